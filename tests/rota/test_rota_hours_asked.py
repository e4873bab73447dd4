"""What a rota says where its duties ask for more or less than the contracts."""

import pytest

from models import FixedDuty
from planner.rota.hours_asked import contract_warning
from tests.rota.team import day, prepared, scenario

CLINICS = [{"weekday": name} for name in ("monday", "tuesday", "wednesday", "thursday", "friday")]


def said(midwives: int, on_each: int) -> tuple[str, ...]:
    """One week without on call: clinics of 7.5 hours on five days, so many midwives in each."""
    rota = {"on_call_tiers": 0, "weekly_duties": [clinic | {"midwives": on_each} for clinic in CLINICS]}
    return contract_warning(prepared(scenario(*"abcdef"[:midwives], rota=rota)))


@pytest.mark.parametrize("midwives", [2, 3])
def test_nothing_is_said_where_work_and_contracts_meet(midwives: int) -> None:
    """Of two midwives 75 hours are contracted, of three 112.5; three hours each more or less will do."""
    assert said(midwives, midwives) == ()


def test_less_work_than_contracts_is_told() -> None:
    """Each of two clinics a day has one of three midwives: two thirds."""
    [text] = said(3, 2)
    assert text.startswith("the duties of these weeks ask for 75 of the 112 hours in the contracts (67%)")


def test_more_work_than_contracts_is_told() -> None:
    [text] = said(2, 3)
    assert text == (
        "the duties of these weeks ask for 112 hours, and the contracts hold 75: "
        "some are left unfilled whoever does what"
    )


def test_what_is_fixed_is_work_too() -> None:
    """Four days of study in place of what nobody else needs: 30 of 37.5 hours, and three will do."""
    fixed = tuple(FixedDuty(midwife_id="a", day=day(number), kind="study") for number in range(4))
    rota = {"on_call_tiers": 0}
    [text] = contract_warning(prepared(scenario("a", rota=rota, fixed_duties=fixed)))
    assert "30 of the 38 hours" in text


@pytest.mark.parametrize(("tolerance", "is_told"), [(32, False), (28, True)])
def test_what_the_tolerance_allows_is_not_told(tolerance: int, is_told: bool) -> None:
    """Four clinics are 30 of 37.5 hours: eight less will do in a week, seven will not."""
    rota = {"on_call_tiers": 0, "weekly_duties": CLINICS[:4], "hours": {"tolerance_hours": tolerance}}
    assert bool(contract_warning(prepared(scenario("a", rota=rota)))) is is_told
