"""One woman: why she is with her team, midwife and buddy, or why she is left out."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models import UnplacedReason, Woman
from planner.explain.by_needs import chance_words
from planner.explain.ledger import Ledger
from planner.explain.look import TeamLook, Verdict, team_looks
from planner.explain.met_before import MetBefore, met_before
from planner.explain.placed_with import MidwifeLook, PlacedWith, midwife_looks, placed_with
from planner.explain.proof_words import woman_words
from planner.refused import UnknownName

__all__ = ["MidwifeLook", "Outcome", "PlacedWith", "TeamLook", "Verdict", "WomanStory", "explain_woman"]

DAYS_PER_WEEK = 7


class Outcome(StrEnum):
    """What became of a woman."""

    KEPT = "kept"
    """She stays with the midwife whom she has met."""
    PLACED = "placed"
    """She has a team and a named midwife."""
    LEFT_OUT = "left out"
    """She has none."""
    PAST_DUE = "past her due date"
    """She is not planned for: her due date lies before the day of planning."""
    AFTER_HORIZON = "due after the horizon"
    """She is not planned for: her due date lies after the horizon."""


@dataclass(frozen=True)
class WomanStory:
    """What the plan says of one woman, and why."""

    woman_id: str
    outcome: Outcome
    tier: int | None
    tier_name: str | None
    tier_reasons: tuple[str, ...]
    """Why she is in that tier."""
    weight: float
    """Her weight in women."""
    needs: tuple[str, ...]
    """What makes her count as more or less than one."""
    edd: date
    gestation_weeks: int
    """Completed weeks on the day of planning; below 0 where she is expected."""
    expected: bool
    """Whether she has not booked yet."""
    area_id: str
    imd_decile: int
    interpreter_language: str | None
    preferred_team: str | None
    """Name of the team that she asks for."""
    placed_with: PlacedWith | None
    met_before: MetBefore | None
    """The midwife whom she had met and cannot stay with, and why buddy or team could not take her."""
    reason: str | None
    """Why she is left out, in a few words."""
    detail: str | None
    """The same in words and numbers, as the plan states it."""
    shortage: str | None
    """With whom she shares too few places, and how many of them stay out; none where no set counts her."""
    chance: str | None
    """How women of her tier who count as she does fare, where others who count as less come first."""
    teams: tuple[TeamLook, ...]
    """Every team as it looks for her, nearest first."""
    midwives: tuple[MidwifeLook, ...]
    """The midwives of her team; of none where she is left out."""


def explain_woman(ledger: Ledger, woman_id: str) -> WomanStory:
    """Tell one woman's story; raises UnknownName."""
    woman = ledger.scenario.service.woman.get(woman_id)
    if woman is None:
        raise UnknownName("woman", woman_id, ledger.scenario.service.woman)
    judgement = ledger.scenario.judgements[woman_id]
    row = ledger.woman_at.get(woman_id)
    left = next((one for one in ledger.plan.unplaced if one.woman_id == woman_id), None)
    area = ledger.scenario.service.area[woman.area_id]
    return WomanStory(
        woman_id=woman_id,
        outcome=_outcome(ledger, woman),
        tier=judgement.tier,
        tier_name=None if judgement.tier is None else ledger.scenario.policy.tiers[judgement.tier - 1].name,
        tier_reasons=judgement.reasons,
        weight=judgement.weight / 100,
        needs=ledger.scenario.policy.needs(woman, area),
        edd=woman.edd,
        gestation_weeks=woman.gestation_days(ledger.scenario.as_of) // DAYS_PER_WEEK,
        expected=ledger.scenario.is_expected(woman),
        area_id=woman.area_id,
        imd_decile=area.imd_decile,
        interpreter_language=woman.interpreter_language,
        preferred_team=_preferred_team(ledger, woman),
        placed_with=None if row is None else placed_with(ledger, row),
        met_before=None if row is None else met_before(ledger, row),
        reason=None if left is None else left.reason.words,
        detail=None if left is None else left.detail,
        shortage=None if left is None else woman_words(ledger, woman_id),
        chance=None
        if left is None or judgement.tier is None or left.reason is not UnplacedReason.NO_PLACES
        else chance_words(ledger, judgement.tier, judgement.weight / 100),
        teams=() if row is None or judgement.tier is None else team_looks(ledger, row),
        midwives=() if row is None else midwife_looks(ledger, row),
    )


def _preferred_team(ledger: Ledger, woman: Woman) -> str | None:
    if woman.preferred_team_id is None:
        return None
    return ledger.scenario.service.team[woman.preferred_team_id].name


def _outcome(ledger: Ledger, woman: Woman) -> Outcome:
    if woman.edd < ledger.scenario.as_of:
        return Outcome.PAST_DUE
    if woman.edd > ledger.scenario.last_day:
        return Outcome.AFTER_HORIZON
    placement = ledger.plan.placement.get(woman.woman_id)
    if placement is None:
        return Outcome.LEFT_OUT
    return Outcome.KEPT if placement.kept else Outcome.PLACED
