"""The aims in their order, and what a solving hands on: who has whom, and the bound of every aim."""

from typing import NamedTuple

from models import Certificate, RuleId, Sense
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.prepare import Problem


class Aim(NamedTuple):
    """One aim of the strict order."""

    rule: RuleId
    tier: int | None
    words: str

    @property
    def key(self) -> str:
        """The rule's id as plain text."""
        return str(self.rule)

    @property
    def sense(self) -> Sense:
        """Whether the aim wants more or less."""
        return Sense.LEAST if self.rule in (RuleId.FIT, RuleId.BUDDY_FIT) else Sense.MOST


class Solution(NamedTuple):
    """What a solving hands on."""

    assignment: Assignment
    bounds: tuple[int | None, ...]
    """The bound of every aim in the order of `aim_order`; none where nothing is proven."""
    certificates: tuple[Certificate, ...] = ()
    """What proves the bounds of the tiers."""
    stopped: bool = False
    """Whether the time ran out, or someone stopped it, before it was done."""


def aim_order(problem: Problem) -> tuple[Aim, ...]:
    """Every aim in strict order: tiers, care begun, fit, buddies."""
    tiers = range(1, aims.tier_count(problem) + 1)
    outside = bool((problem.kept & (problem.tier == 0)).any())
    return (
        *(Aim(RuleId.TIER_PLACED, tier, f"placing tier {tier}") for tier in tiers),
        Aim(RuleId.STAYS_WITH_BUDDY, None, "keeping women with their buddy"),
        Aim(RuleId.STAYS_IN_TEAM, None, "keeping women in their team"),
        Aim(RuleId.FIT, None, "matching language, travel and load"),
        *(Aim(RuleId.BUDDY_NAMED, tier, f"naming buddies, tier {tier}") for tier in tiers),
        *((Aim(RuleId.BUDDY_NAMED, None, "naming buddies, care begun"),) if outside else ()),
        Aim(RuleId.BUDDY_STAYS, None, "keeping buddies"),
        Aim(RuleId.BUDDY_FIT, None, "matching buddies"),
    )


def reached(problem: Problem, assignment: Assignment) -> tuple[int, ...]:
    """The value of every aim in the order of `aim_order`."""
    named, buddy = assignment
    by_tier = aims.placed_by_tier(problem, named)
    with_buddy = aims.buddies_by_tier(problem, buddy)
    single = {
        RuleId.STAYS_WITH_BUDDY: lambda: aims.stays_with_buddy(problem, named),
        RuleId.STAYS_IN_TEAM: lambda: aims.stays_in_team(problem, named),
        RuleId.FIT: lambda: aims.fit(problem, named),
        RuleId.BUDDY_STAYS: lambda: aims.buddy_stays(problem, buddy),
        RuleId.BUDDY_FIT: lambda: aims.buddy_fit(problem, buddy),
    }
    values = []
    for aim in aim_order(problem):
        if aim.rule is RuleId.TIER_PLACED:
            values.append(by_tier[(aim.tier or 1) - 1])
        elif aim.rule is RuleId.BUDDY_NAMED:
            values.append(with_buddy[aim.tier or 0])
        else:
            values.append(single[aim.rule]())
    return tuple(values)


def nothing_known(problem: Problem) -> tuple[int | None, ...]:
    """No bound for any aim."""
    return (None,) * len(aim_order(problem))
