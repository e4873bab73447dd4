"""What the solver states of a rota is what the audit, which shares nothing with it, finds."""

from datetime import date
from typing import Any

import pytest

from models import BirthForm, FixedDuty, HoursWorked, LeaveKind, PlannedBirth, Request, Scenario, Wish
from planner.audit.rotas import audit_rotas
from planner.rota import Asked, Search, plan_rotas
from tests.audit.town import leave, midwife, team
from tests.rota.rows import MARCH_CLOCKS, OCTOBER_CLOCKS
from tests.rota.team import FIRST, day, due, plan, scenario

NAMED: dict[str, str | tuple[str, str]] = {"w1": ("a", "b"), "w2": "b", "w3": ("c", "a"), "w4": "d"}
PEOPLE: tuple[Any, ...] = ("a", "b", "c", "d", midwife("e", "rose", wte=0.5), midwife("f", "rose", wte=0.6))
MEETINGS: dict[str, Any] = {
    "weekly_duties": [
        {"weekday": "tuesday"},
        {"weekday": "friday", "site": "mill"},
        {"weekday": "monday", "kind": "meeting", "midwives": 3},
    ]
}


def town(*people: Any, first: date = FIRST, rota: dict[str, Any] | None = None, **tables: Any) -> Scenario:
    """Six midwives and five women, one of whom gave birth before the plan was made."""
    women = [due(f"w{number}", number * 5 - 2 + (first - FIRST).days) for number in (1, 2, 3, 4)]
    over = due("w5", -4, team_id="rose", midwife_id="a")
    return scenario(*(people or PEOPLE), women=(*women, over), rota=MEETINGS | (rota or {}), **tables)


def disagreements(of: Scenario, *, first: date = FIRST, weeks: int = 2, **more: Any) -> list[Any]:
    """What the audit has against a rota of the solver's."""
    made = plan(of, NAMED)
    rotas = plan_rotas(of, made, Asked(first, weeks, **more), Search(effort=0.05))
    report = audit_rotas(of, made, rotas, after=more.get("after"))
    return [*report.violations, *report.warnings, *(check for check in report.aims if not check.agrees)]


CASES: dict[str, Scenario] = {
    "plain": town(),
    "two tiers": town(rota={"on_call_tiers": 2}),
    "leave": town(
        leave=(leave("a", day(2), day(5), LeaveKind.ANNUAL), leave("b", day(0), day(9), LeaveKind.SICK))
    ),
    "a planned birth": town(
        planned_births=(PlannedBirth(woman_id="w2", day=day(3), form=BirthForm.CAESAREAN),)
    ),
    "requests": town(
        requests=(
            Request(midwife_id="a", day=day(3), wants=Wish.OFF, weight=3),
            Request(midwife_id="b", day=day(4), wants=Wish.ON, kind="on_call_night", weight=2),
        )
    ),
    "fixed duties": town(
        fixed_duties=(
            FixedDuty(midwife_id="c", day=day(1), until=day(8), kind="study"),
            FixedDuty(midwife_id="d", day=day(4), until=day(11), kind="visits"),
            FixedDuty(midwife_id="e", day=day(2), until=day(9), kind="off"),
            FixedDuty(midwife_id="b", day=day(3), kind="study"),
        ),
        leave=(leave("b", day(3), day(3), LeaveKind.ANNUAL),),
    ),
    "hours worked before": town(
        hours_worked=(
            HoursWorked(
                midwife_id="a",
                first_day=day(-28),
                last_day=day(-1),
                hours=120,
                nights=5,
                weekends=3,
                balance_hours=-6,
            ),
            HoursWorked(
                midwife_id="b", first_day=day(-28), last_day=day(3), hours=130, nights=2, bank_holidays=1
            ),
        )
    ),
    "a day of its own": town(
        rota={"weekly_duties": [{"weekday": "tuesday", "weekday_of": {"rose": "friday", "oak": "monday"}}]}
    ),
    "a team that closes": town(teams=(team("rose", closes_on=day(9)),)),
    "too few": town("a", "b"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_solver_and_audit_agree(case: Scenario) -> None:
    assert disagreements(case) == []


@pytest.mark.parametrize(
    "first",
    [day(2), MARCH_CLOCKS, OCTOBER_CLOCKS],
    ids=["from a Wednesday", "the clocks go forward, and Easter", "the clocks go back"],
)
def test_they_agree_on_other_days(first: date) -> None:
    of = town(first=first).replace(horizon_months=12)
    assert disagreements(of, first=first) == []


@pytest.mark.parametrize("first", [day(14), day(16), day(11)], ids=["at once", "after a gap", "within"])
def test_they_agree_on_a_rota_that_goes_on(first: date) -> None:
    """Nights, weekends, hours and balance of the rota before count; so does its last night for births."""
    of = town(first=day(12), leave=(leave("c", day(4), day(6), LeaveKind.ANNUAL),))
    before = plan_rotas(of, plan(of, NAMED), Asked(FIRST, 2), Search(effort=0.05))
    found = disagreements(of, first=first, after=before)

    assert [row for row in found if "does not reach up" not in str(row)] == []


def test_a_visit_too_many_is_found() -> None:
    """Whoever states one visit more by the named midwife than the duties name is told so."""
    of = town()
    made = plan(of, NAMED)
    rotas = plan_rotas(of, made, Asked(FIRST, 2), Search(effort=0.05))
    [one] = rotas.rotas
    assert one.antenatal is not None
    more = one.antenatal.replace(by_named=one.antenatal.by_named + 1)
    report = audit_rotas(of, made, rotas.replace(rotas=(one.replace(antenatal=more),)))
    assert [check.measure for check in report.aims if not check.agrees] == ["antenatal_by_named"]
