"""The town with a full plan written by hand: every kind of woman, every aim at its proper value."""

from datetime import date

from models import AimOutcome, Plan, RuleId, Scenario, Sense, Status
from tests.audit.town import midwives, minutes, placed, plan, town, woman


def full_town() -> Scenario:
    """Six women: w1 kept, w2 whose midwife leaves, w3 and w6 new to oak, w4 and w5 in no tier, w5 kept."""
    return town(
        woman("w1", area_id="poor", team_id="rose", midwife_id="r1", buddy_id="r2"),
        woman("w2", edd=date(2027, 4, 30), team_id="rose", midwife_id="r4", buddy_id="r3"),
        woman("w3", interpreter_language="Urdu", preferred_team_id="rose"),
        woman("w4", area_id="rich"),
        woman("w5", area_id="rich", team_id="oak", midwife_id="o1"),
        woman("w6"),
        midwives=midwives(r4={"leaves_on": date(2027, 4, 20)}),
        travel=[minutes("mid", "oak", 12.5)],
    )


def full_plan(scenario: Scenario) -> Plan:
    """Both tiers whole, with every aim; see `AIMS` for the numbers."""
    return plan(
        scenario,
        placed(scenario, "w1", "rose", "r1", "r2", kept=True),
        placed(scenario, "w2", "rose", "r3", "r1"),
        placed(scenario, "w3", "oak", "o1", "o2"),
        placed(scenario, "w5", "oak", "o1", kept=True),
        placed(scenario, "w6", "oak", "o1", "o2"),
        status=Status.PROVEN,
        aims=AIMS,
    )


def aim(rule: RuleId, value: int, tier: int | None = None, sense: Sense = Sense.MOST) -> AimOutcome:
    """An aim that is proven."""
    return AimOutcome(rule=rule, tier=tier, sense=sense, value=value, bound=value)


FIT = 30 + 13 + 13 + 15 + 2 * 10
"""w3: Urdu not spoken 30, not the team that she asked for 15; she and w6: 12.5 minutes, rounded 13 each.

Oak's three women all have o1. Her share by WTE-months is 3 x 6 / 24 = 0.75, rounded up 1: 2 above, 10 each.
Rose's two have r1 and r3: 2 x 600 / 2163 (r4 gives 3 + 19/30 = 3.63 WTE-months) is 0.55, rounded up 1.
"""

BUDDY_FIT = 30 + 10
"""w3's buddy o2 speaks no Urdu and has both of oak's women with one: a share is 2 x 6 / 24, rounded up."""

AIMS = (
    aim(RuleId.STAYS_WITH_BUDDY, 1),  # w2, whose r4 leaves on 20 April, goes to her buddy r3
    aim(RuleId.STAYS_IN_TEAM, 1),  # w2 stays in rose
    aim(RuleId.FIT, FIT, sense=Sense.LEAST),
    aim(RuleId.BUDDY_NAMED, 1, tier=1),  # w1
    aim(RuleId.BUDDY_NAMED, 3, tier=2),  # w2, w3, w6
    aim(RuleId.BUDDY_NAMED, 0),  # w5, in no tier, has none
    aim(RuleId.BUDDY_STAYS, 1),  # w1 keeps r2
    aim(RuleId.BUDDY_FIT, BUDDY_FIT, sense=Sense.LEAST),
)
