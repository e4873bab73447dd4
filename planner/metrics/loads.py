"""Births and open caseload of the teams, against their limits, by month and by run of months."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from math import fsum

from models import Metric, Woman, last_day_of_care, runs
from models.policy import WHOLE_WEIGHT
from planner.metrics.catalogue import metric, ratio
from planner.metrics.cohort import Case, Cohort

MONTHS_A_YEAR = 12


def loads(cohort: Cohort) -> Iterator[Metric]:
    """Staff time, births, paced births and open caseload by month or run: of all teams, then of each."""
    yield from _births(cohort)
    yield from _staff(cohort)
    yield from _pace(cohort)
    yield from _open(cohort)


def births_by_month(cases: list[Case], months: int) -> tuple[list[int], list[int]]:
    """Births due in each month: heads, and weights in hundredths."""
    heads, weights = [0] * months, [0] * months
    for case in cases:
        heads[case.month] += 1
        weights[case.month] += case.weight
    return heads, weights


def _births(cohort: Cohort) -> Iterator[Metric]:
    months = [str(month) for month in cohort.scenario.months]
    everyone = births_by_month([case for case, _ in cohort.placed], len(months))
    yield from _birth_rows("all", "all", sum(everyone[0]), sum(everyone[1]))
    for month, heads, weight in zip(months, *everyone, strict=True):
        yield from _birth_rows("month", month, heads, weight)
    for team, (heads_of, weights_of) in _births_of(cohort).items():
        yield from _birth_rows("team", team, sum(heads_of), sum(weights_of))
        for month, heads, weight in zip(months, heads_of, weights_of, strict=True):
            yield from _birth_rows("team_month", f"{team} {month}", heads, weight)


def _birth_rows(by: str, group: str, heads: int, weight: int) -> Iterator[Metric]:
    yield metric("births", by, group, heads)
    yield metric("births_weighted", by, group, weight / WHOLE_WEIGHT)


def _births_of(cohort: Cohort) -> dict[str, tuple[list[int], list[int]]]:
    months = len(cohort.scenario.months)
    return {
        team: births_by_month([case for case, _ in pairs], months) for team, pairs in cohort.placed_in.items()
    }


def _staff(cohort: Cohort) -> Iterator[Metric]:
    wte = {team: cohort.wte_of(team) for team in cohort.teams}
    for number, month in enumerate(cohort.scenario.months):
        for team in cohort.teams:
            yield metric("wte_in_teams", "team_month", f"{team} {month}", wte[team][number])


def _pace(cohort: Cohort) -> Iterator[Metric]:
    """Weighted births over each run against the team's ratio / 12 x the run's WTE-months."""
    months, limits = cohort.scenario.months, cohort.scenario.policy.limits
    spans = runs(months, limits.pace_months)
    load: dict[str, list[int]] = {}
    limit: dict[str, list[float]] = {}
    for team, (_, weights) in _births_of(cohort).items():
        wte = cohort.wte_of(team)
        ends = [(start, start + len(span)) for start, span in enumerate(spans)]
        load[team] = [sum(weights[first:end]) for first, end in ends]
        rate = limits.births_per_wte_year_of(cohort.scenario.service.team[team]) / MONTHS_A_YEAR
        limit[team] = [rate * fsum(wte[first:end]) for first, end in ends]
    yield from _against("paced_births", "run", [str(span[0]) for span in spans], load, limit)


def _open(cohort: Cohort) -> Iterator[Metric]:
    """Weighted women in care on the first day of each month after `as_of`, against the limit if there is one.

    They are the women placed in the team, and those of its women who are not planned for: past their EDD, or
    due after the horizon.
    """
    scenario = cohort.scenario
    months = [month for month in scenario.months if month.first_day > scenario.as_of]
    load = _open_load(cohort, [month.first_day for month in months])
    rate = scenario.policy.limits.open_caseload_per_wte
    skipped = len(scenario.months) - len(months)
    limit = {team: [rate * wte for wte in cohort.wte_of(team)[skipped:]] for team in load} if rate else None
    yield from _against("open_caseload", "month", [str(month) for month in months], load, limit)


def _open_load(cohort: Cohort, days: list[date]) -> dict[str, list[int]]:
    load = {team: [0] * len(days) for team in cohort.teams}
    for case, place in cohort.placed:
        for day in days_in_care(case.woman, days):
            load[place.team_id][day] += case.weight
    for woman in cohort.others:
        if woman.team_id in load:
            for day in days_in_care(woman, days):
                load[woman.team_id][day] += cohort.scenario.judgements[woman.woman_id].weight
    return load


def days_in_care(woman: Woman, days: list[date]) -> range:
    """Positions of those of the sorted `days` on which she is in care."""
    return range(bisect_left(days, woman.booked_on), bisect_right(days, last_day_of_care(woman.edd)))


def _against(
    name: str, by: str, times: list[str], load: dict[str, list[int]], limit: dict[str, list[float]] | None
) -> Iterator[Metric]:
    """Load, limit and share used, of all teams together and of each team; loads come in hundredths."""
    for number, time in enumerate(times):
        whole = sum(row[number] for row in load.values()) / WHOLE_WEIGHT
        most = None if limit is None else fsum(row[number] for row in limit.values())
        yield from _used(name, by, time, whole, most)
    for team, row in load.items():
        for number, time in enumerate(times):
            most = None if limit is None else limit[team][number]
            yield from _used(name, f"team_{by}", f"{team} {time}", row[number] / WHOLE_WEIGHT, most)


def _used(name: str, by: str, group: str, load: float, limit: float | None) -> Iterator[Metric]:
    yield metric(name, by, group, load)
    if limit is not None:
        yield metric(f"{name}_limit", by, group, limit)
        yield metric(f"{name}_used", by, group, ratio(load, limit))
