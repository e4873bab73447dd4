"""How well placed: language, wishes, travel, buddies, and care begun that is kept or handed over."""

from collections import Counter
from collections.abc import Iterator
from math import fsum

from models import Metric, Placement, Woman
from planner.metrics.catalogue import metric, ratio
from planner.metrics.cohort import TIER, Cohort, Pairs, tier_group
from planner.prepare.travel import travel_minutes

HANDED_OVER = ("handed_to_buddy", "handed_in_team", "handed_to_other_team")
"""The ways in which care begun goes to another midwife."""


def care(cohort: Cohort) -> Iterator[Metric]:
    """Language, wishes, travel, buddies of women placed (all, by tier, by team); care kept or handed over."""
    minutes = _minutes(cohort)
    for by, group, pairs in _groups(cohort):
        yield from _language(cohort, by, group, pairs)
        yield from _wishes(by, group, pairs)
        yield from _travel(by, group, [minutes[case.woman.woman_id] for case, _ in pairs])
        named = sum(place.buddy_id is not None for _, place in pairs)
        yield metric("buddy_named", by, group, named)
        yield metric("buddy_named_share", by, group, ratio(named, len(pairs)))
    yield from _care_begun(cohort)


def _groups(cohort: Cohort) -> Iterator[tuple[str, str, Pairs]]:
    tiers: dict[str, Pairs] = {tier: [] for tier in TIER.groups(cohort)}
    for case, place in cohort.placed:
        tiers[tier_group(case.tier)].append((case, place))
    yield "all", "all", list(cohort.placed)
    yield from (("tier", tier, pairs) for tier, pairs in tiers.items())
    yield from (("team", team, pairs) for team, pairs in cohort.placed_in.items())


def _minutes(cohort: Cohort) -> dict[str, float]:
    """Minutes one way of each woman placed."""
    minutes = travel_minutes(cohort.scenario.service)
    return {case.woman.woman_id: minutes[case.woman.area_id, place.team_id] for case, place in cohort.placed}


def _language(cohort: Cohort, by: str, group: str, pairs: Pairs) -> Iterator[Metric]:
    midwife = cohort.scenario.service.midwife
    spoken = [
        case.woman.interpreter_language in midwife[place.midwife_id].languages
        for case, place in pairs
        if case.woman.needs_interpreter
    ]
    yield metric("interpreter_women", by, group, len(spoken))
    yield metric("language_matched", by, group, sum(spoken))
    yield metric("language_matched_share", by, group, ratio(sum(spoken), len(spoken)))


def _wishes(by: str, group: str, pairs: Pairs) -> Iterator[Metric]:
    met = [
        case.woman.preferred_team_id == place.team_id
        for case, place in pairs
        if case.woman.preferred_team_id is not None
    ]
    yield metric("preferred_team_women", by, group, len(met))
    yield metric("preferred_team_met", by, group, sum(met))
    yield metric("preferred_team_met_share", by, group, ratio(sum(met), len(met)))


def _travel(by: str, group: str, minutes: list[float]) -> Iterator[Metric]:
    yield metric("travel_minutes_mean", by, group, ratio(fsum(minutes), len(minutes)))
    yield metric("travel_minutes_max", by, group, max(minutes, default=None))


def _care_begun(cohort: Cohort) -> Iterator[Metric]:
    """What becomes of women who have a team and a named midwife today.

    Kept is what the woman sees, the same team and the same midwife, whether or not the rule of care begun
    asked for it.
    """
    begun = [case for case in cohort.cases if case.woman.has_met_midwife]
    became = Counter(_became(case.woman, case.placement) for case in begun)
    yield metric("care_begun", "all", "all", len(begun))
    yield metric("care_kept", "all", "all", became["care_kept"])
    yield metric("care_kept_share", "all", "all", ratio(became["care_kept"], len(begun)))
    yield metric("care_handed_over", "all", "all", sum(became[name] for name in HANDED_OVER))
    for name in (*HANDED_OVER, "care_lost"):
        yield metric(name, "all", "all", became[name])


def _became(woman: Woman, place: Placement | None) -> str:
    if place is None:
        return "care_lost"
    if place.team_id != woman.team_id:
        return "handed_to_other_team"
    if place.midwife_id == woman.midwife_id:
        return "care_kept"
    return "handed_to_buddy" if place.midwife_id == woman.buddy_id else "handed_in_team"
