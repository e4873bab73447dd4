"""Who is offered a place and who has one: by tier, ethnic group, language, deprivation, team and midwife."""

from collections.abc import Iterator
from math import fsum

from models import Metric, Placement
from planner.metrics.catalogue import metric, ratio
from planner.metrics.cohort import (
    ALL,
    ETHNIC_GROUP,
    IMD_DECILE,
    IMD_QUINTILE,
    INTERPRETER,
    MEASURE_ETHNIC_GROUP,
    PREFERRED_TEAM,
    TIER,
    Case,
    Cohort,
    tier_group,
)

ASKING = (INTERPRETER, PREFERRED_TEAM)
GROUPINGS = (ALL, TIER, ETHNIC_GROUP, MEASURE_ETHNIC_GROUP, IMD_DECILE, IMD_QUINTILE, *ASKING)
SPLIT = tuple(grouping.of_tiers() for grouping in ASKING)
"""Within each tier too, where it is seen whether those who ask for something fare like the others."""


def coverage(cohort: Cohort) -> Iterator[Metric]:
    """Women, offered, placed and shares; women who have booked and women expected to book told apart."""
    for grouping in GROUPINGS:
        for group, cases in grouping.split(cohort).items():
            yield from _of_group(grouping.by, group, cases)
    for grouping in SPLIT:
        for group, cases in grouping.split(cohort).items():
            yield from _new(grouping.by, group, [case for case in cases if case.woman.midwife_id is None])
    yield from _of_teams(cohort)
    yield from _of_midwives(cohort)


def _of_group(by: str, group: str, cases: list[Case]) -> Iterator[Metric]:
    expected = sum(case.is_expected for case in cases)
    offered = sum(case.tier is not None for case in cases)
    booked = len(cases) - expected
    placed = [case for case in cases if case.placement is not None]
    placed_expected = sum(case.is_expected for case in placed)
    placed_offered = sum(case.tier is not None for case in placed)
    values = {
        "women": len(cases),
        "women_booked": booked,
        "women_expected": expected,
        "offered": offered,
        **_placed(placed),
        "placed_share": ratio(len(placed), len(cases)),
        "placed_booked_share": ratio(len(placed) - placed_expected, booked),
        "placed_expected_share": ratio(placed_expected, expected),
        "placed_offered_share": ratio(placed_offered, offered),
    }
    yield from (metric(name, by, group, value) for name, value in values.items())


def _new(by: str, group: str, cases: list[Case]) -> Iterator[Metric]:
    placed = sum(case.placement is not None for case in cases)
    yield metric("new_women", by, group, len(cases))
    yield metric("new_placed", by, group, placed)
    yield metric("new_placed_share", by, group, ratio(placed, len(cases)))


def _placed(cases: list[Case]) -> dict[str, int]:
    expected = sum(case.is_expected for case in cases)
    return {"placed": len(cases), "placed_booked": len(cases) - expected, "placed_expected": expected}


def _of_teams(cohort: Cohort) -> Iterator[Metric]:
    for team, pairs in cohort.placed_in.items():
        cases = [case for case, _ in pairs]
        yield from _of_carer(cohort, "team", team, cases, cohort.wte_of(team))
        for tier in TIER.groups(cohort):
            count = sum(tier_group(case.tier) == tier for case in cases)
            yield metric("placed", "team_tier", f"{team} {tier}", count)


def _of_midwives(cohort: Cohort) -> Iterator[Metric]:
    midwives = [midwife for team in cohort.teams for midwife in cohort.midwives_of[team]]
    women: dict[str, list[Case]] = {midwife: [] for midwife in sorted(midwives)}
    buddied = dict.fromkeys(women, 0)
    for case, place in cohort.placed:
        women.setdefault(place.midwife_id, []).append(case)
        _count_buddy(buddied, place)
    for midwife, cases in women.items():
        yield from _of_carer(cohort, "midwife", midwife, cases, cohort.wte[midwife])
        yield metric("buddy_women", "midwife", midwife, buddied.get(midwife, 0))


def _count_buddy(buddied: dict[str, int], place: Placement) -> None:
    if place.buddy_id is not None:
        buddied[place.buddy_id] = buddied.get(place.buddy_id, 0) + 1


def _of_carer(
    cohort: Cohort, by: str, group: str, cases: list[Case], wte_by_month: tuple[float, ...]
) -> Iterator[Metric]:
    wte = fsum(wte_by_month) / len(wte_by_month)
    values = {
        **_placed(cases),
        "share_of_placed": ratio(len(cases), len(cohort.placed)),
        "wte_in_teams": wte,
        "placed_per_wte": ratio(len(cases), wte),
    }
    yield from (metric(name, by, group, value) for name, value in values.items())
