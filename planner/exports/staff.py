"""What each team and each midwife carries, beside what they may carry."""

from collections import Counter
from collections.abc import Iterable
from math import fsum

from models import Metric, Month, Plan, Scenario, Team
from planner.exports.csv_text import Cell, csv_text, measured
from planner.metrics.cohort import place_of_work
from planner.metrics.peaks import LOADS, Peak, Values, fullest, values
from planner.prepare.staff_time import effective_wte

MIDWIVES = (
    "midwife_id",
    "team_id",
    "band",
    "wte",
    "wte_mean",
    "named_women",
    "buddy_women",
    "births_peak",
    "births_peak_month",
)


def teams_csv(scenario: Scenario, plan: Plan, metrics: Iterable[Metric]) -> str:
    """One row a team, by id, proposed ones too: women, births by tier, and its fullest times.

    The fullest run (or month) is the one that uses most of its limit; the first of them where several do.
    """
    value = values(metrics)
    paced, caseload = (fullest(value, measure, by) for measure, by in LOADS)
    tiers = (*(str(number) for number, _ in enumerate(scenario.policy.tiers, start=1)), "none")
    columns = (
        *("team_id", "name", "status", "opened", "wte_mean", "women", "women_booked", "women_expected"),
        *(f"births_tier_{tier}" for tier in tiers),
        *("births_weighted", "paced_births_peak", "paced_births_limit", "paced_births_run"),
        *("open_caseload_peak", "open_caseload_limit", "open_caseload_month"),
    )
    rows = (
        (
            *_of_team(team, plan, value, tiers),
            *_peak(paced.get(team.team_id)),
            *_peak(caseload.get(team.team_id)),
        )
        for team in scenario.service.teams
    )
    return csv_text(columns, rows)


def _peak(peak: Peak | None) -> tuple[Cell, ...]:
    """Load, limit and time of a team at its fullest."""
    return (None, None, None) if peak is None else (measured(peak.load), measured(peak.limit), peak.time)


def _of_team(team: Team, plan: Plan, value: Values, tiers: Iterable[str]) -> tuple[Cell, ...]:
    def of(measure: str, by: str = "team", part: str = "") -> float | None:
        """A measure of the team, or of a part of it."""
        return value.get((measure, by, f"{team.team_id}{part}"))

    return (
        *(team.team_id, team.name, str(team.status), team.team_id in plan.opened_teams),
        measured(of("wte_in_teams")),
        *(of("placed"), of("placed_booked"), of("placed_expected")),
        *(of("placed", "team_tier", f" {tier}") for tier in tiers),
        measured(of("births_weighted")),
    )


def midwives_csv(scenario: Scenario, plan: Plan) -> str:
    """One row a midwife, by id, those of core too: her team under the plan and the women she is named for."""
    named = Counter(row.midwife_id for row in plan.placements)
    buddy = Counter(row.buddy_id for row in plan.placements)
    peaks = _peaks(scenario, plan)
    wte = effective_wte(scenario)
    rows = (
        (
            *(midwife.midwife_id, place_of_work(midwife, plan), int(midwife.band), midwife.wte),
            measured(fsum(wte[midwife.midwife_id]) / len(scenario.months)),
            *(named[midwife.midwife_id], buddy[midwife.midwife_id]),
            *peaks.get(midwife.midwife_id, (0, None)),
        )
        for midwife in scenario.service.midwives
    )
    return csv_text(MIDWIVES, rows)


def _peaks(scenario: Scenario, plan: Plan) -> dict[str, tuple[int, str]]:
    """Most births due in one month to the women of each midwife, and the first such month."""
    births: dict[str, Counter[Month]] = {}
    for row in plan.placements:
        if woman := scenario.service.woman.get(row.woman_id):
            births.setdefault(row.midwife_id, Counter())[Month.of(woman.edd)] += 1
    return {
        midwife: max(
            ((count, str(month)) for month, count in sorted(months.items())), key=lambda peak: peak[0]
        )
        for midwife, months in births.items()
    }
