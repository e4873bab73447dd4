"""The hard rules of a midwife's whole rota: one function each, which tightens her terms for the engine."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np

from models import WeeklyRest
from planner.rota.engine import GroupLimit, MinutesLimit, RowLimit, Worker
from planner.rota.fitness import BARS, Bar, may
from planner.rota.on_call_share import on_call_share
from planner.rota.sequences import least_days_off
from planner.rota.staff import Member
from planner.rota.stretch import DAYS_PER_WEEK
from planner.rota.team import Team

Law = Callable[[Team, Member, Worker], Worker]
"""A rule: returns a worker's terms with it in force."""

_MINUTES = 60
_MOST_RUN = {WeeklyRest.DAY_A_WEEK: 6, WeeklyRest.TWO_DAYS_A_FORTNIGHT: 11}
_WORKDAYS_OF_NIGHT_AVERAGE = 6
_FIVE = 5
_DAY_HOURS = 24


def contracted(team: Team, member: Member, worker: Worker) -> Worker:
    """Nobody works longer than her contract and the tolerance, both in proportion to her WTE."""
    return _at_most(worker, member.target_hours + member.tolerance_hours)


def average_week(team: Team, member: Member, worker: Worker) -> Worker:
    """A week has so many hours on average, those worked before the rota included."""
    return _average(team, member, worker, team.policy.limits.average_week_hours)


def night_average(team: Team, member: Member, worker: Worker) -> Worker:
    """Who regularly works nights has so many hours in 24 on average, a day of rest a week left out.

    It holds for everyone here: whoever is on call by night may come to be a night worker.
    """
    hours = team.policy.limits.night_average_hours * _WORKDAYS_OF_NIGHT_AVERAGE
    return _average(team, member, worker, hours)


def _average(team: Team, member: Member, worker: Worker, hours_week: float) -> Worker:
    """So many hours a week over the reference period that ends with the rota, and over any within it."""
    weeks = team.policy.limits.reference_weeks
    if weeks < team.stretch.weeks:
        hours = max(0.0, hours_week * weeks - member.leave_hours)
        limit = MinutesLimit(weeks * DAYS_PER_WEEK, int(hours * _MINUTES))
        worker = worker._replace(limits=(*worker.limits, limit))
    known = min(weeks, team.stretch.weeks + member.past.weeks)
    behind = member.past.hours + member.leave_hours
    return _at_most(worker, hours_week * max(known, team.stretch.weeks) - behind)


def _at_most(worker: Worker, hours: float) -> Worker:
    minutes = max(0, int(hours * _MINUTES + 1e-6))
    return worker._replace(
        most_minutes=min(minutes, minutes if worker.most_minutes is None else worker.most_minutes)
    )


def duties_in_row(team: Team, member: Member, worker: Worker) -> Worker:
    """So many days in a row with a duty at most."""
    return _run(worker, team.policy.limits.most_duties_in_row)


def weekly_rest(team: Team, member: Member, worker: Worker) -> Worker:
    """Unbroken rest in every 7 days, or in every 14: a day off so often, and rests that are long enough."""
    limits = team.policy.limits
    worker = _run(worker, _MOST_RUN[limits.weekly_rest])
    return _clock_change(team, worker) if limits.weekly_rest is WeeklyRest.DAY_A_WEEK else worker


def _run(worker: Worker, most: int) -> Worker:
    return worker._replace(most_run=min(most, most if worker.most_run is None else worker.most_run))


def _clock_change(team: Team, worker: Worker) -> Worker:
    """A day off that a change of the clocks makes too short to be the week's rest is not the only one."""
    short = {
        team.stretch.number(day) + 1
        for first, second, day in team.book.pairs(2)
        if (team.book.entries[first].day or team.book.entries[second].day)
        and team.book.gap_hours(first, second, day, 2) < _DAY_HOURS
    }
    every = tuple(range(len(team.book.entries)))
    windows = [
        tuple(day for day in range(start, start + DAYS_PER_WEEK))
        for off in sorted(short)
        for start in range(off - DAYS_PER_WEEK + 1, off + 1)
        if start >= 0 and start + DAYS_PER_WEEK <= len(team.stretch.days)
    ]
    limits = tuple(GroupLimit(every, _FIVE, days) for days in dict.fromkeys(windows))
    return worker._replace(limits=(*worker.limits, *limits))


def rests(team: Team, member: Member, worker: Worker) -> Worker:
    """Rests that reach over a day off are long enough: see `least_days_off`."""
    return worker._replace(least_rest=max(worker.least_rest, least_days_off(team.policy.limits, team.book)))


def nights_in_row(team: Team, member: Member, worker: Worker) -> Worker:
    """So many nights in a row at most."""
    nights = team.book.group(lambda kind: kind.is_night)
    limit = RowLimit(nights, team.policy.limits.most_nights_in_row)
    return worker._replace(limits=(*worker.limits, limit)) if nights else worker


HOURS: tuple[Law, ...] = (contracted, average_week, night_average)
"""The laws that say how long a midwife may work over the whole rota."""

LAWS: tuple[Law, ...] = (
    *HOURS,
    duties_in_row,
    weekly_rest,
    rests,
    nights_in_row,
    on_call_share,
)


def before(team: Team, member: Member) -> tuple[int, ...]:
    """Her last days before the rota, as numbers of kinds."""
    days = len(member.before)
    first = team.stretch.first_day - timedelta(days=days)
    return tuple(
        -1 if duty is None else team.book.number(duty.kind, first + timedelta(days=number))
        for number, duty in enumerate(member.before)
    )


def worker_of(
    team: Team, member: Member, *, laws: tuple[Law, ...] = LAWS, bars: tuple[Bar, ...] = BARS
) -> Worker:
    """A midwife as the engine knows her: what she may do on each day, what is settled, and every rule."""
    allowed = np.zeros((len(team.stretch.days), len(team.book.entries)), dtype=np.bool_)
    for day, number in {team.place(need) for need in team.needs}:
        allowed[day, number] = may(team, member, day, team.kind(number), bars)
    worker = Worker(
        member.midwife.midwife_id,
        off=tuple(sorted(day for day in range(len(team.stretch.days)) if member.is_settled_off(day))),
        allowed=allowed,
        fixed=tuple(team.settled(member)),
        before=before(team, member),
    )
    for law in laws:
        worker = law(team, member, worker)
    return worker
