"""How often a midwife may be on call beside her part: what it just allows, what it alone forbids."""

from typing import Any

import pytest

from models import FixedDuty, LeaveKind, Request, Rotas, Scenario, Wish
from planner.audit.rotas import audit_rotas
from planner.rota import Asked, plan_rotas
from planner.rota import on_call_share as rule
from planner.rota.team import Team
from tests.audit.town import leave, midwife
from tests.rota.rows import stands
from tests.rota.team import FIRST, LABOUR, day, due, plan, prepared, scenario

HALF = midwife("a", "rose", wte=0.5)


def pair(person: Any = HALF, other: Any = "b", *, share: float | None = 1, **tables: Any) -> Team:
    """Two weeks of a midwife of half the hours beside a whole-time one: a third of 28 duties on call is hers,
    9.33, of 14 nights 4.67, of 8 on Saturdays and Sundays 2.67."""
    return prepared(
        scenario(person, other, rota={"limits": {"most_on_call_share": share}}, **tables), weeks=2
    )


def allows(team: Team, pattern: str) -> bool:
    """Whether the limit alone lets the first midwife have these duties."""
    return stands(team, pattern, rule.on_call_share)


class TestOnCallShare:
    @pytest.mark.parametrize("row", ["DDDDDDDD...DD", "NNNNN", ".....DD.....D"])
    def test_allows(self, row: str) -> None:
        """Ten times on call, five nights, three days of weekends: rounded up."""
        assert allows(pair(), row)

    @pytest.mark.parametrize("row", ["DDDDDDDDDDD", "NNNNNN", ".....DD.....DD"])
    def test_forbids(self, row: str) -> None:
        assert not allows(pair(), row)

    def test_so_many_times_her_part(self) -> None:
        """1.5 x 4.67 = 7 nights."""
        assert allows(pair(share=1.5), "NNNNNNN")
        assert not allows(pair(share=1.5), "NNNNNNNN")

    def test_none_is_no_limit(self) -> None:
        assert allows(pair(share=None), "NNNNNNNNNNNNNN")

    def test_part_of_a_duty_is_a_whole_one(self) -> None:
        """With 0.1 WTE 0.73 of 8 times on call at weekends are hers."""
        few = midwife("a", "rose", wte=0.1)
        assert allows(pair(few), ".....D")
        assert not allows(pair(few), ".....DD")

    def test_what_is_fixed_is_allowed(self) -> None:
        """Four days of weekends, where three would be her part."""
        fixed = tuple(FixedDuty(midwife_id="a", day=day(each), kind="on_call_day") for each in (5, 6, 12, 13))
        assert allows(pair(fixed_duties=fixed), ".....DD.....DD")

    def test_days_away_are_no_part(self) -> None:
        """b is on leave for one of two weeks: all 7 nights of it are a's, and 2.33 of the other; 10."""
        team = pair(leave=(leave("b", day(0), day(6)),))
        assert allows(team, "NNNNNNNNNN")
        assert not allows(team, "NNNNNNNNNNN")

    def test_a_preceptee_has_no_part_of_what_she_may_not_do(self) -> None:
        """b may not be first on call alone, so all of it is a's."""
        learner = midwife("b", "rose", preceptorship_ends_on=day(60))
        assert allows(pair(other=learner), "NNNNNNNNNNNNNN")


def made(of: Scenario, named: Any = None, **more: Any) -> Rotas:
    """Two weeks of the team."""
    return plan_rotas(of, plan(of, named), Asked(FIRST, 2, **more))


def test_one_midwife_is_not_on_call_for_all_who_know_her() -> None:
    """One of a's women may give birth on any day; a quarter of 28 times on call is hers: 7."""
    women = (due("w1", 0), due("w2", 7))
    named = {woman.woman_id: "a" for woman in women}
    times = {}
    for share in (1, None):
        rota = {"limits": {"most_on_call_share": share}} | LABOUR
        found = made(scenario("a", "b", "c", "d", women=women, rota=rota), named).rotas[0]
        times[share] = sum(duty.is_on_call for duty in found.duties_of("a"))
        assert not found.unfilled
    assert times[1] <= 7 < times[None]


def test_filling_comes_first() -> None:
    """b to d have called in sick, and a may have two nights of three: 10 of 14. Twice her
    part are 7, three times 11."""
    nights = {
        "duty_kinds": [
            {"id": "night", "name": "Night", "form": "on_call", "starts": "20:00"}
            | {"hours": 12, "counts_share": 0.25, "tier": 1, "is_night": True}
        ]
    }
    away = [(who, FIRST, day(14)) for who in "bcd"]
    of = scenario("a", "b", "c", "d", rota=nights | {"limits": {"most_on_call_share": 1.5}})
    free = scenario("a", "b", "c", "d", rota=nights | {"limits": {"most_on_call_share": None}})
    rota, unlimited = made(of, absent=away), made(free, absent=away)

    assert len(rota.unfilled) == len(unlimited.unfilled)
    assert rota.rotas[0].raised_on_call_share == 3
    assert any("1.5 times her part" in text for text in rota.rotas[0].warnings)
    report = audit_rotas(of, plan(of), rota)
    assert any("3 times her part" in text for text in report.warnings)
    assert not [row for row in report.violations if row.rule == "on_call_share"]
    lowered = rota.replace(rotas=(rota.rotas[0].replace(raised_on_call_share=None),))
    assert "on_call_share" in {row.rule for row in audit_rotas(of, plan(of), lowered).violations}


def test_the_limit_stays_where_filling_does_not_need_more() -> None:
    """Everyone is away on one day: it is unfilled with and without the limit."""
    away = tuple(leave(who, day(2), day(3)) for who in "ab")
    assert made(scenario("a", "b", leave=away)).rotas[0].raised_on_call_share is None


def test_who_called_in_sick_keeps_her_part() -> None:
    """Half of the hours are a part of 5.6, so that nine are allowed. Sick in the first week she has six in
    the second, where her part of that week alone, 2.8, would allow five: a repair, and its audit, let her."""
    kinds = {7: "day", 8: "day", 9: "day", 10: "night", 11: "night", 13: "day"}
    asked = tuple(
        Request(midwife_id="a", day=day(number), wants=Wish.ON, kind=f"on_call_{kind}", weight=5)
        for number, kind in kinds.items()
    )
    of = scenario(HALF, "b", "c", requests=asked, rota={"limits": {"most_on_call_share": 1.5}})
    sick = leave("a", day(0), day(6), LeaveKind.SICK)
    after = made(of, repair=made(of), absent=[("a", day(0), day(6))])
    with_sick = of.replace(service=of.service.replace(leave=(sick,)))

    assert sum(duty.is_on_call for duty in after.rotas[0].duties_of("a")) == 6
    assert audit_rotas(with_sick, plan(of), after, called_in=(sick,)).passed
    known_before = audit_rotas(with_sick, plan(of), after)
    assert {row.rule for row in known_before.violations} == {"on_call_share"}
