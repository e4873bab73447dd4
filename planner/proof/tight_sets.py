"""Problem and plan -> tight sets: few, apart from one another, that explain what counting can explain."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from models import Plan, Price, RuleId, Spell, TierPrice, TightSet
from planner.prepare import Problem
from planner.prepare.problem import Flags, Ints
from planner.proof.choice import best_apart
from planner.proof.counting import Counting, countings
from planner.proof.price import order_of, price_all, price_one
from planner.proof.register import Register
from planner.proof.search import Piece, trimmed, windows_of, women_of
from planner.proof.shortage import Shortage, shortages


def tight_sets(problem: Problem, plan: Plan) -> tuple[TightSet, ...]:
    """The tight sets of every tier with women left out who could go somewhere, tier by tier.

    Those of one tier share no woman: what they say adds up. They are found from the plan, but hold for every
    plan that opens the same teams, as `TightSet` says.
    """
    register = Register(problem, plan.whole)
    limits = countings(problem)
    return tuple(found for tier in plan.tiers for found in _of_tier(register, limits, tier.tier))


def tier_prices(problem: Problem, plan: Plan) -> tuple[TierPrice, ...]:
    """What makes room for all women of a tier, and of those before it, for every tier that has tight sets."""
    register = Register(problem, plan.whole)
    limits = countings(problem)
    short = sorted({found.tier for found in plan.tight_sets})
    return tuple(TierPrice(tier=tier, prices=_of_all(register, limits, tier)) for tier in short)


def _of_all(register: Register, limits: tuple[Counting, ...], tier: int) -> tuple[Price, ...]:
    women = np.flatnonzero(register.waiting & (register.problem.tier <= tier))
    reached: Flags = np.any(register.eligible[women], axis=0)
    teams = order_of(register, reached, women)
    return price_all(register, shortages(register, limits, tier, _of(register, tier)), teams)


def _of(register: Register, tier: int) -> Ints:
    """Positions of the women of a tier who could go somewhere."""
    return np.flatnonzero(register.waiting & (register.problem.tier == tier))


def _of_tier(register: Register, limits: tuple[Counting, ...], tier: int) -> Iterator[TightSet]:
    if not register.left_out(tier):
        return
    windows = [one for counting in limits for one in windows_of(register, counting, tier)]
    together: dict[tuple[RuleId, bytes], list[Piece]] = {}
    for window in best_apart(windows, len(register.problem.scenario.months)):
        for piece in (trimmed(register, tier, piece) for piece in window.pieces):
            together.setdefault((piece.counting.rule, piece.teams.tobytes()), []).append(piece)
    before = tier - 1
    earlier = shortages(register, limits, before, _of(register, before)) if before else []
    for pieces in sorted(together.values(), key=lambda rows: -sum(row.tally.must_stay_out for row in rows)):
        yield _tight_set(register, limits, tier, pieces, earlier)


def _tight_set(
    register: Register,
    limits: tuple[Counting, ...],
    tier: int,
    pieces: list[Piece],
    earlier: list[Shortage],
) -> TightSet:
    """Pieces of the same teams and limit, in different stretches of time, as one set."""
    problem = register.problem
    women = np.concatenate([piece.tally.women for piece in pieces])
    counted = [Shortage(register, piece.counting, piece.window, tier, piece.tally.women) for piece in pieces]
    teams = order_of(register, pieces[0].teams, np.concatenate([women_of(piece.tally) for piece in pieces]))
    return TightSet(
        tier=tier,
        rule=pieces[0].counting.rule,
        team_ids=tuple(problem.teams[team].team_id for team in np.flatnonzero(pieces[0].teams)),
        area_ids=tuple(sorted({problem.women[woman].area_id for woman in women})),
        spells=tuple(_spell(register, piece) for piece in pieces),
        price_one=price_one(register, counted, earlier, teams),
        price_all=price_all(register, shortages(register, limits, tier, women), teams),
    )


def _spell(register: Register, piece: Piece) -> Spell:
    counted, unit = piece.tally, piece.counting.unit
    first, last, day = _stretch(register, piece)
    return Spell(
        first_month=first,
        last_month=last,
        in_care_on=day,
        women=len(counted.women),
        needed=counted.needed / unit,
        before=len(counted.before),
        before_out=counted.before_out,
        before_needed=counted.before_needed / unit,
        places=counted.places / unit,
        left_out=int(np.count_nonzero(~register.placed[counted.women])),
        must_stay_out=counted.must_stay_out,
    )


def _stretch(register: Register, piece: Piece) -> tuple[str, str, date | None]:
    """First and last month of due dates, and the day on which women in care are counted, if one is."""
    label = piece.counting.windows.labels[piece.window]
    if piece.counting.rule is not RuleId.TEAM_OPEN_CASELOAD:
        first, _, last = label.partition("..")
        return first, last or first, None
    months = register.problem.month[women_of(piece.tally)]
    names = register.problem.months.labels
    return names[months.min()], names[months.max()], date.fromisoformat(label)
