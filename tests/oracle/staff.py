"""Staff time in exact fractions: e(m,k), who works in which team, and which proposed teams may be opened."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import chain, combinations

from models import CORE, Limits, Midwife, Month, Scenario

TOLERANCE = Fraction(1, 10**9)

Wte = dict[tuple[str, Month], Fraction]
"""Effective WTE by midwife and month."""


def exact(number: float) -> Fraction:
    """The decimal that the file shows: 0.6 is six tenths, not the nearest binary fraction."""
    return Fraction(str(number))


def on_long_leave(scenario: Scenario, midwife: Midwife, day: date) -> bool:
    """Whether maternity, sick or other leave covers the day."""
    rows = (row for row in scenario.service.leave if row.midwife_id == midwife.midwife_id)
    return any(row.kind.is_long and row.first_day <= day <= row.last_day for row in rows)


def is_present(scenario: Scenario, midwife: Midwife, day: date) -> bool:
    """Whether she is employed and not on long leave."""
    return is_employed(midwife, day) and not on_long_leave(scenario, midwife, day)


def is_employed(midwife: Midwife, day: date) -> bool:
    """Whether the day lies from her first day to the one before the first on which she is gone."""
    started = midwife.starts_on is None or midwife.starts_on <= day
    return started and (midwife.leaves_on is None or day < midwife.leaves_on)


def share_of_day(midwife: Midwife, day: date, limits: Limits) -> Fraction:
    """Share of a working day that a midwife who is present gives: a preceptee gives less."""
    ends = midwife.preceptorship_ends_on
    if ends is None:
        return Fraction(1)
    if midwife.starts_on is not None and (day - midwife.starts_on).days < 7 * exact(
        limits.supernumerary_weeks
    ):
        return Fraction(0)
    return exact(limits.preceptorship_share) if day <= ends else Fraction(1)


def month_mean(scenario: Scenario, midwife: Midwife, month: Month) -> Fraction:
    """e(m,k): the mean over the days of the month of her WTE of the day times her share of it."""
    days = [month.first_day + timedelta(days=number) for number in range(month.days)]
    limits = scenario.policy.limits
    given = [
        contract(midwife, day) * share_of_day(midwife, day, limits)
        for day in days
        if is_present(scenario, midwife, day)
    ]
    return sum(given, Fraction(0)) / month.days


def contract(midwife: Midwife, day: date) -> Fraction:
    """Her WTE on the day: another one from the day on which her hours change."""
    if midwife.later_wte is not None and midwife.later_wte_from is not None:
        return exact(midwife.wte if day < midwife.later_wte_from else midwife.later_wte)
    return exact(midwife.wte)


def effective_wte(scenario: Scenario) -> Wte:
    """e(m,k) of every midwife and horizon month."""
    return {
        (midwife.midwife_id, month): month_mean(scenario, midwife, month)
        for midwife in scenario.service.midwives
        for month in scenario.months
    }


def team_midwives(scenario: Scenario, opened: frozenset[str]) -> dict[str, list[Midwife]]:
    """The midwives of every running and every opened team; those from core move for the whole horizon."""
    teams: dict[str, list[Midwife]] = {}
    for team in scenario.service.teams:
        if not team.is_proposed:
            teams[team.team_id] = [row for row in scenario.service.midwives if row.team_id == team.team_id]
        elif team.team_id in opened:
            teams[team.team_id] = joiners(scenario, team.team_id)
    return teams


def joiners(scenario: Scenario, team_id: str) -> list[Midwife]:
    """The core midwives who move if the team is opened."""
    return [row for row in scenario.service.midwives if row.team_id == CORE and row.joins_team_id == team_id]


def openings(scenario: Scenario, wte: Wte) -> Iterator[frozenset[str]]:
    """Every set of proposed teams that may be opened together, the empty set first."""
    yield frozenset()
    if not _floor_holds(scenario, wte, frozenset()):
        return
    small = [
        team.team_id
        for team in scenario.service.teams
        if team.is_proposed and _not_above_largest(scenario, wte, team.team_id)
    ]
    for chosen in chain.from_iterable(combinations(small, count) for count in range(1, len(small) + 1)):
        if _floor_holds(scenario, wte, frozenset(chosen)):
            yield frozenset(chosen)


def _not_above_largest(scenario: Scenario, wte: Wte, team_id: str) -> bool:
    most = exact(scenario.policy.limits.team_wte_max) + TOLERANCE
    midwives = joiners(scenario, team_id)
    return all(sum(wte[row.midwife_id, month] for row in midwives) <= most for month in scenario.months)


def _floor_holds(scenario: Scenario, wte: Wte, opened: frozenset[str]) -> bool:
    stay = [
        row for row in scenario.service.midwives if row.team_id == CORE and row.joins_team_id not in opened
    ]
    least = exact(scenario.policy.limits.core_floor_wte) - TOLERANCE
    return all(sum(wte[row.midwife_id, month] for row in stay) >= least for month in scenario.months)
