"""Whole rotas of tiny teams: who is on call and why, what is left unfilled, what a repair changes."""

from datetime import timedelta
from typing import Any

import pytest

from models import (
    BirthForm,
    FixedDuty,
    LeaveKind,
    PlannedBirth,
    Request,
    Rota,
    RotaRuleId,
    Rotas,
    Scenario,
    UnfilledReason,
    Wish,
)
from planner.audit.rotas import audit_rotas
from planner.rota import Asked, Search, plan_rotas
from tests.audit.town import leave, midwife
from tests.rota.team import FIRST, LABOUR, day, due, plan, scenario

ONE_NIGHT: list[dict[str, Any]] = [
    {"id": "night", "name": "Night", "form": "on_call", "starts": "20:00", "hours": 12}
    | {"counts_share": 0.25, "tier": 1, "is_night": True}
]
FREE: dict[str, Any] = {
    "duty_kinds": ONE_NIGHT,
    "limits": {"most_nights_in_row": 31, "most_on_call_share": None},
}


def made(of: Scenario, named: Any = None, *, weeks: int = 1, workers: int = 1, **more: Any) -> Rotas:
    """The rota of the team, effort enough for proof."""
    return plan_rotas(of, plan(of, named), Asked(FIRST, weeks, **more), Search(workers, effort=10))


def who(rota: Rota, kind: str) -> list[str | None]:
    """Who does a kind of duty, day by day."""
    return [duty.midwife_id for duty in rota.duties if duty.kind == kind]


@pytest.mark.parametrize("named", ["a", "b"])
def test_nights_go_to_the_midwife_whom_the_woman_knows(named: str) -> None:
    """Her labour is as likely on each day from Wednesday on; her midwife has as many nights as she may."""
    of = scenario("a", "b", women=(due("w1", 2),), rota=FREE | LABOUR)
    rota = made(of, {"w1": named}).rotas[0]

    assert who(rota, "night")[1:6] == [named] * 5
    assert rota.attended.by_named >= rota.attended_blind.by_named
    assert rota.attended.births == pytest.approx(5 / 7)


def test_a_buddy_is_the_next_best() -> None:
    """c knows her as buddy; a and b do not know her at all."""
    of = scenario("a", "b", "c", women=(due("w1", 2),), rota=FREE | LABOUR)
    away = [("a", FIRST, day(8))]
    nights = who(made(of, {"w1": ("a", "c")}, absent=away).rotas[0], "night")

    assert nights[1:6] == ["c"] * 5


def test_what_is_reached_adds_up_by_hand() -> None:
    """Due on Wednesday, one midwife, five nights in a row at most: the one left out is that worth least.

    Monday's is worth nothing but counts as filled; Tuesday's holds 8 hours of the days on which labour may
    begin, Sunday's 4, each other one 12.
    """
    of = scenario("a", women=(due("w1", 2),), rota=FREE | LABOUR)
    rota = made(of, {"w1": "a"}).rotas[0]

    assert who(rota, "night") == ["a", None, "a", "a", "a", "a", "a"]
    assert rota.attended.births == pytest.approx(5 / 7, abs=1e-6)
    assert rota.attended.by_named == pytest.approx((4 * 12 + 4) / 24 / 7, abs=1e-6)
    assert rota.attended.by_team == rota.attended.by_named_or_buddy == rota.attended.by_named


def test_a_planned_birth_goes_to_the_named_midwife() -> None:
    birth = PlannedBirth.model_validate({"woman_id": "w1", "day": day(2), "form": "caesarean"})
    for named in ("a", "b", "c"):
        of = scenario("a", "b", "c", women=(due("w1", 9),), planned_births=(birth,))
        assert who(made(of, {"w1": named}).rotas[0], "planned_birth") == [named]


def test_a_request_decides_between_equals() -> None:
    asked = (Request(midwife_id="b", day=day(3), wants=Wish.ON, kind="night"),)
    rota = made(scenario("a", "b", rota=FREE, requests=asked)).rotas[0]

    assert who(rota, "night")[3] == "b"
    assert {aim.rule: aim.value for aim in rota.aims}[RotaRuleId.REQUESTS_MET] == 1


def test_nights_are_shared_by_hours() -> None:
    """Fourteen nights of one whole-time and one half-time midwife: about nine and five."""
    half = midwife("b", "rose", wte=0.5)
    nights = who(made(scenario("a", half, rota=FREE), weeks=2).rotas[0], "night")

    assert nights.count("a") in (9, 10)


def test_leave_on_top_of_leave_leaves_a_duty_unfilled() -> None:
    away = tuple(leave(one, day(2), day(3), LeaveKind.ANNUAL) for one in "ab")
    unfilled = made(scenario("a", "b", rota=FREE, leave=away)).rotas[0].unfilled

    assert [(duty.day, duty.unfilled) for duty in unfilled] == [
        (day(1), UnfilledReason.NOBODY_PRESENT),
        (day(2), UnfilledReason.NOBODY_PRESENT),
        (day(3), UnfilledReason.NOBODY_PRESENT),
    ]


@pytest.mark.parametrize(
    ("person", "rota", "reason"),
    [
        ({"preceptorship_ends_on": day(60)}, {}, UnfilledReason.PRECEPTEE_ALONE),
        ({}, {"limits": {"most_nights_in_row": 1}}, UnfilledReason.IN_A_ROW),
        ({"wte": 0.1}, {"hours": {"tolerance_hours": 0, "whole_time_hours_week": 5}}, UnfilledReason.HOURS),
    ],
)
def test_the_reason_is_what_stands_in_the_way(
    person: dict[str, Any], rota: dict[str, Any], reason: Any
) -> None:
    """One midwife, one night each day."""
    kinds = [ONE_NIGHT[0] | {"preceptee_alone": False}]
    of = scenario(midwife("a", "rose", **person), rota={"duty_kinds": kinds} | rota)

    assert {duty.unfilled for duty in made(of).rotas[0].unfilled} == {reason}


def test_fixed_duties_are_kept() -> None:
    given = FixedDuty(midwife_id="a", day=day(1), kind="study")
    rota = made(scenario("a", "b", fixed_duties=(given,))).rotas[0]

    assert [duty.kind for duty in rota.duties_on("a", day(1))] == ["study"]
    assert not rota.is_on_call("a", FIRST) or not rota.duties_on("a", FIRST)[0].is_night


def test_a_second_rota_goes_on_from_the_first() -> None:
    """One night in a row at most: whoever has the last night has not the next one."""
    of = scenario("a", "b", rota=FREE | {"limits": {"most_nights_in_row": 1}})
    first = made(of)
    second = plan_rotas(of, plan(of), Asked(day(7), 1, after=first), Search(effort=10))

    assert who(first.rotas[0], "night")[-1] != who(second.rotas[0], "night")[0]


def test_a_repair_changes_what_it_must() -> None:
    """a is away on two days: three nights at most may change hands, the one before among them."""
    of = scenario("a", "b", "c", rota=FREE)
    before = made(of, weeks=2)
    after = made(of, weeks=2, repair=before, absent=[("a", day(4), day(5))])

    pairs = zip(*(who(one.rotas[0], "night") for one in (before, after)), strict=True)
    changed = [number for number, (was, became) in enumerate(pairs) if was != became]
    assert set(changed) <= {3, 4, 5}
    assert not after.unfilled
    assert not {after.rotas[0].duties_on("a", FIRST + timedelta(days=number)) for number in (4, 5)} - {()}


def test_two_teams_at_a_time_make_no_difference() -> None:
    of = scenario("a", "b", "c", women=(due("w1", 2),), rota=LABOUR)
    one, two = (made(of, {"w1": "a"}, workers=workers).model_dump_json() for workers in (1, 2))

    assert one == two


@pytest.mark.parametrize(("settled", "who_is_there"), [("ab", ["a", "b"]), ("b", [])])
def test_a_preceptee_is_second_at_a_planned_birth_where_both_are_settled(
    settled: str, who_is_there: list[str]
) -> None:
    """Beside her preceptor, who has the woman; settled without one she is not there alone."""
    of = scenario(
        *("a", midwife("b", "rose", preceptorship_ends_on=day(60)), "c"),
        women=(due("w1", 3),),
        planned_births=(PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.INDUCTION),),
        fixed_duties=tuple(FixedDuty(midwife_id=who, day=day(2), kind="planned_birth") for who in settled),
        rota={"on_call_tiers": 0},
    )
    rotas = made(of, {"w1": "a"})
    births = [duty for duty in rotas.rotas[0].duties if duty.kind == "planned_birth"]

    assert [duty.midwife_id for duty in births if duty.is_filled] == who_is_there
    assert births[0].woman_ids == ("w1",)
    assert audit_rotas(of, plan(of, {"w1": "a"}), rotas).passed
