"""Every hard rule broken once by hand, beside the same case just allowed.

Each case is built by a function of one value: with `broken` exactly this rule fails, with `allowed` none.
Its docstring derives the numbers.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from models import LeaveKind, RuleId
from tests.audit.town import Case, leave, midwives, minutes, placed, plan, teams, town, woman, women

APRIL, JUNE = date(2027, 4, 10), date(2027, 6, 10)


class Break(NamedTuple):
    """One rule, a case of it, and the values that break it and just do not."""

    rule: RuleId
    case: Callable[[Any], Case]
    broken: Any
    allowed: Any
    subject: str = "w1"
    when: str = ""
    amount: float = 1
    limit: float = 0

    @property
    def id(self) -> str:
        """Rule and case, `team_size-too_small`."""
        return f"{self.rule}-{self.case.__name__}"


def listed(times: int) -> Case:
    """She is planned for, so she is listed once."""
    scenario = town(woman())
    return scenario, plan(scenario, *[placed(scenario, "w1", "rose", "r1")] * times)


def in_tier(area_id: str) -> Case:
    """Decile 9 is in no tier, decile 4 is in tier 2."""
    scenario = town(woman(area_id=area_id))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def team_closes(closes_on: date) -> Case:
    """The day of closing is the first on which the team no longer runs; she is due on 10 April."""
    scenario = town(woman(edd=APRIL), teams=teams(rose={"closes_on": closes_on}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def travel(by_road: float) -> Case:
    """The policy's limit is 25 minutes."""
    scenario = town(woman(), travel=[minutes("mid", "rose", by_road)])
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def accepted(risk_factor: str) -> Case:
    """Rose takes women with epilepsy only."""
    scenario = town(woman(risk_factors=(risk_factor,)), teams=teams(rose={"accepts": ("epilepsy",)}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def due_soon(edd: date) -> Case:
    """On 15 January, 28 days before 12 February, she is 280 - 28 = 252 days on: just 36 weeks."""
    scenario = town(woman(edd=edd))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def smallest_size(wte: float) -> Case:
    """Three whole-time midwives and r4; rose needs 4 WTE to take her, who is new to it."""
    scenario = town(woman(), midwives=midwives(r4={"wte": wte}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def named(midwife_id: str) -> Case:
    """Of r1 and o1 only r1 works in rose."""
    scenario = town(woman())
    return scenario, plan(scenario, placed(scenario, "w1", "rose", midwife_id))


def midwife_leaves(leaves_on: date) -> Case:
    """On the day of leaving she is gone; the woman, in rose already, is due on 10 April."""
    scenario = town(woman(edd=APRIL, team_id="rose"), midwives=midwives(r1={"leaves_on": leaves_on}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def preceptorship_ends(last_day: date) -> Case:
    """Its last day is included; the woman, in rose already, is of tier 1 and due on 10 April."""
    resident = woman(edd=APRIL, area_id="poor", team_id="rose")
    scenario = town(resident, midwives=midwives(r1={"preceptorship_ends_on": last_day}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def preceptee_and_risk(risk_factors: tuple[str, ...]) -> Case:
    """A woman of tier 2 may have a preceptee unless she has a risk factor."""
    resident = woman(team_id="rose", risk_factors=risk_factors)
    scenario = town(resident, midwives=midwives(r1={"preceptorship_ends_on": date(2027, 12, 31)}))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1"))


def another_midwife(buddy_id: str) -> Case:
    """Her named midwife is r1, so r1 cannot be her buddy."""
    scenario = town(woman())
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1", buddy_id))


def same_team(buddy_id: str) -> Case:
    """Of r2 and o2 only r2 works in rose."""
    return another_midwife(buddy_id)


def buddy_away(kind: LeaveKind) -> Case:
    """The buddy is away on the due date: annual leave is inside the headroom, sick leave is long leave."""
    scenario = town(woman(team_id="rose"), leave=[leave("r2", APRIL, APRIL, kind)])
    return scenario, plan(scenario, placed(scenario, "w1", "rose", "r1", "r2"))


def team_births(count: int) -> Case:
    """At 5 a year 4 WTE over three months carry 5/12 x 12 = 5; each midwife 5/12 x 3 = 1.25, rounded up 2."""
    scenario = town(*women(count, edd=JUNE), limits={"births_per_wte_year": 5})
    rows = [placed(scenario, f"w{n + 1}", "rose", f"r{n % 4 + 1}") for n in range(count)]
    return scenario, plan(scenario, *rows)


def team_in_care(count: int) -> Case:
    """At 0.5 for each WTE 4 WTE have 2 in care; booked on 2 May, they are in care on 1 June only."""
    residents = women(count, edd=JUNE, booked_on=date(2027, 5, 2))
    scenario = town(*residents, limits={"open_caseload_per_wte": 0.5})
    return scenario, plan(scenario, *[placed(scenario, w.woman_id, "rose", "r1") for w in residents])


def births_over_months(count: int) -> Case:
    """One whole-time midwife carries 36/12 x 3 = 9 in April to June: 3, then 3, the rest in June."""
    residents = [*women(3, edd=APRIL), *women(3, edd=date(2027, 5, 10), prefix="v")]
    residents += women(count - 6, edd=JUNE, prefix="u")
    scenario = town(*residents)
    return scenario, plan(scenario, *[placed(scenario, w.woman_id, "rose", "r1") for w in residents])


def births_in_month(count: int) -> Case:
    """One whole-time midwife is named for 4 women due in a month."""
    residents = women(count, edd=JUNE)
    scenario = town(*residents)
    return scenario, plan(scenario, *[placed(scenario, w.woman_id, "rose", "r1") for w in residents])


def second_over_months(count: int) -> Case:
    """The limits of `births_over_months` for r4 as buddy; r1 to r3 are named in turn."""
    scenario, _ = births_over_months(count)
    rows = [
        placed(scenario, w.woman_id, "rose", f"r{n % 3 + 1}", "r4")
        for n, w in enumerate(scenario.service.women)
    ]
    return scenario, plan(scenario, *rows)


def second_in_month(count: int) -> Case:
    """The limit of `births_in_month` for r4 as buddy; r1 to r3 are named for the women in turn."""
    scenario, _ = births_in_month(count)
    rows = [placed(scenario, f"w{n + 1}", "rose", f"r{n % 3 + 1}", "r4") for n in range(count)]
    return scenario, plan(scenario, *rows)


def largest_size(wte: float) -> Case:
    """c1 to c3 whole-time and c4 join the team that is opened; at most 4 WTE are allowed."""
    scenario = town(woman(), midwives=midwives(c4={"wte": wte}), limits={"team_wte_max": 4})
    return scenario, plan(scenario, placed(scenario, "w1", "new", "c1"), opened_teams=("new",))


def core_left(c6_leaves_on: date | None) -> Case:
    """Without c1 to c4, c5 and c6 keep the floor of 2; if c6 goes on 16 June, June has 1 + 15/30 = 1.5."""
    staff = midwives(c6={"leaves_on": c6_leaves_on})
    scenario = town(woman(), midwives=staff, limits={"core_floor_wte": 2})
    return scenario, plan(scenario, placed(scenario, "w1", "new", "c1"), opened_teams=("new",))


def stays_with(midwife_id: str) -> Case:
    """She has met r1, who stays; care is marked as kept when it is."""
    scenario = town(woman(team_id="rose", midwife_id="r1"))
    return scenario, plan(scenario, placed(scenario, "w1", "rose", midwife_id, kept=midwife_id == "r1"))


BREAKS = (
    Break(RuleId.WOMAN_ONCE, listed, 2, 1, amount=2, limit=1),
    Break(RuleId.TIERED, in_tier, "rich", "mid"),
    Break(RuleId.TEAM_RUNS, team_closes, APRIL, date(2027, 4, 11), when="2027-04-10"),
    Break(RuleId.TEAM_REACH, travel, 25.5, 25, amount=25.5, limit=25),
    Break(RuleId.TEAM_ACCEPTS, accepted, "smoker", "epilepsy"),
    Break(
        RuleId.LATEST_GESTATION,
        due_soon,
        date(2027, 2, 12),
        date(2027, 2, 13),
        when="2027-01-15",
        amount=36,
        limit=36,
    ),
    Break(RuleId.TEAM_SIZE, smallest_size, 0.9, 1.0, when="2027-04", amount=3.9, limit=4),
    Break(RuleId.MIDWIFE_IN_TEAM, named, "o1", "r1"),
    Break(RuleId.MIDWIFE_PRESENT, midwife_leaves, APRIL, date(2027, 4, 11), when="2027-04-10"),
    Break(RuleId.PRECEPTEE, preceptorship_ends, APRIL, date(2027, 4, 9), when="2027-04-10"),
    Break(RuleId.PRECEPTEE, preceptee_and_risk, ("epilepsy",), (), when="2027-04-10"),
    Break(RuleId.BUDDY_IN_TEAM, another_midwife, "r1", "r2"),
    Break(RuleId.BUDDY_IN_TEAM, same_team, "o2", "r2"),
    Break(RuleId.BUDDY_PRESENT, buddy_away, LeaveKind.SICK, LeaveKind.ANNUAL, when="2027-04-10"),
    Break(RuleId.TEAM_PACE, team_births, 6, 5, "rose", "2027-04..2027-06", 6, 5),
    Break(RuleId.TEAM_OPEN_CASELOAD, team_in_care, 3, 2, "rose", "2027-06-01", 3, 2),
    Break(RuleId.MIDWIFE_PACE, births_over_months, 10, 9, "r1", "2027-04..2027-06", 10, 9),
    Break(RuleId.MIDWIFE_MONTH, births_in_month, 5, 4, "r1", "2027-06", 5, 4),
    Break(RuleId.BUDDY_PACE, second_over_months, 10, 9, "r4", "2027-04..2027-06", 10, 9),
    Break(RuleId.BUDDY_MONTH, second_in_month, 5, 4, "r4", "2027-06", 5, 4),
    Break(RuleId.OPENED_TEAM, largest_size, 1.1, 1.0, "new", "2027-01", 4.1, 4),
    Break(RuleId.CORE_FLOOR, core_left, date(2027, 6, 16), None, "core", "2027-06", 1.5, 2),
    Break(RuleId.CARE_KEPT, stays_with, "r2", "r1"),
)
"""At least one break of every hard rule."""
