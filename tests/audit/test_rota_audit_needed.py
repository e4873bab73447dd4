"""What is needed is found again from policy, plan and tables, day by day."""

from collections.abc import Iterable
from typing import Any

import pytest

from models import (
    BirthForm,
    Duty,
    FixedDuty,
    LeaveKind,
    PlannedBirth,
    Rota,
    RotaRuleId,
    Scenario,
    Violation,
    Weekday,
    WeeklyDuty,
    bank_holidays,
)
from planner.audit.rotas import audit_rotas
from tests.audit.rota_town import MONDAY, day, drawn, duty, gathered, kind, rose, unfilled
from tests.audit.town import leave, placed, plan, teams, woman

HER = woman(edd=MONDAY, team_id="rose")
NOTHING: dict[str, Any] = {
    "on_call_tiers": 0,
    "weekly_duties": (),
    "visits": {"booking_minutes": 0, "antenatal": (), "postnatal": ()},
}
"""Neither on call, nor clinics, nor visits."""


def wrong(scenario: Scenario, duties: Iterable[Duty], *who: str) -> list[tuple[str, float, float]]:
    """When, how many and how many are needed, of each fault in the list; these women are placed in rose."""
    made = plan(scenario, *(placed(scenario, each, "rose", "r1") for each in who))
    found = audit_rotas(scenario, made, gathered(scenario, duties)).violations
    assert {row.rule for row in found} <= {RotaRuleId.DUTY_ONCE}
    return [(row.when, row.amount, row.limit) for row in found]


def visiting(minutes: float, **policy: Any) -> Scenario:
    """Due on the first Monday, she has one visit after birth, on Tuesday; a round has 450 minutes."""
    visits = NOTHING["visits"] | {"postnatal": ({"day": 1, "minutes": minutes},)}
    return rose(HER, policy=NOTHING | {"visits": visits} | policy)


FIRST_WEEK = "2027-03-01..2027-03-07"


@pytest.mark.parametrize(("minutes", "rounds"), [(0, 0), (1, 1), (450, 1), (451, 2)])
def test_visits_of_a_week_are_rounded_up_to_rounds(minutes: float, rounds: int) -> None:
    scenario = visiting(minutes)
    duties = [unfilled(scenario, "V", day(number)) for number in range(rounds)]

    assert wrong(scenario, duties, "w1") == []
    more = [*duties, unfilled(scenario, "V", day(4))]
    assert wrong(scenario, more, "w1") == [(FIRST_WEEK, rounds + 1, rounds)]


def test_clinics_of_the_week_take_their_share_of_the_visits() -> None:
    """Seven and a half hours of clinic on Monday leave a minute of 451."""
    scenario = visiting(451, weekly_duties=(WeeklyDuty(weekday=Weekday.MONDAY),))
    clinics = [unfilled(scenario, "C", day(number)) for number in (0, 7)]

    assert wrong(scenario, [*clinics, unfilled(scenario, "V", day(2))], "w1") == []
    assert wrong(scenario, clinics, "w1") == [(FIRST_WEEK, 0, 1)]


def test_visits_lie_on_weekdays() -> None:
    scenario = visiting(450)

    assert wrong(scenario, [unfilled(scenario, "V", day(5))], "w1") == [("2027-03-06", 1, 0)]


def test_a_fixed_round_of_visits_is_one_of_the_week() -> None:
    """Fixed for Saturday: it lies there, and not on Monday."""
    fixed = [FixedDuty(midwife_id="r1", day=day(5), kind="visits")]
    scenario = visiting(450).replace(service=rose(HER, fixed_duties=fixed).service)

    assert wrong(scenario, [duty(scenario, "V", day(5), "r1")], "w1") == []
    assert wrong(scenario, [duty(scenario, "V", day(0), "r1")], "w1") == [("2027-03-06", 0, 1)]


def test_fixed_rounds_are_needed_even_where_the_caseload_asks_for_fewer() -> None:
    fixed = [FixedDuty(midwife_id=who, day=day(2), kind="visits") for who in ("r1", "r2")]
    scenario = visiting(450).replace(service=rose(HER, fixed_duties=fixed).service)
    both = [duty(scenario, "V", day(2), who) for who in ("r1", "r2")]

    assert wrong(scenario, both, "w1") == []
    assert wrong(scenario, both[:1], "w1") == [(FIRST_WEEK, 1, 2), ("2027-03-03", 1, 2)]


def test_a_planned_birth_is_needed_on_its_day() -> None:
    dated = [PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.CAESAREAN)]
    scenario = rose(HER, policy=NOTHING, planned_births=dated)

    assert wrong(scenario, [duty(scenario, "P", day(2), "r1", woman_ids=("w1",))], "w1") == []
    assert wrong(scenario, [], "w1") == [("2027-03-03", 0, 1)]
    other = [duty(scenario, "P", day(2), "r1", woman_ids=("w2",))]
    assert wrong(scenario, other, "w1") == [("2027-03-03", 0, 1), ("2027-03-03", 1, 0)]


def test_nobody_of_another_team_or_none_has_a_planned_birth_here() -> None:
    dated = [PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.CAESAREAN)]

    assert wrong(rose(HER, policy=NOTHING, planned_births=dated), []) == []


def test_a_fixed_duty_beyond_the_others_is_needed() -> None:
    """Study on Mondays, but not in the second week, in which she is away."""
    scenario = rose(
        policy=NOTHING,
        fixed_duties=[FixedDuty(midwife_id="r1", day=day(0), kind="study", until=day(13))],
        leave=[leave("r1", day(7), day(7), LeaveKind.ANNUAL)],
    )

    assert wrong(scenario, [duty(scenario, "S", day(0), "r1")]) == []
    assert wrong(scenario, []) == [("2027-03-01", 0, 1)]


def test_a_fixed_clinic_is_the_one_that_is_needed_anyway() -> None:
    weekly = (WeeklyDuty(weekday=Weekday.MONDAY, site="Hall"),)
    fixed = [FixedDuty(midwife_id="r1", day=day(0), kind="clinic")]
    scenario = rose(policy=NOTHING | {"weekly_duties": weekly}, fixed_duties=fixed)
    clinics = [unfilled(scenario, "C", day(number), site="Hall") for number in (0, 7)]

    assert wrong(scenario, clinics) == []
    elsewhere = [clinics[0], clinics[1].replace(site="")]
    assert wrong(scenario, elsewhere) == [("2027-03-08", 1, 0), ("2027-03-08", 0, 1)]


def test_clinics_fall_away_on_bank_holidays() -> None:
    """Good Friday and Easter Monday 2027 are 26 and 29 March."""
    assert bank_holidays([day(number) for number in range(31)]) == {day(25), day(28)}

    weekly = tuple(WeeklyDuty(weekday=weekday) for weekday in (Weekday.FRIDAY, Weekday.MONDAY))
    scenario = rose(policy=NOTHING | {"weekly_duties": weekly})
    clinics = [unfilled(scenario, "C", day(number)) for number in (21, 32)]
    report = audit_rotas(scenario, plan(scenario), gathered(scenario, clinics, day(21)))

    assert report.violations == ()


def test_on_call_has_as_many_tiers_as_the_policy_says() -> None:
    """Without the second midwife of 14 days and 14 nights the list is 28 duties short."""
    scenario = rose(policy={"on_call_tiers": 2})

    assert len(wrong(scenario, drawn(scenario).duties)) == 28


def verdict(scenario: Scenario, *rotas: Rota) -> list[tuple[str, str]]:
    """Whom the faults in the list are about, and their words."""
    whole = gathered(scenario, []).replace(rotas=rotas)
    found: tuple[Violation, ...] = audit_rotas(scenario, plan(scenario), whole).violations
    return [(row.subject, row.message) for row in found]


def test_a_team_has_one_rota() -> None:
    scenario = rose(policy=NOTHING)
    [rota] = gathered(scenario, []).rotas

    assert verdict(scenario, rota) == []
    assert verdict(scenario) == [("rose", "the team has no rota")]
    assert verdict(scenario, rota, rota) == [("rose", "the team has 2 rotas")]


def test_a_team_that_does_not_run_has_no_duties() -> None:
    closed = teams(oak={"closes_on": MONDAY}, rose={"closes_on": MONDAY})
    scenario = rose(policy=NOTHING, teams=closed)
    [rota] = gathered(scenario, [unfilled(scenario, "D", day(0))]).rotas

    assert verdict(scenario, rota) == [("rose", "the team does not run, and has a duty")]


@pytest.mark.parametrize("number", [-1, 14])
def test_a_duty_lies_in_the_days_of_the_rota(number: int) -> None:
    scenario = rose(policy=NOTHING)

    assert wrong(scenario, [unfilled(scenario, "D", day(number))]) == [(str(day(number)), 1, 0)]


def test_a_kind_of_duty_is_one_of_the_policy() -> None:
    scenario = rose(policy=NOTHING)
    strange = unfilled(scenario, "D", day(0)).replace(kind="theatre")
    [rota] = gathered(scenario, [strange]).rotas

    assert ("rose", "the policy has no such kind of duty: theatre") in verdict(scenario, rota)


def test_the_kinds_that_stand_first_are_those_of_visits_and_births() -> None:
    """A trust's own short round comes first in its list, so it is the one that is needed."""
    short = kind("visits", id="short_round", hours=3)
    kinds = (short, kind("visits"))
    scenario = visiting(200, duty_kinds=kinds)
    rounds = [Duty.of(short, "rose", day(number), unfilled="nobody_left") for number in (0, 1)]

    assert wrong(scenario, rounds, "w1") == []
