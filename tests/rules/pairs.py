"""Each hard rule in pairs: with `allowed` it just lets the plan, with `forbidden` it alone stands in the way.

`w` is the woman in question, due on 15 April 2027 unless said otherwise; `fate_of` tells what becomes of her.
A whole-time midwife carries two births a month (`tests.strategies.factories.limits`).
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from models import (
    CORE,
    ExpectedWomen,
    Leave,
    LeaveKind,
    Midwife,
    Plan,
    Reserve,
    RuleId,
    Scenario,
    Tables,
    Team,
    Travel,
    Woman,
)
from tests.strategies.factories import DUE, area, expected, midwife, policy, scenario, team, travel, woman

DAY = timedelta(days=1)
BEGUN: dict[str, Any] = {"team_id": "near", "midwife_id": "m1"}
"""Care begun with m1 of the team `near`."""


class Pair(NamedTuple):
    """One rule, the question, and the values that it just allows and just forbids."""

    rule: RuleId
    ask: Callable[[Any], Scenario]
    allowed: Any
    forbidden: Any
    fate: str
    """What becomes of `w` with `allowed`."""
    otherwise: str
    """What becomes of her with `forbidden`."""

    @property
    def id(self) -> str:
        """Rule and question, `team_size-smallest_team`."""
        return f"{self.rule}-{self.ask.__name__}"


def fate_of(plan: Plan, woman_id: str = "w") -> str:
    """Her team, midwife and buddy; else the reason why she is left out; else that the plan is silent."""
    if placed := plan.placement.get(woman_id):
        return (
            f"{placed.team_id} {placed.midwife_id} {placed.buddy_id or '-'}{' kept' if placed.kept else ''}"
        )
    reasons = [str(row.reason) for row in plan.unplaced if row.woman_id == woman_id]
    return reasons[0] if reasons else "not in the plan"


def asked(
    *women: Woman,
    midwives: tuple[Midwife, ...] = (midwife("m1"),),
    teams: tuple[Team, ...] = (team(),),
    leave: tuple[Leave, ...] = (),
    road: tuple[Travel, ...] = (),
    catchment: tuple[str, ...] = (),
    **limits: Any,
) -> Scenario:
    """One team `near` with m1 and one neighbourhood, unless said otherwise."""
    tables = Tables(women, midwives, teams, (area(catchment_team_id=catchment),), leave, road)
    return scenario(tables, policy(**limits))


def away(midwife_id: str, kind: LeaveKind) -> tuple[Leave, ...]:
    """An absence on the due date alone."""
    return (Leave(midwife_id=midwife_id, first_day=DUE, last_day=DUE, kind=kind),)


def due(edd: date) -> Scenario:
    """The horizon ends on 31 May."""
    return asked(woman("w", edd=edd, booked_on=date(2026, 12, 1)))


def places_for_two(teams: int) -> Scenario:
    """Each team has one place; `a` comes first, m1 speaks her language, and she may take only one."""
    words = ("polish", "urdu")
    staff = tuple(midwife(f"m{n}", f"t{n}", wte=0.5, languages=(words[n - 1],)) for n in range(1, teams + 1))
    first = woman("a", tier=1, interpreter_language=words[0])
    return asked(first, woman("w"), midwives=staff, teams=tuple(team(row.team_id) for row in staff))


def in_tier(tier: int | None) -> Scenario:
    """The policy has two tiers."""
    return asked(woman("w", tier=tier))


def closing(closes_on: date) -> Scenario:
    """On the day of closing the team no longer runs."""
    return asked(woman("w"), teams=(team(closes_on=closes_on),))


def opening(opens_on: date) -> Scenario:
    """On the day of opening the team runs."""
    return asked(woman("w"), teams=(team(opens_on=opens_on),))


def by_road(minutes: float) -> Scenario:
    """The policy's limit is 25 minutes."""
    return asked(woman("w"), road=(travel("a", "near", minutes),))


def limit_of_the_team(minutes: float) -> Scenario:
    """The team's own limit stands for the policy's; it is 30 minutes away."""
    return asked(woman("w"), road=(travel("a", "near", 30),), teams=(team(max_travel_minutes=minutes),))


def in_catchment(catchment: tuple[str, ...]) -> Scenario:
    """An hour away, the team takes women of its catchment only."""
    return asked(woman("w"), road=(travel("a", "near", 60),), catchment=catchment)


def accepting(risk_factor: str) -> Scenario:
    """The team takes women with epilepsy only."""
    return asked(woman("w", risk_factors=(risk_factor,)), teams=(team(accepts=("epilepsy",)),))


def accepting_needs(language: str | None) -> Scenario:
    """The team takes women who need an interpreter for Urdu, and no others."""
    return asked(woman("w", interpreter_language=language), teams=(team(accepts=("interpreter_ur",)),))


def joining_late(edd: date) -> Scenario:
    """On 1 April, 28 days before the 29th, she is 280 - 28 = 252 days on: just 36 weeks."""
    return asked(woman("w", edd=edd), latest_gestation_weeks=36)


def late_in_team(team_id: str | None) -> Scenario:
    """At 38 weeks she may stay in her team, but join none."""
    return asked(woman("w", team_id=team_id), latest_gestation_weeks=36)


def smallest_team(wte: float) -> Scenario:
    """A team needs 1 WTE to take a woman who is new to it."""
    return asked(woman("w"), midwives=(midwife("m1", wte=wte),), team_wte_min=1)


def small_team(team_id: str | None) -> Scenario:
    """Below its smallest size a team still takes its own women."""
    return asked(woman("w", team_id=team_id), midwives=(midwife("m1", wte=0.9),), team_wte_min=1)


def working_in(team_id: str) -> Scenario:
    """`near` has places, but m2 is sick on the day; `far`, where m1 may work, is out of reach."""
    return asked(
        woman("w"),
        midwives=(midwife("m1", team_id), midwife("m2")),
        teams=(team(), team("far")),
        leave=away("m2", LeaveKind.SICK),
        road=(travel("a", "far", 60),),
    )


def midwife_away(kind: LeaveKind) -> Scenario:
    """Annual leave lies inside the headroom, sick leave is long leave."""
    return asked(woman("w"), leave=away("m1", kind))


def midwife_leaves(leaves_on: date) -> Scenario:
    """On the day of leaving she is gone; the month has room for one birth all the same."""
    return asked(woman("w"), midwives=(midwife("m1", leaves_on=leaves_on),), births_per_wte_year=36)


def preceptorship(ends: date) -> Scenario:
    """Its last day is included; `w` is of the first tier."""
    return asked(woman("w", tier=1), midwives=(midwife("m1", preceptorship_ends_on=ends),))


def preceptee_and_risk(risk_factors: tuple[str, ...]) -> Scenario:
    """A woman of tier 2 may have a preceptee unless she has a risk factor."""
    return asked(woman("w", risk_factors=risk_factors), midwives=(midwife("m1", preceptorship_ends_on=DUE),))


def preceptee_switch(need_low_risk: bool) -> Scenario:
    """The rule can be switched off."""
    staff = (midwife("m1", preceptorship_ends_on=DUE),)
    return asked(woman("w", tier=1), midwives=staff, preceptees_need_low_risk=need_low_risk)


def buddy_in(team_id: str) -> Scenario:
    """m1 has her already; m2 can be her buddy if she works in the same team."""
    staff = (midwife("m1"), midwife("m2", team_id))
    return asked(woman("w", **BEGUN), midwives=staff, teams=(team(), team("far")))


def buddy_away(kind: LeaveKind) -> Scenario:
    """m1 has her already; m2 would be her buddy, and is away on the day."""
    return asked(woman("w", **BEGUN), midwives=(midwife("m1"), midwife("m2")), leave=away("m2", kind))


def team_ratio(births_per_wte_year: float) -> Scenario:
    """Two births in April need 2 for each WTE; the midwife's own limit is rounded up to 2 either way."""
    return asked(woman("a", tier=1), woman("w"), births_per_wte_year=births_per_wte_year)


def own_ratio(births_per_wte_year: float) -> Scenario:
    """The policy's ratio has room for three, the team's own is what counts."""
    teams = (team(births_per_wte_year=births_per_wte_year),)
    return asked(woman("a", tier=1), woman("w"), teams=teams, births_per_wte_year=36)


def weights(adds: float) -> Scenario:
    """Two places hold 1 and 1, not 1.01 and 1."""
    plan_for = policy(weights=[{"adds": adds, "when": {"field": "complex_social_factors", "is": True}}])
    women = (woman("a", tier=1, complex_social_factors=True), woman("w"))
    return scenario(Tables(women, (midwife("m1"),), (team(),), (area(),)), plan_for)


def in_care_at_once(open_caseload_per_wte: float) -> Scenario:
    """Both are in care on 1 May."""
    return asked(woman("a", tier=1), woman("w"), open_caseload_per_wte=open_caseload_per_wte)


def foretold(women: float) -> Scenario:
    """Two places, one of them taken; from half a woman at high risk still expected the other is held."""
    return holding(expected(women=women))


def foretold_tier(tier: str) -> Scenario:
    """Who has booked comes before a woman still expected of her own tier, and after one of an earlier."""
    return holding(expected(tier=tier))


def holding(row: ExpectedWomen) -> Scenario:
    """One of two places is taken by `a`; places are held by a forecast of one row."""
    women = (woman("a", tier=1), woman("w"))
    tables = Tables(women, (midwife("m1"),), (team(),), (area(),), expected=(row,))
    return scenario(tables, policy().replace(reserve=Reserve.EXPECTED))


def one_midwifes_ratio(wte: float) -> Scenario:
    """m2 is sick on the day, so m1 has all; at 1.1 WTE her 2.2 births are rounded up to 3.

    The team has room for 2 x (1 + 29/30) = 3.93.
    """
    staff = (midwife("m1", wte=wte), midwife("m2"))
    women = (woman("a", tier=1), woman("b", tier=1), woman("w"))
    return asked(*women, midwives=staff, leave=away("m2", LeaveKind.SICK))


def births_in_a_month(births_per_wte_month: float) -> Scenario:
    """1.1 is rounded up to 2, 1 is not."""
    return asked(woman("a", tier=1), woman("w"), births_per_wte_month=births_per_wte_month)


def buddys_ratio(wte: float) -> Scenario:
    """m1 has both; as buddy m2 carries 2 x 0.6 = 1.2 births, rounded up 2, or with 0.5 WTE just 1."""
    women = (woman("a", tier=1, **BEGUN), woman("w", **BEGUN))
    return asked(*women, midwives=(midwife("m1"), midwife("m2", wte=wte)))


def buddys_month(births_per_wte_month: float) -> Scenario:
    """m1, who works for two, has both; m2 is buddy to 2 in a month, or to just 1."""
    women = (woman("a", tier=1, **BEGUN), woman("w", **BEGUN))
    staff = (midwife("m1", wte=2.0), midwife("m2"))
    return asked(*women, midwives=staff, births_per_wte_month=births_per_wte_month)


def largest_team(wte: float) -> Scenario:
    """A proposed team is opened with at most 1 WTE."""
    staff = (midwife("m1", CORE, joins_team_id="near", wte=wte),)
    return asked(woman("w"), midwives=staff, teams=(team(status="proposed"),), team_wte_max=1)


def left_in_core(wte: float) -> Scenario:
    """m1 would move from core to the new team; m2 must keep the floor of 1 WTE alone."""
    staff = (midwife("m1", CORE, joins_team_id="near"), midwife("m2", CORE, wte=wte))
    return asked(woman("w"), midwives=staff, teams=(team(status="proposed"),), core_floor_wte=1)


def met(leaves_on: date) -> Scenario:
    """She has met m1; m2 speaks her language, and has her if m1 is gone within 28 days of the due date."""
    staff = (midwife("m1", leaves_on=leaves_on), midwife("m2", languages=("polish",)))
    return asked(woman("w", interpreter_language="polish", **BEGUN), midwives=staff, births_per_wte_month=1)


def met_past_the_limit(midwife_id: str | None) -> Scenario:
    """The team has room for 0.5 births: for nobody new, but whom m1 has met she keeps."""
    begun: dict[str, Any] = {"team_id": "near", "midwife_id": midwife_id}
    return asked(woman("w", **begun), births_per_wte_year=6)


ALONE = "near m1 -"
PAIRS = (
    Pair(RuleId.WOMAN_ONCE, due, date(2027, 5, 31), date(2027, 6, 1), ALONE, "not in the plan"),
    Pair(RuleId.WOMAN_ONCE, places_for_two, 2, 1, "t2 m2 -", "no_places"),
    Pair(RuleId.TIERED, in_tier, 2, None, ALONE, "not_offered"),
    Pair(RuleId.TEAM_RUNS, closing, DUE + DAY, DUE, ALONE, "no_team_runs"),
    Pair(RuleId.TEAM_RUNS, opening, DUE, DUE + DAY, ALONE, "no_team_runs"),
    Pair(RuleId.TEAM_REACH, by_road, 25, 25.01, ALONE, "no_team_in_reach"),
    Pair(RuleId.TEAM_REACH, limit_of_the_team, 30, 29.9, ALONE, "no_team_in_reach"),
    Pair(RuleId.TEAM_REACH, in_catchment, ("near",), (), ALONE, "no_team_in_reach"),
    Pair(RuleId.TEAM_ACCEPTS, accepting, "epilepsy", "smoker", ALONE, "no_team_accepts"),
    Pair(RuleId.TEAM_ACCEPTS, accepting_needs, "ur", "pl", ALONE, "no_team_accepts"),
    Pair(RuleId.LATEST_GESTATION, joining_late, date(2027, 4, 30), date(2027, 4, 29), ALONE, "too_late"),
    Pair(RuleId.LATEST_GESTATION, late_in_team, "near", None, ALONE, "too_late"),
    Pair(RuleId.TEAM_SIZE, smallest_team, 1.0, 0.99, ALONE, "team_below_size"),
    Pair(RuleId.TEAM_SIZE, small_team, "near", None, ALONE, "team_below_size"),
    Pair(RuleId.MIDWIFE_IN_TEAM, working_in, "near", "far", ALONE, "no_midwife"),
    Pair(RuleId.MIDWIFE_PRESENT, midwife_away, LeaveKind.ANNUAL, LeaveKind.SICK, ALONE, "no_midwife"),
    Pair(RuleId.MIDWIFE_PRESENT, midwife_leaves, DUE + DAY, DUE, ALONE, "no_midwife"),
    Pair(RuleId.PRECEPTEE, preceptorship, DUE - DAY, DUE, ALONE, "no_midwife"),
    Pair(RuleId.PRECEPTEE, preceptee_and_risk, (), ("epilepsy",), ALONE, "no_midwife"),
    Pair(RuleId.PRECEPTEE, preceptee_switch, False, True, ALONE, "no_midwife"),
    Pair(RuleId.BUDDY_IN_TEAM, buddy_in, "near", "far", "near m1 m2 kept", "near m1 - kept"),
    Pair(
        RuleId.BUDDY_PRESENT,
        buddy_away,
        LeaveKind.ANNUAL,
        LeaveKind.SICK,
        "near m1 m2 kept",
        "near m1 - kept",
    ),
    Pair(RuleId.TEAM_PACE, team_ratio, 24, 23.9, ALONE, "no_places"),
    Pair(RuleId.TEAM_PACE, own_ratio, 24, 23.9, ALONE, "no_places"),
    Pair(RuleId.TEAM_PACE, weights, 0, 0.01, ALONE, "no_places"),
    Pair(RuleId.TEAM_PACE, foretold, 0.49, 0.5, ALONE, "no_places"),
    Pair(RuleId.TEAM_PACE, foretold_tier, "second", "first", ALONE, "no_places"),
    Pair(RuleId.TEAM_OPEN_CASELOAD, in_care_at_once, 2, 1.99, ALONE, "no_places"),
    Pair(RuleId.MIDWIFE_PACE, one_midwifes_ratio, 1.1, 1.0, ALONE, "no_places"),
    Pair(RuleId.MIDWIFE_MONTH, births_in_a_month, 1.1, 1.0, ALONE, "no_places"),
    Pair(RuleId.BUDDY_PACE, buddys_ratio, 0.6, 0.5, "near m1 m2 kept", "near m1 - kept"),
    Pair(RuleId.BUDDY_MONTH, buddys_month, 1.1, 1.0, "near m1 m2 kept", "near m1 - kept"),
    Pair(RuleId.OPENED_TEAM, largest_team, 1.0, 1.1, ALONE, "team_not_opened"),
    Pair(RuleId.CORE_FLOOR, left_in_core, 1.0, 0.9, ALONE, "team_not_opened"),
    Pair(RuleId.CARE_KEPT, met, DUE + 29 * DAY, DUE + 28 * DAY, "near m1 m2 kept", "near m2 m1"),
    Pair(RuleId.CARE_KEPT, met_past_the_limit, "m1", None, "near m1 - kept", "no_places"),
)
"""At least one pair of every hard rule."""
