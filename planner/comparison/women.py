"""Which women have a place in one of two plans only."""

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
    """Who gains and who loses a place, with the reason why the other plan leaves her out."""
    before, now = _planned_for(baseline.scenario), _planned_for(option.scenario)
    shared = sorted(before.keys() & now.keys())
    places = [(name, baseline.plan.placement.get(name), option.plan.placement.get(name)) for name in shared]
    lost = [name for name, old, new in places if old is not None and new is None]
    gained = [name for name, old, new in places if old is None and new is not None]
    both = [(old, new) for _, old, new in places if old is not None and new is not None]
    moves = (
        *_moves(baseline, option, lost, gains=False),
        *_moves(baseline, baseline, gained, gains=True),
    )
    return Moved(
        label=option.label,
        shared=len(shared),
        only_in_baseline=len(before.keys() - now.keys()),
        only_in_option=len(now.keys() - before.keys()),
        other_team=sum(old.team_id != new.team_id for old, new in both),
        other_midwife=sum(_has_other_midwife(old, new) for old, new in both),
        moves=tuple(sorted(moves, key=_order)),
    )


def _planned_for(scenario: Scenario) -> dict[str, Woman]:
    return {woman.woman_id: woman for woman in scenario.service.women if scenario.is_planned_for(woman)}


def _has_other_midwife(old: Placement, new: Placement) -> bool:
    return old.team_id == new.team_id and old.midwife_id != new.midwife_id


def _moves(baseline: Candidate, without: Candidate, women: list[str], *, gains: bool) -> list[Move]:
    """Moves of women, with the reason that the plan which has no place for them gives."""
    why = {row.woman_id: row for row in without.plan.unplaced}
    found = []
    for name in women:
        row = why.get(name)
        found.append(
            Move(
                woman_id=name,
                tier=baseline.scenario.judgements[name].tier,
                expected=baseline.scenario.is_expected(baseline.scenario.service.woman[name]),
                gains=gains,
                reason=None if row is None else row.reason,
                detail="" if row is None else row.detail,
            )
        )
    return found


def _order(move: Move) -> tuple[int, bool, str]:
    return (NO_TIER_LAST if move.tier is None else move.tier, move.gains, move.woman_id)
