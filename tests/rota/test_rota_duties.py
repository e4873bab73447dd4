"""Kinds of duty, and the clocks of London."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from models import Duty, DutyForm, DutyKind, RotaPolicy, UnfilledReason
from tests.rota.factories import KINDS, duty

NIGHT = KINDS.kind("on_call_night")
PLAIN: dict[str, Any] = {"id": "a", "name": "A", "form": "clinic", "starts": "09:00", "hours": 7.5}


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2027, 3, 26), 12), (date(2027, 3, 27), 11), (date(2027, 10, 30), 13), (date(2027, 10, 31), 12)],
)
def test_a_night_is_as_long_as_it_is(day: date, hours: float) -> None:
    """From 8 in the evening to 8 in the morning: an hour is skipped in March and repeated in October."""
    assert NIGHT.ends(day).hour == 8
    assert NIGHT.hours_on(day) == hours
    assert Duty.of(NIGHT, "near", day, midwife_id="m1").counted_hours == hours / 4


def test_moments_are_read_back_as_they_were() -> None:
    """A duty written out has its offset, and is the same duty when it is read."""
    night = Duty.of(NIGHT, "near", date(2027, 3, 27), midwife_id="m1")
    text = night.model_dump_json()

    assert '"ends":"2027-03-28T08:00:00+01:00"' in text
    assert Duty.model_validate_json(text) == night
    assert Duty.model_validate_json(text).ends.tzinfo is night.ends.tzinfo


def test_a_moment_of_another_zone_is_the_same_moment_in_london() -> None:
    at_ten = datetime(2027, 7, 1, 7, tzinfo=UTC)

    assert f"{duty('clinic', 0).replace(ends=at_ten.replace(hour=20)).ends:%H:%M}" == "21:00"


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="names no time zone"):
        duty("clinic", 0).replace(starts=datetime(2027, 3, 1, 9))  # noqa: DTZ001  # that is the fault


@pytest.mark.parametrize("starts", ["9:00", "24:00", "09:60", "nine", "09:00Z"])
def test_a_time_of_day_has_hours_and_minutes(starts: str) -> None:
    with pytest.raises(ValidationError, match="is not a time of day"):
        DutyKind.model_validate(PLAIN | {"starts": starts})


@pytest.mark.parametrize("facts", [{"tier": 1}, {"form": "on_call"}], ids=["clinic", "on call"])
def test_duties_on_call_and_no_others_have_a_tier(facts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="tier belongs to duties on call"):
        DutyKind.model_validate(PLAIN | facts)


def test_off_is_no_kind_of_duty() -> None:
    with pytest.raises(ValidationError, match="off is no kind of duty"):
        DutyKind.model_validate(PLAIN | {"id": "Off"})


@pytest.mark.parametrize(("tiers", "count"), [(0, 0), (1, 2), (2, 4)])
def test_each_tier_is_on_call_by_day_and_by_night(tiers: int, count: int) -> None:
    found = RotaPolicy(on_call_tiers=tiers).on_call

    assert len(found) == count
    assert {kind.form for kind in found} <= {DutyForm.ON_CALL}


def test_a_kind_that_may_not_follow_is_known() -> None:
    kinds = (DutyKind.model_validate(PLAIN | {"not_followed_by": ("b",)}),)
    with pytest.raises(ValidationError, match="unknown kind of duty: b"):
        RotaPolicy(duty_kinds=kinds)


def test_a_duty_has_a_midwife_or_a_reason_why_not() -> None:
    with pytest.raises(ValidationError, match="a midwife, or a reason"):
        duty("clinic", 0).replace(midwife_id=None)
    with pytest.raises(ValidationError, match="a midwife, or a reason"):
        duty("clinic", 0, unfilled=UnfilledReason.REST)
