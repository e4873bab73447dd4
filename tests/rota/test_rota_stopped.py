"""A search that is ended at any moment leaves a lawful rota that says so."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from models import BirthsAttended, FixedDuty, LeaveKind, Rota, Rotas, Scenario, Status, UnfilledReason
from planner.audit.rotas import audit_rotas
from planner.rota import Asked, Search, plan_rotas
from planner.rota.engine import Stop, Watch
from planner.rota.solving import rota_of
from planner.rota.stopped import NOT_BEGUN
from planner.rota.timing import Timetable
from tests.audit.town import leave
from tests.rota.team import FIRST, day, plan, prepared
from tests.rota.test_rota_agreement import NAMED, town

SETTLED = (
    FixedDuty(midwife_id="a", day=day(1), kind="study"),
    FixedDuty(midwife_id="b", day=day(2), kind="on_call_night"),
)


def ending(at: int) -> Watch:
    """The watch that is over once it was asked so many times."""
    asked = count()
    return Watch(lambda: float(next(asked) < at))


def stopped(of: Scenario, watch: Watch, **more: Any) -> Rota:
    """Two weeks of the team, ended by the watch."""
    return rota_of(prepared(of, NAMED, weeks=2, **more), effort=0.05, watch=watch)


def faults(of: Scenario, rota: Rota) -> list[Any]:
    """What the audit has against it."""
    made = plan(of, NAMED)
    asked = plan_rotas(of, made, Asked(FIRST, 2, teams=()))
    report = audit_rotas(of, made, asked.replace(rotas=(rota,)))
    return [*report.violations, *report.warnings, *(check for check in report.aims if not check.agrees)]


def test_a_team_not_begun_has_what_is_settled_and_no_more() -> None:
    """Of all that is needed two duties are settled; of the others nobody knows who could do them."""
    of = town(fixed_duties=SETTLED)
    rota = stopped(of, ending(0))

    done = {(duty.midwife_id, duty.kind) for duty in rota.duties if duty.is_filled}
    assert done == {("a", "study"), ("b", "on_call_night")}
    assert rota.status is Status.STOPPED
    assert rota.warnings[0] == NOT_BEGUN
    assert {duty.unfilled for duty in rota.unfilled} == {UnfilledReason.NOT_SOUGHT}
    assert rota.attended_blind == BirthsAttended()
    assert faults(of, rota) == []


def test_its_bounds_are_of_any_rota() -> None:
    """28 duties on call are needed; the one that is settled is far from what could be."""
    rota = stopped(town(fixed_duties=SETTLED), ending(0))
    assert (rota.aims[0].value, rota.aims[0].bound) == (1, 28)


@pytest.mark.parametrize("at", [1, 3, 10, 40, 160])
def test_whenever_it_ends_the_rota_is_lawful_and_says_what_it_is(at: int) -> None:
    of = town(fixed_duties=SETTLED, leave=(leave("c", day(3), day(5), LeaveKind.ANNUAL),))
    rota = stopped(of, ending(at))

    assert faults(of, rota) == []
    assert NOT_BEGUN not in rota.warnings
    if rota.status is Status.STOPPED:
        assert UnfilledReason.NOBODY_LEFT not in {duty.unfilled for duty in rota.unfilled}


def test_what_nobody_may_do_keeps_its_reason() -> None:
    """Everyone is on leave on one day: that is so, however long is searched."""
    away = tuple(leave(who, day(3), day(3)) for who in "abcdef")
    rota = stopped(town(leave=away), ending(0))
    assert {duty.unfilled for duty in rota.unfilled if duty.day == day(3)} == {UnfilledReason.NOBODY_PRESENT}


class TestRepair:
    """A rota that is mended keeps what it had."""

    def whole(self) -> tuple[Scenario, Rotas]:
        of = town()
        return of, plan_rotas(of, plan(of, NAMED), Asked(FIRST, 2), Search(effort=0.05))

    def mended(self, before: Rotas, of: Scenario) -> Rota:
        """The repair of nothing but what the scenario asks for, ended before it began."""
        return stopped(of, ending(0), repair=before)

    def test_nothing_is_lost_but_what_she_cannot_do(self) -> None:
        """Duties of a on her days of leave, and the night before them, are nobody's; all others stay."""
        of, before = self.whole()
        away = of.replace(service=of.service.replace(leave=(leave("a", day(4), day(5), LeaveKind.SICK),)))
        rota = self.mended(before, away)

        had = {(duty.midwife_id, duty.day, duty.kind) for duty in before.duties if duty.is_filled}
        has = {(duty.midwife_id, duty.day, duty.kind) for duty in rota.duties if duty.is_filled}
        assert has <= had
        assert {(who, on) for who, on, _ in had - has} <= {("a", day(number)) for number in (3, 4, 5)}
        assert faults(away, rota) == []

    def test_whoever_may_not_have_hers_any_more_keeps_what_is_settled(self) -> None:
        """Two days in a row at most, where she had more: her row goes, that of the others who have fewer
        stays lawful too."""
        of, before = self.whole()
        rota_policy = of.policy.rota
        limits = rota_policy.limits.replace(most_duties_in_row=1)
        strict = of.replace(policy=of.policy.replace(rota=rota_policy.replace(limits=limits)))

        assert faults(of, before.rotas[0]) == []
        assert "duties_in_row" in {
            row.rule for row in faults(strict, before.rotas[0]) if hasattr(row, "rule")
        }
        assert faults(strict, self.mended(before, strict)) == []


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Set the time."""
    now = [0.0]
    monkeypatch.setattr("planner.rota.timing.monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, seconds)


def test_each_team_has_its_part_of_the_time_that_is_left(left: Callable[[float], None]) -> None:
    """Of 40 s for five teams, two at a time, the first has 16. If after 4 s two more are begun, four teams
    wait for 36 s: the second has 18, and the third of three that wait 24."""
    timetable = Timetable(Search(workers=2, time_limit=40), teams=5)
    assert timetable.watch().seconds_left == 16
    left(4)
    assert [timetable.watch().seconds_left for _ in range(2)] == [18, 24]


def test_without_a_limit_there_is_no_end_but_the_wish_to_stop() -> None:
    stop = Stop()
    watch = Timetable(Search(stop=stop), teams=1).watch()
    assert watch.seconds_left == float("inf")
    stop.ask()
    assert watch.is_over


def test_no_time_at_all_still_gives_every_team_its_rota() -> None:
    of = town(fixed_duties=SETTLED)
    rotas = plan_rotas(of, plan(of, NAMED), Asked(FIRST, 2), Search(time_limit=0))
    assert [rota.status for rota in rotas.rotas] == [Status.STOPPED]
    assert faults(of, rotas.rotas[0]) == []
