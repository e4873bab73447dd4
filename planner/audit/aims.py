"""The aims, recomputed from the placements and held against what the plan states."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor

from models import AimCheck, AimOutcome, Midwife, RuleId, Sense, Violation, Woman
from planner.audit.register import Placed, Register

AimKey = tuple[RuleId, int | None]

NOT_STATED = -1
"""Stands for an aim that one side does not have: no aim is ever below 0."""

_HALF = Fraction(1, 2)
_LEAST = frozenset({RuleId.FIT, RuleId.BUDDY_FIT})


def aim_checks(register: Register) -> tuple[AimCheck, ...]:
    """Every aim, stated and recomputed: tiers' counts, lesser aims in strict order, then any beyond those."""
    tiers = {row.tier: row.placed for row in register.plan.tiers}
    checks = [
        AimCheck(
            rule=RuleId.TIER_PLACED,
            tier=number,
            stated=tiers.get(number, NOT_STATED),
            recomputed=register.count_of_tier(number),
        )
        for number, _ in enumerate(register.scenario.policy.tiers, start=1)
    ]
    recomputed = lesser_aims(register)
    stated: dict[AimKey, list[int]] = {key: [] for key in recomputed}
    for row in register.plan.aims:
        stated.setdefault((row.rule, row.tier), []).append(row.value)
    for (rule, tier), values in stated.items():
        value = recomputed.get((rule, tier), NOT_STATED)
        checks.extend(
            AimCheck(rule=rule, tier=tier, stated=each, recomputed=value) for each in values or [NOT_STATED]
        )
    return tuple(checks)


def aim_violations(register: Register) -> Iterator[Violation]:
    """Lesser aims that contradict themselves: wanting the wrong way, or better than the proven best."""
    for row in register.plan.aims:
        wanted = Sense.LEAST if row.rule in _LEAST else Sense.MOST
        if row.sense is not wanted:
            yield _contradiction(row, f"the aim wants the {wanted}, not the {row.sense}")
        elif row.bound is not None and (
            row.value > row.bound if wanted is Sense.MOST else row.value < row.bound
        ):
            yield _contradiction(row, f"the plan reaches {row.value}, beyond its bound of {row.bound}")


def aim_warnings(register: Register) -> tuple[str, ...]:
    """A word if the plan lists its tiers or lesser aims in another order than agreed, or twice."""
    tiers = [row.tier for row in register.plan.tiers]
    aims = [(row.rule, row.tier) for row in register.plan.aims]
    known = lesser_aims(register)
    found = []
    if tiers != sorted(tiers):
        found.append("the plan lists its tiers in another order than the policy")
    if [key for key in aims if key in known] != [key for key in known if key in aims]:
        found.append("the plan lists its lesser aims twice or in another order than agreed")
    return tuple(found)


def lesser_aims(register: Register) -> dict[AimKey, int]:
    """The value of every lesser aim, in strict order."""
    placed, anew = register.placed, register.placed_anew
    with_buddy = Counter(row.judgement.tier for row in placed if row.row.buddy_id is not None)
    groups: list[int | None] = list(range(1, len(register.scenario.policy.tiers) + 1))
    if any(row.judgement.tier is None for row in placed):
        groups.append(None)
    return {
        (RuleId.STAYS_WITH_BUDDY, None): sum(row.row.midwife_id == row.woman.buddy_id for row in anew),
        (RuleId.STAYS_IN_TEAM, None): sum(row.row.team_id == row.woman.team_id for row in anew),
        (RuleId.FIT, None): _fit(register),
        **{(RuleId.BUDDY_NAMED, tier): with_buddy[tier] for tier in groups},
        (RuleId.BUDDY_STAYS, None): sum(
            row.row.buddy_id is not None and row.row.buddy_id == row.woman.buddy_id for row in placed
        ),
        (RuleId.BUDDY_FIT, None): _buddy_fit(register),
    }


def _fit(register: Register) -> int:
    """Languages, minutes, wishes and uneven loads of named midwives, in the policy's points.

    Whoever is offered a place and has none has neither her language nor her wish.
    """
    weights = register.scenario.policy.aims
    points = weights.uneven_load * _above_share(
        register, ((row.row.team_id, row.row.midwife_id) for row in register.placed)
    )
    for woman in _those_without(register, register.placed):
        points += weights.language_not_matched * (woman.interpreter_language is not None)
        points += weights.preferred_team_not_met * (woman.preferred_team_id is not None)
    for row in register.placed:
        points += weights.language_not_matched * _is_not_understood(row, row.midwife)
        points += weights.preferred_team_not_met * (
            row.woman.preferred_team_id not in (None, row.row.team_id)
        )
        if row.team is not None:
            points += weights.travel_minute * floor(
                register.reach.minutes(row.woman.area_id, row.row.team_id) + 0.5
            )
    return points


def _buddy_fit(register: Register) -> int:
    """Languages and uneven loads of buddies, in the policy's points; who has none is not understood."""
    weights = register.scenario.policy.aims
    rows = [row for row in register.placed if row.row.buddy_id is not None]
    uneven = _above_share(register, ((row.row.team_id, str(row.row.buddy_id)) for row in rows))
    strangers = sum(_is_not_understood(row, row.buddy) for row in rows)
    strangers += sum(woman.interpreter_language is not None for woman in _those_without(register, rows))
    return weights.uneven_load * uneven + weights.language_not_matched * strangers


def _those_without(register: Register, rows: Iterable[Placed]) -> Iterator[Woman]:
    """Women in a tier or in care begun who have no such row."""
    have, judged = {row.woman.woman_id for row in rows}, register.scenario.judgements
    for woman_id, woman in register.women.items():
        if woman_id not in have and (judged[woman_id].tier is not None or woman_id in register.begun):
            yield woman


def _is_not_understood(placed: Placed, midwife: Midwife | None) -> bool:
    language = placed.woman.interpreter_language
    return language is not None and (midwife is None or language not in midwife.languages)


def _above_share(register: Register, pairs: Iterable[tuple[str, str]]) -> int:
    """Women above the midwives' shares of their teams' women; shares go by staff time, rounded up."""
    of_midwife = Counter(pairs)
    of_team: Counter[str] = Counter()
    for (team_id, _), women in of_midwife.items():
        of_team[team_id] += women
    above = 0
    for team_id, women in of_team.items():
        members = register.members.get(team_id, ())
        parts = {
            row.midwife_id: floor(100 * register.staff.over(row, register.months) + _HALF) for row in members
        }
        whole = sum(parts.values())
        for midwife_id, part in parts.items():
            share = ceil(Fraction(women * part, whole)) if whole else 0
            above += max(0, of_midwife[team_id, midwife_id] - share)
    return above


def _contradiction(row: AimOutcome, message: str) -> Violation:
    subject = "plan" if row.tier is None else f"tier {row.tier}"
    bound = row.value if row.bound is None else row.bound
    return Violation(rule=row.rule, subject=subject, amount=row.value, limit=bound, message=message)
