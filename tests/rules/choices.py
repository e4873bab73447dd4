"""Each soft rule as a choice between two plans that are otherwise equal.

The thing that the aim wants points once to the one and once to the other, so that no tie-break can pass for
the aim.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from models import Midwife, Plan, RuleId, Scenario, Tables
from tests.rules.pairs import BEGUN, asked, fate_of
from tests.strategies.factories import AS_OF, area, midwife, policy, scenario, team, travel, woman

POLISH: dict[str, Any] = {"interpreter_language": "polish"}
TWO_TEAMS = (team("one"), team("two"))
MET_ONE_WHO_LEFT: dict[str, Any] = {"team_id": "near", "midwife_id": "m0"}


class Choice(NamedTuple):
    """One aim, the question, and what the plan shows for each way to ask it."""

    rule: RuleId
    ask: Callable[[Any], Scenario]
    seen: Callable[[Plan], str]
    shows: dict[Any, str]

    @property
    def id(self) -> str:
        """Rule and question, `fit-who_speaks_polish`."""
        return f"{self.rule}-{self.ask.__name__}"


def placed(plan: Plan) -> str:
    """Who has a place."""
    return " ".join(row.woman_id for row in plan.placements)


def with_buddy(plan: Plan) -> str:
    """Who has a buddy."""
    return " ".join(row.woman_id for row in plan.placements if row.buddy_id)


def women_of_each(plan: Plan) -> str:
    """How many women m1 and m2 are named for."""
    return " ".join(str(sum(row.midwife_id == name for row in plan.placements)) for name in ("m1", "m2"))


def women_of_each_buddy(plan: Plan) -> str:
    """How many women m2 and m3 are buddy to."""
    return " ".join(str(sum(row.buddy_id == name for row in plan.placements)) for name in ("m2", "m3"))


def _speaking(*midwife_ids: str, who: str) -> tuple[Midwife, ...]:
    return tuple(midwife(name, languages=("polish",) if name == who else ()) for name in midwife_ids)


def _of_wte(**wte: float) -> tuple[Midwife, ...]:
    return tuple(midwife(name, wte=share) for name, share in wte.items())


def who_is_at_risk(woman_id: str) -> Scenario:
    """There is one place for two women."""
    women = [woman(name, tier=1 if name == woman_id else 2) for name in ("a", "b")]
    return asked(*women, midwives=(midwife("m1", wte=0.5),))


def buddy_of_one_whose_midwife_left(buddy_id: str) -> Scenario:
    """m0 is gone; m1 and m2 could both take over."""
    staff = (midwife("m0", leaves_on=AS_OF), midwife("m1"), midwife("m2"))
    return asked(woman("w", buddy_id=buddy_id, **MET_ONE_WHO_LEFT), midwives=staff)


def team_of_today(team_id: str) -> Scenario:
    """Both teams could take her, as near and as empty."""
    staff = (midwife("m1", "one"), midwife("m2", "two"))
    return asked(woman("w", team_id=team_id), midwives=staff, teams=TWO_TEAMS)


def who_speaks_polish(midwife_id: str) -> Scenario:
    """She needs an interpreter for Polish."""
    return asked(woman("w", **POLISH), midwives=_speaking("m1", "m2", who=midwife_id))


def who_is_nearer_and_asks_in_vain(woman_id: str) -> Scenario:
    """There is one place for two women, and no midwife who speaks Polish."""
    women = [woman(name, area_id=name, **(POLISH if name == woman_id else {})) for name in ("a", "b")]
    road = tuple(travel(name, "near", 5 if name == woman_id else 10) for name in ("a", "b"))
    tables = Tables(tuple(women), (midwife("m1", wte=0.5),), (team(),), (area("a"), area("b")), (), road)
    return scenario(tables, policy())


def minutes_to_the_first(minutes: float) -> Scenario:
    """The second team is 10 minutes away."""
    staff = (midwife("m1", "one"), midwife("m2", "two"))
    road = (travel("a", "one", minutes), travel("a", "two", 10))
    return asked(woman("w"), midwives=staff, teams=TWO_TEAMS, road=road)


def preferred_team(team_id: str) -> Scenario:
    """She asks for one of two teams."""
    staff = (midwife("m1", "one"), midwife("m2", "two"))
    return asked(woman("w", preferred_team_id=team_id), midwives=staff, teams=TWO_TEAMS)


def who_works_half_time(midwife_id: str) -> Scenario:
    """Three women: the share of half a midwife is 1, that of a whole one 2."""
    staff = _of_wte(**{"m1": 1.0, "m2": 1.0} | {midwife_id: 0.5})
    return asked(*[woman(f"w{n}") for n in range(3)], midwives=staff, births_per_wte_year=60)


def who_of_two_in_care_is_at_risk(woman_id: str) -> Scenario:
    """m1 has both; m2 can be buddy to one of them."""
    women = [woman(name, tier=1 if name == woman_id else 2, **BEGUN) for name in ("a", "b")]
    return asked(*women, midwives=(midwife("m1"), midwife("m2", wte=0.5)))


def buddy_of_today(buddy_id: str) -> Scenario:
    """m1 stays her midwife; m2 and m3 could both be her buddy."""
    staff = (midwife("m1"), midwife("m2"), midwife("m3"))
    return asked(woman("w", buddy_id=buddy_id, **BEGUN), midwives=staff)


def which_buddy_speaks_polish(midwife_id: str) -> Scenario:
    """m1, who speaks none, stays her midwife."""
    return asked(woman("w", **POLISH, **BEGUN), midwives=_speaking("m1", "m2", "m3", who=midwife_id))


def which_buddy_works_half_time(midwife_id: str) -> Scenario:
    """m1 of the smallest share has four women: of 2.1 WTE buddies of 0.5 and 1.5 have shares of 1 and 3."""
    staff = _of_wte(**{"m1": 0.1, "m2": 1.5, "m3": 1.5} | {midwife_id: 0.5})
    return asked(*[woman(f"w{n}", **BEGUN) for n in range(4)], midwives=staff, births_per_wte_year=120)


CHOICES = (
    Choice(RuleId.TIER_PLACED, who_is_at_risk, placed, {"a": "a", "b": "b"}),
    Choice(
        RuleId.STAYS_WITH_BUDDY,
        buddy_of_one_whose_midwife_left,
        fate_of,
        {"m1": "near m1 m2", "m2": "near m2 m1"},
    ),
    Choice(RuleId.STAYS_IN_TEAM, team_of_today, fate_of, {"one": "one m1 -", "two": "two m2 -"}),
    Choice(RuleId.FIT, who_speaks_polish, fate_of, {"m1": "near m1 m2", "m2": "near m2 m1"}),
    Choice(RuleId.FIT, who_is_nearer_and_asks_in_vain, placed, {"a": "a", "b": "b"}),
    Choice(RuleId.FIT, minutes_to_the_first, fate_of, {9: "one m1 -", 11: "two m2 -"}),
    Choice(RuleId.FIT, preferred_team, fate_of, {"one": "one m1 -", "two": "two m2 -"}),
    Choice(RuleId.FIT, who_works_half_time, women_of_each, {"m1": "1 2", "m2": "2 1"}),
    Choice(RuleId.BUDDY_NAMED, who_of_two_in_care_is_at_risk, with_buddy, {"a": "a", "b": "b"}),
    Choice(RuleId.BUDDY_STAYS, buddy_of_today, fate_of, {"m2": "near m1 m2 kept", "m3": "near m1 m3 kept"}),
    Choice(
        RuleId.BUDDY_FIT,
        which_buddy_speaks_polish,
        fate_of,
        {"m2": "near m1 m2 kept", "m3": "near m1 m3 kept"},
    ),
    Choice(RuleId.BUDDY_FIT, which_buddy_works_half_time, women_of_each_buddy, {"m2": "1 3", "m3": "3 1"}),
)
"""At least one choice of every soft rule."""
