"""The limits as plain rows of whole numbers: what some women weigh, at some midwives, stays within a cap."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from models import Midwife, Month, Scenario, Woman, runs
from tests.oracle.staff import TOLERANCE, Wte, exact
from tests.oracle.who_may import care_kept, women_not_planned_for, women_planned_for

WHOLE = 100


class Row(NamedTuple):
    """Σ of `load` over the women who are with one of `midwives` is at most `cap`."""

    midwives: frozenset[str]
    load: dict[str, int]
    cap: int

    def of(self, woman_id: str, midwife_id: str) -> int:
        """What a woman with this midwife adds."""
        return self.load.get(woman_id, 0) if midwife_id in self.midwives else 0


def run_pace(scenario: Scenario, wte: Wte, midwives: Iterable[Midwife], run: tuple[Month, ...]) -> Fraction:
    """Births that the midwives' staff time carries in a run of months."""
    carried = (ratio(scenario, row) / 12 * wte[row.midwife_id, month] for row in midwives for month in run)
    return sum(carried, Fraction(0))


def ratio(scenario: Scenario, midwife: Midwife) -> Fraction:
    """Births a year for each WTE of the team in which she works or would work."""
    team = scenario.service.team.get(midwife.joins_team_id or midwife.team_id)
    usual = scenario.policy.limits.births_per_wte_year
    return exact(usual if team is None or team.births_per_wte_year is None else team.births_per_wte_year)


def hundredths(limit: Fraction) -> int:
    """The largest load in hundredths of a woman that a limit allows."""
    return floor((limit + TOLERANCE) * WHOLE)


def rounded_up(limit: Fraction) -> int:
    """A midwife's limit: her share rounded up to whole women."""
    return ceil(limit - TOLERANCE)


def pace_runs(scenario: Scenario) -> tuple[tuple[Month, ...], ...]:
    """The runs of months over which births are paced."""
    return runs(scenario.months, scenario.policy.limits.pace_months)


def due_in(women: Iterable[Woman], months: Iterable[Month]) -> list[Woman]:
    """The women whose EDD lies in one of the months."""
    wanted = set(months)
    return [row for row in women if Month.of(row.edd) in wanted]


def team_rows(scenario: Scenario, wte: Wte, teams: dict[str, list[Midwife]]) -> Iterator[Row]:
    """Births paced and the open caseload of every team."""
    for team_id, midwives in teams.items():
        yield from _team_pace(scenario, wte, team_id, midwives)
        yield from _team_open_caseload(scenario, wte, team_id, midwives)


def _weights(scenario: Scenario, women: Iterable[Woman]) -> dict[str, int]:
    return {row.woman_id: scenario.judgements[row.woman_id].weight for row in women}


def _kept_by_team(scenario: Scenario, team_id: str) -> set[str]:
    return {woman_id for woman_id, (team, _) in care_kept(scenario).items() if team == team_id}


def _load_of(load: dict[str, int], women: set[str]) -> int:
    return sum(load[woman_id] for woman_id in women & load.keys())


def _team_pace(scenario: Scenario, wte: Wte, team_id: str, midwives: list[Midwife]) -> Iterator[Row]:
    kept = _kept_by_team(scenario, team_id)
    for run in pace_runs(scenario):
        load = _weights(scenario, due_in(women_planned_for(scenario), run))
        limit = hundredths(run_pace(scenario, wte, midwives, run))
        yield Row(_ids(midwives), load, max(limit, _load_of(load, kept)))


def _team_open_caseload(scenario: Scenario, wte: Wte, team_id: str, midwives: list[Midwife]) -> Iterator[Row]:
    per_wte = scenario.policy.limits.open_caseload_per_wte
    if per_wte is None:
        return
    kept = _kept_by_team(scenario, team_id)
    for month in scenario.months:
        day = month.first_day
        if day <= scenario.as_of:
            continue
        others = [
            row for row in women_not_planned_for(scenario) if row.team_id == team_id and row.is_in_care(day)
        ]
        load = _weights(scenario, (row for row in women_planned_for(scenario) if row.is_in_care(day)))
        fixed = sum(_weights(scenario, others).values())
        staff = sum((wte[row.midwife_id, month] for row in midwives), Fraction(0))
        limit = hundredths(exact(per_wte) * staff)
        yield Row(_ids(midwives), load, max(limit, fixed + _load_of(load, kept)) - fixed)


def _ids(midwives: Iterable[Midwife]) -> frozenset[str]:
    return frozenset(row.midwife_id for row in midwives)


def midwife_rows(
    scenario: Scenario, wte: Wte, teams: dict[str, list[Midwife]], *, care_begun_excused: bool
) -> Iterator[Row]:
    """The paced and the monthly limit of every midwife; only named midwives are excused for care begun."""
    kept = care_kept(scenario) if care_begun_excused else {}
    for midwife in (row for midwives in teams.values() for row in midwives):
        hers = {woman_id for woman_id, (_, named) in kept.items() if named == midwife.midwife_id}
        for months, cap in _midwife_caps(scenario, wte, midwife):
            load = {row.woman_id: 1 for row in due_in(women_planned_for(scenario), months)}
            yield Row(frozenset({midwife.midwife_id}), load, max(cap, _load_of(load, hers)))


def _midwife_caps(scenario: Scenario, wte: Wte, midwife: Midwife) -> Iterator[tuple[tuple[Month, ...], int]]:
    for run in pace_runs(scenario):
        yield run, rounded_up(run_pace(scenario, wte, [midwife], run))
    per_wte = exact(scenario.policy.limits.births_per_wte_month)
    for month in scenario.months:
        yield (month,), rounded_up(per_wte * wte[midwife.midwife_id, month])
