"""The aims of a rota, recounted by hand, and held against what it states."""

from typing import Any

import pytest

from models import (
    AuditReport,
    BirthsAttended,
    HoursWorked,
    LeaveKind,
    Request,
    RotaAim,
    RotaRuleId,
    Rotas,
    Scenario,
    Sense,
    Wish,
)
from planner.audit.rotas import audit_rotas
from planner.audit.rotas.aims import recounted
from planner.audit.rotas.labour import attended
from planner.audit.rotas.register import RotaRegister
from tests.audit.rota_breaks import HISTORY
from tests.audit.rota_town import MONDAY, day, drawn, rose
from tests.audit.town import leave, midwives, plan

R = RotaRuleId
NONE: dict[str, int] = dict.fromkeys(
    (
        "uneven_nights",
        "uneven_weekends",
        "uneven_bank_holidays",
        "uneven_hours",
        "single_day_off",
        "split_weekend",
    ),
    0,
)
EVEN: dict[str, Any] = {
    "r1": "N...N...N...N.",
    "r2": ".N...N...N...N",
    "r3": "..N...N...N...",
    "r4": "...N...N...N..",
}
"""Fourteen nights among four: three or four each."""


def counted(rule: RotaRuleId, scenario: Scenario, rotas: Rotas) -> float:
    """What one aim comes to."""
    register, rota = RotaRegister(scenario, plan(scenario), rotas, None), rotas.rotas[0]
    return recounted(register, rota, attended(register, rota.team_id))[rule]


def weighed(**weights: int) -> dict[str, Any]:
    """A policy that weighs only these."""
    return {"aims": NONE | weights}


def test_duties_filled_are_counted() -> None:
    """Of 28 on call two are filled, of ten clinics one."""
    scenario = rose()
    rotas = drawn(scenario, r1="N..C", r2="D")

    assert counted(R.ON_CALL_FILLED, scenario, rotas) == 2
    assert counted(R.DUTIES_FILLED, scenario, rotas) == 1


@pytest.mark.parametrize(
    ("share", "tables", "short"),
    [
        (0.5, {}, 15),
        (0, {}, 0),
        (0.5, {"midwives": midwives(r4={"preceptorship_ends_on": day(60)})}, 16),
        (0.5, {"leave": [leave("r4", day(0), day(13), LeaveKind.SICK)]}, 16),
    ],
    ids=["four alike", "no such rule", "r4 is a preceptee", "r4 is away"],
)
def test_on_call_below_the_least_is_counted(share: float, tables: dict[str, Any], short: int) -> None:
    """Of 28 on call 7 are a part, of 14 nights 3.5, of 8 at weekends 2: half of them 3, 1 and 1. r1 has so
    many, the others nothing. Split among three it is 4, 2 and 1: r1 is two short."""
    scenario = rose(policy={"limits": {"least_on_call_share": share}}, **tables)

    assert counted(R.ON_CALL_LEAST, scenario, drawn(scenario, r1="N...D.D")) == short


def test_requests_met_are_weighed() -> None:
    """A day off (3) and a clinic (2) are met; a night (5) is not; a day after the rota (7) is not its own."""
    asks = [
        Request(midwife_id="r1", day=day(0), wants=Wish.OFF, weight=3),
        Request(midwife_id="r1", day=day(1), wants=Wish.ON, kind="clinic", weight=2),
        Request(midwife_id="r1", day=day(2), wants=Wish.ON, kind="on_call_night", weight=5),
        Request(midwife_id="r1", day=day(14), wants=Wish.OFF, weight=7),
    ]
    scenario = rose(requests=asks)

    assert counted(R.REQUESTS_MET, scenario, drawn(scenario, r1=".CD")) == 5


@pytest.mark.parametrize(
    ("rows", "points"),
    [
        (EVEN, 0),
        (EVEN | {"r3": "..............", "r1": "N.N.N.N.N.N.N."}, 6),
        ({}, 12),
    ],
    ids=["even", "all of r3 for r1", "nobody"],
)
def test_nights_are_shared_by_wte(rows: dict[str, Any], points: int) -> None:
    """14 / 4 lies between 3 and 4: r1 with seven is 3 above, r3 with none 3 below."""
    scenario = rose(policy=weighed(uneven_nights=1))

    assert counted(R.FAIR_SHARES, scenario, drawn(scenario, **rows)) == points


def test_part_timers_have_their_part() -> None:
    """With r1 at 0.5 of 3.5 WTE she has two nights, the others four; r3 and r4 have three, one short each."""
    scenario = rose(policy=weighed(uneven_nights=1), midwives=midwives(r1={"wte": 0.5}))
    rows = EVEN | {"r1": "N.......N....."}

    assert counted(R.FAIR_SHARES, scenario, drawn(scenario, **rows)) == 2


@pytest.mark.parametrize(("kind", "points"), [(LeaveKind.SICK, 0), (LeaveKind.ANNUAL, 5)])
def test_who_is_long_away_has_no_share(kind: LeaveKind, points: int) -> None:
    """With r1 sick all the time 14 / 3 is between 4 and 5 for the others; on annual leave she is
    3 short of 3.5, and two with five are one above."""
    scenario = rose(policy=weighed(uneven_nights=1), leave=[leave("r1", day(0), day(13), kind)])
    rows: dict[str, Any] = {"r2": "N..N..N..N..N.", "r3": ".N..N..N..N..N", "r4": "..N..N..N..N.."}

    assert counted(R.FAIR_SHARES, scenario, drawn(scenario, **rows)) == points


def test_nights_worked_before_count() -> None:
    """r1 had eight and r2 none in the same weeks: a share of 4 each, and 3.5 now. r1 has 12, 4 above
    7.5 rounded up; r2 has 4, 3 below it rounded down."""
    rows = [
        HoursWorked(**HISTORY, hours=400, nights=8),
        HoursWorked(**(HISTORY | {"midwife_id": "r2"}), hours=400),
    ]
    scenario = rose(policy=weighed(uneven_nights=1), hours_worked=rows)

    assert counted(R.FAIR_SHARES, scenario, drawn(scenario, **EVEN)) == 7


def test_weekends_are_shared() -> None:
    """Each of two weekends needs two on call on both days: one for each of four, two halves. r1 has two, r2
    with two Saturdays one, and r3 and r4 none."""
    scenario = rose(policy=weighed(uneven_weekends=1))
    rotas = drawn(scenario, r1=".....DD.....DD", r2=".....N......N.")

    assert counted(R.FAIR_SHARES, scenario, rotas) == 1 + 1 + 1


def test_bank_holidays_are_shared() -> None:
    """Good Friday and Easter Monday need two each, so one for each of four: r1 has two, the others none."""
    scenario = rose(policy=weighed(uneven_bank_holidays=1) | {"weekly_duties": ()})
    rotas = drawn(scenario, first_day=day(21), r1="....D..D")

    assert counted(R.FAIR_SHARES, scenario, rotas) == 4


def test_hours_below_her_part_count_beyond_the_tolerance() -> None:
    """28 on call of 3 hours and ten clinics of 7.5 are 159 hours. A week of leave takes half of r4's 75, so
    that her part is a seventh and the others' two; each may miss 6. r1 has a clinic of hers."""
    scenario = rose(policy=weighed(uneven_hours=1), leave=[leave("r4", day(0), day(6))])
    seventh = 159 / 7
    missing = 3 * (2 * seventh - 6) + (seventh - 6) - 7.5

    assert counted(R.FAIR_SHARES, scenario, drawn(scenario, r1="C")) == pytest.approx(missing)


@pytest.mark.parametrize(("row", "points"), [("C.C", 1), ("C..C", 0), ("N.C.C", 2), (".C", 0)])
def test_single_days_off(row: str, points: int) -> None:
    scenario = rose(policy=weighed(single_day_off=1))

    assert counted(R.STEADY_PATTERN, scenario, drawn(scenario, r1=row)) == points


def test_a_day_of_leave_is_no_single_day_off() -> None:
    scenario = rose(policy=weighed(single_day_off=1), leave=[leave("r1", day(1), day(1))])

    assert counted(R.STEADY_PATTERN, scenario, drawn(scenario, r1="C.C")) == 0


@pytest.mark.parametrize(
    ("row", "points"), [(".....DD", 0), (".....D.", 1), ("......D", 1), ("....N..", 1), ("....N.D", 0)]
)
def test_split_weekends(row: str, points: int) -> None:
    """A night on call on Friday counts for Saturday."""
    scenario = rose(policy=weighed(split_weekend=1))

    assert counted(R.STEADY_PATTERN, scenario, drawn(scenario, r1=row)) == points


def stating(**changes: float) -> AuditReport:
    """The verdict on four midwives' nights, whose aims are right but for the changes: r4 has no weekend."""
    right = {
        R.ON_CALL_FILLED: 14,
        R.DUTIES_FILLED: 0,
        R.ON_CALL_LEAST: 1,
        R.KNOWN_MIDWIFE: 0,
        R.REQUESTS_MET: 0,
        R.FAIR_SHARES: 0,
        R.STEADY_PATTERN: 0,
    }
    scenario = rose(policy=weighed())
    rotas = drawn(scenario, **EVEN)
    aims = [
        RotaAim(rule=rule, sense=_sense(rule), value=changes.get(rule, value))
        for rule, value in right.items()
    ]
    whole = rotas.rotas[0].replace(aims=tuple(aims))
    return audit_rotas(scenario, plan(scenario), rotas.replace(rotas=(whole,)))


def _sense(rule: RotaRuleId) -> Sense:
    return Sense.LEAST if rule in {R.ON_CALL_LEAST, R.FAIR_SHARES, R.STEADY_PATTERN} else Sense.MOST


def test_a_lawful_rota_that_says_what_is_true_passes() -> None:
    """Fourteen nights among four midwives, every fourth night each."""
    report = stating()

    assert report.violations == ()
    assert report.warnings == ()
    assert report.passed


@pytest.mark.parametrize("rule", [rule for rule in R if rule.value in {"on_call_filled", "fair_shares"}])
def test_a_rota_that_says_what_is_not_true_fails(rule: RotaRuleId) -> None:
    report = stating(**{rule: 99})

    assert [check.rule for check in report.aims if not check.agrees] == [rule]
    assert not report.passed


def test_an_aim_that_is_not_stated_does_not_agree() -> None:
    scenario = rose()
    report = audit_rotas(scenario, plan(scenario), drawn(scenario))

    assert len([check for check in report.aims if check.stated == -1]) == 7
    assert not report.passed


def test_births_attended_are_recounted() -> None:
    scenario = rose()
    rotas = drawn(scenario)
    wrong = rotas.rotas[0].replace(attended=BirthsAttended(births=3))
    report = audit_rotas(scenario, plan(scenario), rotas.replace(rotas=(wrong,)))

    [check] = [check for check in report.aims if check.measure == "births"]
    assert (check.team_id, check.stated, check.recomputed) == ("rose", 3, 0)


@pytest.mark.parametrize(
    ("sense", "bound", "words"),
    [
        (Sense.MOST, 0, "the aim wants the least, not the most"),
        (Sense.LEAST, 2, "the rota reaches 1, beyond its bound of 2"),
    ],
)
def test_an_aim_that_contradicts_itself_is_told(sense: Sense, bound: float, words: str) -> None:
    scenario = rose()
    rotas = drawn(scenario)
    aim = RotaAim(rule=R.STEADY_PATTERN, sense=sense, value=1, bound=bound)
    wrong = rotas.rotas[0].replace(aims=(aim,))

    [row] = audit_rotas(scenario, plan(scenario), rotas.replace(rotas=(wrong,))).violations
    assert (row.rule, row.message) == (R.STEADY_PATTERN, words)


def test_rotas_of_another_scenario_or_day_are_told() -> None:
    scenario = rose()
    report = audit_rotas(scenario, plan(scenario), drawn(scenario).replace(scenario="other", as_of=MONDAY))

    assert report.warnings == (
        "the rotas are of another scenario than town: other",
        "the rotas are of another day than 2027-01-15: 2027-03-01",
    )
