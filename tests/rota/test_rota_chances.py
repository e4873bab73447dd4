"""When labour is likely, and within which duty."""

from datetime import date, timedelta

import pytest

from models import BirthForm, PlannedBirth, RotaPolicy
from planner.rota.caseload import caseload_of
from planner.rota.chances import births_by_day, labour_by_day, parts_of_days, spontaneous, within_duty
from planner.rota.stretch import Stretch
from tests.rota.factories import KINDS
from tests.rota.team import FIRST, due, plan, scenario

BIRTHS = births_by_day(RotaPolicy().gestation_at_birth)
EDD = date(2027, 6, 1)
A_YEAR = 365


def test_labour_is_certain_over_all_days() -> None:
    """Whatever day of planning the rota begins on, she gives birth some day."""
    for first in (EDD - timedelta(days=200), EDD - timedelta(days=30), EDD + timedelta(days=3)):
        assert labour_by_day(EDD, first, A_YEAR, BIRTHS, first).sum() == pytest.approx(1)


def test_whoever_has_waited_gives_birth_the_sooner() -> None:
    """Weeks 41 and 42 hold 12.05 of all births; a seventh of 10.9 of these is today."""
    week = EDD + timedelta(days=7)
    today = labour_by_day(EDD, week, A_YEAR, BIRTHS, week)[0]

    assert today == pytest.approx(10.9 / 7 / (10.9 + 1.15))


def test_who_may_have_given_birth_before_the_rota_counts_for_less() -> None:
    """Known to wait on her EDD, 33.85 of all births still to come; a week later 12.05 are left of them."""
    left = labour_by_day(EDD, EDD + timedelta(days=7), A_YEAR, BIRTHS, EDD).sum()

    assert left == pytest.approx((10.9 + 1.15) / (21.8 + 10.9 + 1.15))


def test_nobody_is_expected_after_all_births() -> None:
    late = EDD + timedelta(days=30)
    assert labour_by_day(EDD, late, A_YEAR, BIRTHS, late).sum() == 0


def test_days_before_the_earliest_birth_have_none() -> None:
    """24 weeks are 168 days, 112 before the EDD."""
    early = EDD - timedelta(days=300)
    found = labour_by_day(EDD, early, A_YEAR, BIRTHS, early)

    assert found[: 300 - 112].sum() == 0
    assert found[300 - 112] > 0


def test_planned_births_are_no_surprise() -> None:
    """She with a day has no chance of labour; of all others the share of planned births falls away."""
    of = scenario(
        "a",
        women=(due("w1", 10), due("w2", 10), due("w3", -2)),
        planned_births=(PlannedBirth(woman_id="w1", day=FIRST, form=BirthForm.INDUCTION),),
    )
    rows = caseload_of(of, plan(of, {"w1": "a", "w2": "a"}), "rose")
    sums = [spontaneous(row, Stretch(FIRST, 52), BIRTHS, 0.6, FIRST).sum() for row in rows]

    assert sums == pytest.approx([0, 0.4])


@pytest.mark.parametrize(
    ("kind", "today", "tomorrow"),
    [("on_call_day", 0.5, 0), ("on_call_night", 4 / 24, 8 / 24), ("planned_birth", 10 / 24, 0)],
)
def test_a_duty_covers_parts_of_two_days(kind: str, today: float, tomorrow: float) -> None:
    assert parts_of_days(KINDS.kind(kind)) == pytest.approx((today, tomorrow))


def test_day_and_night_together_miss_only_the_hours_before_the_first_duty() -> None:
    """On call round the clock from 08:00 of the first day: eight hours of that day are the earlier rota's."""
    chances = labour_by_day(EDD, EDD, A_YEAR, BIRTHS, EDD)
    covered = sum(within_duty(KINDS.kind(kind), chances).sum() for kind in ("on_call_day", "on_call_night"))

    assert covered == pytest.approx(1 - chances[0] * 8 / 24)
