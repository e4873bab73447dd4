"""How often a midwife is on call at least beside her part: who has one, and what comes before it."""

from typing import Any

import pytest

from models import FixedDuty, HoursWorked, LeaveKind, Rotas, Scenario
from planner.audit.rotas import audit_rotas
from planner.rota import Asked, Search, plan_rotas
from planner.rota.on_call_least import least_shares
from tests.audit.town import leave, midwife
from tests.rota.team import FIRST, LABOUR, day, due, plan, prepared, scenario


def least_of_a(of: Scenario) -> int:
    """How often a is on call at least in two weeks."""
    shares = [share for share in least_shares(prepared(of, weeks=2)) if share.worker == 0]
    return max((-share.target for share in shares), default=0)


def pair(share: float = 0.5, **facts: Any) -> Scenario:
    """a and b alike: 14 of 28 duties on call are a part."""
    limits = {"limits": {"least_on_call_share": share}}
    tables = {name: facts.pop(name) for name in ("leave", "fixed_duties") if name in facts}
    return scenario(midwife("a", "rose", **facts), "b", rota=limits, **tables)


class TestPart:
    """Who has a part of on call, and how large."""

    @pytest.mark.parametrize(("share", "least"), [(0.5, 7), (1, 14), (0.55, 7), (0, 0)])
    def test_so_much_of_her_part_whole_duties_alone(self, share: float, least: int) -> None:
        assert least_of_a(pair(share)) == least

    def test_a_preceptee_who_may_not_be_alone_has_none(self) -> None:
        assert least_of_a(pair(preceptorship_ends_on=day(60))) == 0

    @pytest.mark.parametrize(("last", "least"), [(6, 3), (11, 1), (13, 0)])
    def test_leave_takes_it_down(self, last: int, least: int) -> None:
        """Seven days, or two, of 14 are left: half of those 14, or 4, duties is her part."""
        assert least_of_a(pair(leave=(leave("a", day(0), day(last), LeaveKind.ANNUAL),))) == least

    def test_a_day_with_something_fixed_is_no_part_of_it(self) -> None:
        """A day off on Monday and study on Tuesday, every week: ten of 14 days are left, of 20 duties ten."""
        fixed = (
            FixedDuty(midwife_id="a", day=day(0), until=day(7), kind="off"),
            FixedDuty(midwife_id="a", day=day(1), until=day(8), kind="study"),
        )
        assert least_of_a(pair(fixed_duties=fixed)) == 5


WOMEN = tuple(due(f"w{number:02}", number) for number in range(-6, 14))
"""Each knows a, b or c."""
NAMED: dict[str, Any] = {woman.woman_id: "abc"[number % 3] for number, woman in enumerate(WOMEN)}


def made(share: float, **tables: Any) -> tuple[Scenario, Rotas]:
    """Two weeks of five midwives, of whom three are known, who might be on call three times their part."""
    rota = {"limits": {"least_on_call_share": share, "most_on_call_share": 3}} | LABOUR
    of = scenario("a", "b", "c", "d", "e", women=WOMEN, rota=rota, **tables)
    return of, plan_rotas(of, plan(of, NAMED), Asked(FIRST, 2), Search(effort=0.3))


def times(rotas: Rotas, who: str) -> int:
    """How often she is on call."""
    return sum(duty.is_on_call for duty in rotas.rotas[0].duties_of(who))


def test_everyone_takes_her_turn_whoever_is_known() -> None:
    """Of 28 on call 5.6 are a part, so that 2 is the least; without it a, b and c take turns."""
    (_, free), (_, shared) = made(0), made(0.5)

    assert [times(free, who) for who in "de"] == [0, 0]
    assert all(times(shared, who) >= 2 for who in "abcde")
    assert not shared.unfilled
    assert shared.rotas[0].aims[2].value == 0
    assert not [text for text in shared.rotas[0].warnings if "less often" in text]


def test_what_cannot_be_is_told() -> None:
    """d has worked so much before that no hour of these weeks is left for her."""
    worked = HoursWorked(midwife_id="d", first_day=day(-28), last_day=day(-1), hours=190, balance_hours=100)
    of, rotas = made(0.5, hours_worked=(worked,))
    [warning] = [text for text in rotas.rotas[0].warnings if "less often" in text]

    assert times(rotas, "d") == 0
    assert not rotas.unfilled
    assert warning.startswith("on call less often than 0.5 of her part: d (0 of 2)")
    report = audit_rotas(of, plan(of, NAMED), rotas)
    assert report.violations == ()
    assert all(aim.agrees for aim in report.aims)
