"""What an oracle answers: the aims in strict order, their best values, and a plan that reaches them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from models import Plan, RuleId, Scenario, Sense

Named = Mapping[str, tuple[str, str]]
"""Team and named midwife of each woman who is placed."""
Buddies = Mapping[str, str]
"""Buddy of each woman who has one."""


class Aim(NamedTuple):
    """One aim, and the tier it looks at where it is taken tier by tier."""

    rule: RuleId
    tier: int | None
    sense: Sense

    def better(self, values: Iterable[int]) -> int:
        """The best of some values."""
        return max(values) if self.sense is Sense.MOST else min(values)


class AimValue(NamedTuple):
    """One aim and its value."""

    aim: Aim
    value: int

    @property
    def rank(self) -> int:
        """The value, turned so that less is better: tuples of ranks compare like plans."""
        return -self.value if self.aim.sense is Sense.MOST else self.value


class OracleResult(NamedTuple):
    """The lexicographic optimum, and one plan that reaches it."""

    aims: tuple[AimValue, ...]
    """Every aim in the strict order: tiers, care begun, fit, buddies."""
    opened: frozenset[str]
    """Proposed teams that take a woman."""
    named: Named
    """Team and named midwife, by woman."""
    buddies: Buddies
    """Buddy, by woman."""

    @property
    def values(self) -> dict[tuple[str, int | None], int]:
        """The values by rule and tier."""
        return {(str(row.aim.rule), row.aim.tier): row.value for row in self.aims}

    def tiers(self) -> tuple[int, ...]:
        """Women placed, tier by tier."""
        return tuple(row.value for row in self.aims if row.aim.rule is RuleId.TIER_PLACED)


def midwife_aims(scenario: Scenario) -> tuple[Aim, ...]:
    """Aims 1 to 3: they settle teams and named midwives."""
    numbers = range(1, len(scenario.policy.tiers) + 1)
    return (
        *(Aim(RuleId.TIER_PLACED, number, Sense.MOST) for number in numbers),
        Aim(RuleId.STAYS_WITH_BUDDY, None, Sense.MOST),
        Aim(RuleId.STAYS_IN_TEAM, None, Sense.MOST),
        Aim(RuleId.FIT, None, Sense.LEAST),
    )


def buddy_aims(scenario: Scenario, *, untiered: bool) -> tuple[Aim, ...]:
    """Aim 4: the buddies; `untiered` says whether a woman in no tier is placed."""
    groups: list[int | None] = [number for number, _ in enumerate(scenario.policy.tiers, 1)]
    if untiered:
        groups.append(None)
    return (
        *(Aim(RuleId.BUDDY_NAMED, group, Sense.MOST) for group in groups),
        Aim(RuleId.BUDDY_STAYS, None, Sense.MOST),
        Aim(RuleId.BUDDY_FIT, None, Sense.LEAST),
    )


def stated(plan: Plan) -> tuple[AimValue, ...]:
    """The aims as a plan states them, tiers first."""
    tiers = tuple(AimValue(Aim(RuleId.TIER_PLACED, row.tier, Sense.MOST), row.placed) for row in plan.tiers)
    return tiers + tuple(AimValue(Aim(row.rule, row.tier, row.sense), row.value) for row in plan.aims)
