"""One tier: how many are placed, what is proven, and who is left out where, when and why."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models import Status, UnplacedReason, Woman
from planner.explain.by_needs import ByNeeds, by_needs
from planner.explain.due_month import UnevenMonths, uneven_chance
from planner.explain.ledger import Ledger
from planner.explain.opening import core_wte
from planner.explain.price_words import staffing_words
from planner.explain.proof import Proof, proof_of_tier
from planner.explain.reach import unused_time
from planner.explain.share import Share
from planner.refused import UnknownName
from planner.words import day_words


@dataclass(frozen=True)
class GroupLine(Share):
    """Women of the tier who share a month, a neighbourhood or a reason."""

    group: str
    women: int
    placed: int


@dataclass(frozen=True)
class TierStory:
    """What the plan says of one tier, and why."""

    tier: int
    name: str
    women: int
    placed: int
    bound: int
    """No plan that does as well for the tiers before can place more."""
    status: Status
    proof: str
    """What is proven, in words."""
    kept: int
    """Of those placed, women who keep the midwife whom they have met."""
    held: int
    """Of those placed, places held for women still expected to book, who are in no table."""
    reasons: tuple[tuple[str, int], ...]
    """Why women are left out, and how many."""
    too_late: str | None
    """What "too late in pregnancy" means here; none where nobody is."""
    needs: ByNeeds
    """Who is left out, by what a woman counts as."""
    shortage: Proof
    """Why there are no places left, as far as counting shows it."""
    staffing: str
    """Where more staff time could come from."""
    months: tuple[GroupLine, ...]
    """By month of the due date."""
    uneven: UnevenMonths | None
    """Where a woman's chance depends on her due month; none where it does not."""
    areas: tuple[GroupLine, ...]
    """By neighbourhood, most women left out first."""
    deciles: tuple[GroupLine, ...]
    """By decile of deprivation of the neighbourhood, 1 the most deprived."""


def explain_tier(ledger: Ledger, number: int) -> TierStory:
    """Tell one tier's story; raises UnknownName."""
    outcome = next((row for row in ledger.plan.tiers if row.tier == number), None)
    if outcome is None:
        raise UnknownName("tier", str(number), [str(row.tier) for row in ledger.plan.tiers])
    area = ledger.scenario.service.area
    rows = np.flatnonzero(ledger.problem.tier == number)
    areas = _groups(ledger, rows, lambda woman: area[woman.area_id].name or woman.area_id)
    return TierStory(
        tier=number,
        name=outcome.name,
        women=outcome.women,
        placed=outcome.placed,
        bound=outcome.bound,
        status=ledger.plan.status,
        proof=_proof(number, outcome.placed, outcome.bound),
        kept=int(ledger.problem.kept[rows].sum()),
        held=int((ledger.problem.awaited & ledger.placed)[rows].sum()),
        reasons=_reasons(ledger, number),
        too_late=_too_late(ledger, number),
        needs=by_needs(ledger, number),
        shortage=proof_of_tier(ledger, number),
        staffing=_staffing(ledger),
        months=_groups(ledger, rows, lambda woman: f"{woman.edd:%Y-%m}"),
        uneven=uneven_chance(ledger, number),
        areas=tuple(sorted(areas, key=lambda line: (-line.left_out, line.group))),
        deciles=_groups(ledger, rows, lambda woman: f"{area[woman.area_id].imd_decile:2d}"),
    )


def tier_number(ledger: Ledger, name: str) -> int:
    """The number of a tier, by its number or its id in the policy; raises UnknownName."""
    ids = [tier.id for tier in ledger.scenario.policy.tiers]
    numbers = [str(number) for number in range(1, len(ids) + 1)]
    for known in (numbers, ids):
        if name in known:
            return known.index(name) + 1
    raise UnknownName("tier", name, [*numbers, *ids])


def _proof(number: int, placed: int, bound: int) -> str:
    before = "" if number == 1 else " without taking a place from a tier before it"
    if bound == placed:
        return f"proven: no plan can place more than {placed:,} of this tier{before}"
    return (
        f"not settled: no plan can place more than {bound:,} of this tier{before}, this one places {placed:,}"
    )


def _too_late(ledger: Ledger, number: int) -> str | None:
    """The limit, and when those women are due: most were too far on when the plan began."""
    late = [
        ledger.scenario.service.woman[row.woman_id].edd
        for row in ledger.plan.unplaced
        if row.tier == number and row.reason is UnplacedReason.TOO_LATE
    ]
    if not late:
        return None
    weeks = ledger.scenario.policy.limits.latest_gestation_weeks
    return (
        f"too late: {weeks:g} weeks or more on {day_words(ledger.scenario.as_of)}, the day of planning; the "
        f"last of them is due on {day_words(max(late))}. They come with the first day of a plan; no staff "
        "time changes that"
    )


def _staffing(ledger: Ledger) -> str:
    """Where more staff time could come from: core staff above their floor, and teams with time to spare."""
    spare = float(core_wte(ledger).min()) - ledger.scenario.policy.limits.core_floor_wte
    return staffing_words(spare, unused_time(ledger))


def _reasons(ledger: Ledger, number: int) -> tuple[tuple[str, int], ...]:
    left = [row.reason for row in ledger.plan.unplaced if row.tier == number]
    counted = [(reason.words, left.count(reason)) for reason in UnplacedReason if reason in left]
    return tuple(sorted(counted, key=lambda pair: -pair[1]))


def _groups(
    ledger: Ledger, rows: "np.ndarray[tuple[int], np.dtype[np.intp]]", key: Callable[[Woman], str]
) -> tuple[GroupLine, ...]:
    women: dict[str, int] = {}
    placed: dict[str, int] = {}
    for row in rows:
        group = key(ledger.problem.women[row])
        women[group] = women.get(group, 0) + 1
        placed[group] = placed.get(group, 0) + int(ledger.placed[row])
    return tuple(GroupLine(group.strip(), women[group], placed[group]) for group in sorted(women))
