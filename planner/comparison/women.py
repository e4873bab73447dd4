"""Which women have a place in one of two plans only, and who loses the midwife whom she has met."""

from typing import Any

from models import Placement, Scenario, Woman
from models.comparison import Move, Moved
from planner.comparison.candidate import Candidate

LEAST_ALIKE = 0.5
"""Least share of the common ids whose rows tell of one woman, for two services to be of the same women."""
NO_TIER_LAST = 1_000_000


def same_women(before: Scenario, now: Scenario) -> bool:
    """Whether two services are of the same women, so that an id means one woman in both.

    Made-up services number their women alike. An id that is one woman's in both has the same EDD, day of
    booking and ethnic category, but for a correction here and there.
    """
    common = before.service.woman.keys() & now.service.woman.keys()
    alike = sum(_facts(before.service.woman[name]) == _facts(now.service.woman[name]) for name in common)
    return bool(common) and alike >= LEAST_ALIKE * len(common)


def _facts(woman: Woman) -> tuple[object, ...]:
    return woman.edd, woman.booked_on, woman.ethnicity


def followed_from(before: Candidate, now: Candidate) -> Moved | None:
    """What becomes of the women of one option under another; none if they are not of the same women."""
    return moved(before, now) if same_women(before.scenario, now.scenario) else None


def moved(baseline: Candidate, option: Candidate) -> Moved:
    """Who gains and who loses a place, with the reason why the other plan leaves her out, or her midwife."""
    before, now = _planned_for(baseline.scenario), _planned_for(option.scenario)
    shared = sorted(before.keys() & now.keys())
    places = [(name, baseline.plan.placement.get(name), option.plan.placement.get(name)) for name in shared]
    lost = [name for name, old, new in places if old is not None and new is None]
    gained = [name for name, old, new in places if old is None and new is not None]
    both = [(old, new) for _, old, new in places if old is not None and new is not None]
    met = [(before[name], old, new) for name, old, new in places if has_met(before[name])]
    moves = (
        *_moves(baseline, option, lost, gains=False),
        *_moves(baseline, baseline, gained, gains=True),
        *(
            _of_midwife(baseline, old, new)
            for woman, old, new in met
            if old and new and _is_with_hers(woman, old) and not _is_with_hers(woman, new)
        ),
    )
    return Moved(
        label=option.label,
        shared=len(shared),
        only_in_baseline=len(before.keys() - now.keys()),
        only_in_option=len(now.keys() - before.keys()),
        other_team=sum(old.team_id != new.team_id for old, new in both),
        other_midwife=sum(_has_other_midwife(old, new) for old, new in both),
        lose_midwife=sum(_is_with_hers(woman, old) - _is_with_hers(woman, new) for woman, old, new in met),
        met_lose_place=sum((old is not None) - (new is not None) for _, old, new in met),
        moves=tuple(sorted(moves, key=_order)),
    )


def _planned_for(scenario: Scenario) -> dict[str, Woman]:
    return {woman.woman_id: woman for woman in scenario.service.women if scenario.is_planned_for(woman)}


def _has_other_midwife(old: Placement, new: Placement) -> bool:
    return old.team_id == new.team_id and old.midwife_id != new.midwife_id


def has_met(woman: Woman) -> bool:
    """Whether she has a team and a named midwife today: her care has begun."""
    return woman.team_id is not None and woman.midwife_id is not None


def _is_with_hers(woman: Woman, place: Placement | None) -> bool:
    """Whether she has a place with the midwife whom she has met, in that midwife's team."""
    return place is not None and (place.team_id, place.midwife_id) == (woman.team_id, woman.midwife_id)


def _moves(baseline: Candidate, without: Candidate, women: list[str], *, gains: bool) -> list[Move]:
    """Moves of women, with the reason that the plan which has no place for them gives."""
    why = {row.woman_id: row for row in without.plan.unplaced}
    found = []
    for name in women:
        row = why.get(name)
        reason, detail = (None, "") if row is None else (row.reason, row.detail)
        found.append(_move(baseline, name, gains=gains, reason=reason, detail=detail))
    return found


def _of_midwife(baseline: Candidate, old: Placement, new: Placement) -> Move:
    """The move of a woman who keeps a place, but not with the midwife whom she has met."""
    detail = f"from {old.midwife_id} of {old.team_id} to {new.midwife_id} of {new.team_id}"
    return _move(baseline, old.woman_id, gains=False, keeps_place=True, reason=None, detail=detail)


def _move(baseline: Candidate, name: str, **facts: Any) -> Move:
    """A move of a woman, who is told of by the baseline's files."""
    scenario = baseline.scenario
    woman = scenario.service.woman[name]
    return Move(
        woman_id=name,
        tier=scenario.judgements[name].tier,
        expected=scenario.is_expected(woman),
        met=has_met(woman),
        **facts,
    )


def _order(move: Move) -> tuple[int, bool, bool, bool, str]:
    tier = NO_TIER_LAST if move.tier is None else move.tier
    return (tier, move.gains, not move.met, move.keeps_place, move.woman_id)
