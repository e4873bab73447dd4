"""What a team has to staff, counted by hand."""

from collections import Counter
from typing import Any

from models import BirthForm, FixedDuty, PlannedBirth
from planner.rota.demand import needs_of
from tests.rota.team import FIRST, day, due, prepared, scenario

VISITS: dict[str, Any] = {
    "visits": {"antenatal": [{"week": 38, "minutes": 60}], "postnatal": [{"day": 5, "minutes": 240}]}
}
"""A visit of an hour two weeks before the EDD, and one of four hours five days after it."""
NAMED: dict[str, str | tuple[str, str]] = {"w1": "a", "w2": "a", "w3": "a"}


def test_visits_of_three_women_by_week() -> None:
    """Due on days 2, 3 and 15: four hours each on days 7 and 8, an hour on day 1."""
    women = (due("w1", 2), due("w2", 3), due("w3", 15))
    team = prepared(scenario("a", women=women, rota=VISITS), NAMED, weeks=2)

    assert [week.minutes for week in team.visits] == [60, 480]
    assert [week.of_woman for week in team.visits] == [{"w3": 60}, {"w1": 240, "w2": 240}]


def test_minutes_become_whole_duties_over_the_week() -> None:
    """An hour needs one duty of 7.5 h, eight hours need two: on different days, none at the weekend."""
    women = (due("w1", 2), due("w2", 3), due("w3", 15))
    team = prepared(scenario("a", women=women, rota=VISITS), NAMED, weeks=2)
    days = [team.stretch.number(need.day) for need in team.needs if need.kind.id == "visits"]

    assert Counter(number // 7 for number in days) == {0: 1, 1: 2}
    assert len(set(days)) == 3
    assert all(number % 7 < 5 for number in days)


def test_clinics_see_women_too() -> None:
    """Of eight hours of visits a clinic takes 7.5: half an hour is left for a round; of an hour nothing."""
    women = (due("w1", 2), due("w2", 3), due("w3", 15))
    clinic = {"weekly_duties": [{"weekday": "tuesday"}]}
    team = prepared(scenario("a", women=women, rota=VISITS | clinic), NAMED, weeks=2)
    days = [team.stretch.number(need.day) for need in team.needs if need.kind.id == "visits"]

    assert [number // 7 for number in days] == [1]


def test_weeks_are_those_of_the_rota() -> None:
    """From a Wednesday on, the visits of Monday and Tuesday are of its first week."""
    women = (due("w1", 2), due("w2", 3), due("w3", 15))
    team = prepared(scenario("a", women=women, rota=VISITS), NAMED, first=day(2))

    assert [(week.first_day, week.minutes) for week in team.visits] == [(day(2), 480)]


def test_a_round_that_is_fixed_for_someone_lies_where_it_is_fixed() -> None:
    """An hour needs one round: a's own of Friday. Eight need two: hers, and one on another day."""
    fixed = FixedDuty(midwife_id="a", day=day(4), until=day(11), kind="visits")
    women = (due("w1", 2), due("w2", 3), due("w3", 15))
    team = prepared(scenario("a", women=women, rota=VISITS, fixed_duties=(fixed,)), NAMED, weeks=2)
    days = [team.stretch.number(need.day) for need in team.needs if need.kind.id == "visits"]

    assert len(days) == 3
    assert {4, 11} < set(days)


def test_nothing_weekly_on_a_bank_holiday() -> None:
    """Good Friday is 26 March 2027."""
    clinic = {"on_call_tiers": 0, "weekly_duties": [{"weekday": "friday"}]}
    needs = prepared(scenario("a", rota=clinic), weeks=4).needs

    assert [need.day for need in needs] == [day(4), day(11), day(18)]


def test_a_planned_birth_moves_the_visits_after_it() -> None:
    """Born a week before her EDD, she is seen five days after that; the visit at 38 weeks stands."""
    birth = PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.CAESAREAN)
    team = prepared(
        scenario("a", women=(due("w1", 14),), rota=VISITS, planned_births=(birth,)), {"w1": "a"}, weeks=2
    )

    assert [week.minutes for week in team.visits] == [60, 240]
    assert [(need.day, need.woman_id) for need in team.needs if need.woman_id] == [(day(2), "w1")]


def test_each_tier_is_staffed_day_and_night() -> None:
    for tiers, duties in ((0, 0), (1, 14), (2, 28)):
        assert len(prepared(scenario("a", rota={"on_call_tiers": tiers})).needs) == duties


def test_weekly_duties_return() -> None:
    """Two midwives in clinic every Tuesday; the clinic of another team is not ours."""
    clinic = {"weekday": "tuesday", "midwives": 2, "site": "mill"}
    policy = {"on_call_tiers": 0, "weekly_duties": [clinic, clinic | {"team_id": "oak"}]}
    needs = prepared(scenario("a", rota=policy), weeks=2).needs

    assert [(need.day, need.site) for need in needs] == [(day(1), "mill")] * 2 + [(day(8), "mill")] * 2


def test_a_team_that_has_closed_needs_nobody() -> None:
    of = scenario("a")
    closed = of.service.teams[0].replace(closes_on=day(3))
    of = of.replace(service=of.service.replace(teams=(closed,)))
    team = prepared(of)

    assert {need.day for need in needs_of(of, "rose", (), team.stretch)} == {FIRST, day(1), day(2)}
