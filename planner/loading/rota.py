"""The tables of the rota held against the policy: kinds of duty, and teams of weekly duties."""

from collections.abc import Iterator, Mapping

from models import OFF, Finding, FixedDuty, Request, ScenarioFile, Tables
from planner.loading.scenario_file import finding_at
from planner.loading.table import Table
from planner.loading.wording import shown, suggestion
from planner.loading.yaml_tree import Tree


def rota_findings(
    tree: Tree, scenario: ScenarioFile, tables: Mapping[str, Table], changed: Tables
) -> Iterator[Finding]:
    """Kinds of duty that the policy has not, and weekly duties of teams that nobody knows."""
    kinds = [kind.id for kind in scenario.policy.rota.duty_kinds]
    for row, line in zip(tables["requests"].rows, tables["requests"].lines, strict=True):
        if isinstance(row, Request) and row.kind not in (None, *kinds):
            yield _unknown_kind(tables["requests"], line, row, kinds)
    for row, line in zip(tables["fixed_duties"].rows, tables["fixed_duties"].lines, strict=True):
        if isinstance(row, FixedDuty) and row.kind not in (OFF, *kinds):
            yield _unknown_kind(tables["fixed_duties"], line, row, [*kinds, OFF])
    if tables["teams"].is_whole and not tables["teams"].broken_ids:
        yield from _unknown_teams(tree, scenario, [team.team_id for team in changed.teams])


def _unknown_kind(table: Table, line: int, row: Request | FixedDuty, known: list[str]) -> Finding:
    return Finding(
        message="unknown kind of duty",
        file=table.file,
        line=line,
        column=table.cell["kind"] + 1,
        key="kind",
        row_id=row.midwife_id,
        value=shown(row.kind),
        hint=suggestion(str(row.kind), known),
    )


def _unknown_teams(tree: Tree, scenario: ScenarioFile, known: list[str]) -> Iterator[Finding]:
    for index, duty in enumerate(scenario.policy.rota.weekly_duties):
        if duty.team_id not in (None, *known):
            path = ("policy", "rota", "weekly_duties", index, "team_id")
            hint = suggestion(str(duty.team_id), known)
            yield finding_at(tree, path, "unknown team", value=duty.team_id, hint=hint)
        for name in duty.weekday_of:
            if name not in known:
                own = ("policy", "rota", "weekly_duties", index, "weekday_of", name)
                yield finding_at(tree, own, "unknown team", value=name, hint=suggestion(name, known))
