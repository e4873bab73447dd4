"""Where an earlier run and the new files do not fit together."""

from collections.abc import Iterator

from models import Finding, Scenario, Severity, Woman
from planner.rolling.carry import CarriedOver
from planner.rolling.earlier import Earlier
from planner.words import counted_women

MOST_CORRECTED_DAYS = 28
"""A later scan seldom moves a due date further (assumption)."""
FEWEST_STRANGERS = 5
"""Fewer women with another booking and another home may be corrections of records (assumption)."""


def another_service(scenario: Scenario, earlier: Earlier, run: str) -> Iterator[Finding]:
    """An error if the earlier run is plainly of another service; `run` is it as the user named it.

    It is if most women whom both know by id, and who had booked, have another booking date and another area.
    In an honest next week due dates are revised and women move house, but no booking is moved to another day;
    should a trust write its booking dates or its areas anew, the other of the two stays.
    """
    now = scenario.service.woman
    both = [(was, now[was.woman_id]) for was in _booked(earlier.scenario) if was.woman_id in now]
    strangers = [was for was, is_now in both if _is_another(was, is_now)]
    if len(strangers) >= FEWEST_STRANGERS and 2 * len(strangers) > len(both):
        message = (
            f"is a run of another service: of the {len(both):,} women whose ids are in both, "
            f"{len(strangers):,} have another booking date and another area in the files"
        )
        hint = "ids are alike by chance; plan each trust with an --out of its own, and name a run from there"
        yield Finding(message=message, file=run, value=strangers[0].woman_id, hint=hint)


def _booked(scenario: Scenario) -> Iterator[Woman]:
    return (woman for woman in scenario.service.women if not scenario.is_expected(woman))


def _is_another(was: Woman, now: Woman) -> bool:
    return was.booked_on != now.booked_on and was.area_id != now.area_id


def remarks(carried: CarriedOver, earlier: Earlier, run: str) -> Iterator[Finding]:
    """Warnings and notes; `run` is the earlier run as the user named it."""
    yield from _strangers(carried, earlier, run)
    yield from _opened(carried)
    yield from _outdated(carried)


def _strangers(carried: CarriedOver, earlier: Earlier, run: str) -> Iterator[Finding]:
    known = carried.scenario.service.woman
    placed = [row.woman_id for row in earlier.plan.placements]
    if placed and not any(woman_id in known for woman_id in placed):
        message = "places nobody who is in the files"
        hint = "name a run of the same service"
        yield Finding(message=message, severity=Severity.WARNING, file=run, hint=hint)
        return
    moved = _moved(carried, earlier)
    if 2 * len(moved) > len(placed):
        message = f"{len(moved):,} of the {len(placed):,} women placed have another due date in the files"
        hint = (
            "is it a run of the same service? ids may be alike by chance; runs/<scenario> is the latest run"
        )
        yield Finding(message=message, severity=Severity.WARNING, file=run, hint=hint)


def _moved(carried: CarriedOver, earlier: Earlier) -> list[str]:
    """Women placed whose EDD is not what it was, by more than dates are corrected by scans."""
    was, now = earlier.scenario.service.woman, carried.scenario.service.woman
    both = [row.woman_id for row in earlier.plan.placements if row.woman_id in now]
    return [id_ for id_ in both if abs((was[id_].edd - now[id_].edd).days) > MOST_CORRECTED_DAYS]


def _opened(carried: CarriedOver) -> Iterator[Finding]:
    for team_id in carried.running:
        message = "proposed team taken as running, for an earlier plan opened it"
        hint = "give it the status running, and its midwives their new team_id"
        yield Finding(message=message, severity=Severity.NOTE, key="team_id", value=team_id, hint=hint)


def _outdated(carried: CarriedOver) -> Iterator[Finding]:
    if carried.outdated:
        women = counted_women(len(carried.outdated))
        message = f"team or midwife in the files is out of date and not taken, {women}"
        hint = "bring team_id and midwife_id in the table of women up to date"
        first = carried.outdated[0]
        yield Finding(message=message, severity=Severity.NOTE, key="woman_id", value=first, hint=hint)
