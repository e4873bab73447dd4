"""Rows of duties, as letters, held against one rule at a time."""

from datetime import date
from typing import Any

import numpy as np

from models import Duty
from planner.rota.decoding import duties_of, lawful
from planner.rota.engine import OFF, Kind, Roster, solve
from planner.rota.engine.roster import Duties
from planner.rota.fitness import Bar, may
from planner.rota.laws import Law, worker_of
from planner.rota.sequences import Sequence, forbidden
from planner.rota.team import Team
from tests.rota.factories import KINDS
from tests.rota.team import FIRST, prepared, scenario

CODES = {"D": "on_call_day", "N": "on_call_night", "C": "clinic", "P": "planned_birth"}
SECOND = {"D": "second_on_call_day", "N": "second_on_call_night"}
EVERY_KIND = [{"weekday": "monday", "kind": kind} for kind in CODES.values()]
MARCH_CLOCKS, OCTOBER_CLOCKS = date(2027, 3, 22), date(2027, 10, 25)
"""The Monday of the week that ends with a change of the clocks."""


def known(
    person: Any = "a",
    *,
    weeks: int = 2,
    first: date = FIRST,
    kinds: Any = None,
    tables: Any = None,
    **limits: Any,
) -> Team:
    """A team of one midwife in which every kind of duty is known."""
    rota = {"weekly_duties": EVERY_KIND, "limits": limits} | ({"duty_kinds": kinds} if kinds else {})
    of = scenario(person, rota=rota, **(tables or {}))
    return prepared(of, weeks=weeks, first=first)


def row(team: Team, pattern: str) -> list[int]:
    """Her duties as numbers: `D N . C`."""
    codes = [CODES.get(code) for code in pattern.replace(" ", "")]
    codes += [None] * (len(team.stretch.days) - len(codes))
    return [
        OFF if kind is None else team.book.number(kind, on)
        for kind, on in zip(codes, team.stretch.days, strict=True)
    ]


def stands(team: Team, pattern: str, *rules: Law, order: tuple[Sequence, ...] = ()) -> bool:
    """Whether a row of duties is lawful for the first midwife if these rules alone are in force."""
    after = forbidden(team.policy.limits, team.book, sequences=order)
    kinds = [
        Kind(entry.kind.id, entry.minutes, after.get(number, ()))
        for number, entry in enumerate(team.book.entries)
    ]
    worker = worker_of(team, team.members[0], laws=rules, bars=())
    worker = worker._replace(allowed=None, off=(), fixed=tuple(enumerate(row(team, pattern))))
    roster = Roster(len(team.stretch.days), tuple(kinds), (worker,), (), team.stretch.weekends)
    return solve(roster).unlawful == ()


def fits(team: Team, code: str, number: int, bar: Bar) -> bool:
    """Whether one rule lets the first midwife do a duty on a day."""
    return may(team, team.members[0], number, KINDS.kind(CODES.get(code, code)), (bar,))


def decoded(team: Team, pattern: str) -> tuple[Duty, ...]:
    """The duties of a team whose first midwife has these."""
    duties: Duties = np.array([row(team, pattern)], dtype=np.int64)
    return duties_of(team, lawful(team, duties))
