"""The columns of the team-level relaxation and the rows that its limits post."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np

from models import RuleId
from planner.caseload.aims import fixed_cost
from planner.caseload.linear import Rows, stacked
from planner.prepare import NOBODY, Capacity, Problem, Windows
from planner.prepare.problem import Flags, Floats, Ints


class Way(IntEnum):
    """How a woman comes into a team: to any midwife, to one who speaks her language, or to her own buddy."""

    ANY = 0
    LANGUAGE = 1
    BUDDY = 2


@dataclass(frozen=True)
class Columns:
    """One column a woman, team and way."""

    problem: Problem
    eligible: Flags
    """[W, T] the teams to which women placed anew may go."""
    woman: Ints
    team: Ints
    way: Ints
    group: Ints
    """For LANGUAGE the position of the language, for BUDDY of the midwife; otherwise NOBODY."""

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages for which women need an interpreter, in order."""
        return _languages(self.problem)

    @cached_property
    def tier(self) -> Ints:
        """Tier of each column's woman."""
        return self.problem.tier[self.woman]

    @cached_property
    def cost(self) -> Floats:
        """What each column adds to the aim `fit`, uneven load apart."""
        problem = self.problem
        cost = fixed_cost(problem)[self.woman, self.team].astype(np.float64)
        needs = np.array([woman.needs_interpreter for woman in problem.women], dtype=np.bool_)[self.woman]
        spoken = self.way == Way.LANGUAGE
        buddies = self.way == Way.BUDDY
        spoken[buddies] = problem.speaks[self.woman[buddies], self.group[buddies]]
        cost += problem.scenario.policy.aims.language_not_matched * (needs & ~spoken)
        return cost

    def in_present_team(self) -> Flags:
        """Columns in the team where the woman is today."""
        same: Flags = self.problem.present_team[self.woman] == self.team
        return same

    def by_pair(self, x: Floats) -> Floats:
        """[W, T] the sum of the columns of each woman and team."""
        total = np.zeros(self.eligible.shape)
        np.add.at(total, (self.woman, self.team), x)
        return total


def _languages(problem: Problem) -> tuple[str, ...]:
    return tuple(
        sorted({w.interpreter_language for w in problem.women if w.interpreter_language is not None})
    )


def columns_of(problem: Problem, eligible: Flags) -> Columns:
    """Every way of every woman placed anew into every team to which she may go."""
    woman, team = np.nonzero(eligible)
    parts = [(woman, team, np.full(len(woman), Way.ANY), np.full(len(woman), NOBODY))]
    parts.append(_language_ways(problem, woman, team))
    parts.append(_buddy_ways(problem, eligible))
    joined = [np.concatenate([part[item] for part in parts]).astype(np.int64) for item in range(4)]
    return Columns(problem, eligible, *joined)


def _language_ways(problem: Problem, woman: Ints, team: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Ways to a midwife of the team who speaks the woman's language and may be named for her."""
    position = {language: index for index, language in enumerate(_languages(problem))}
    language = np.array(
        [position.get(w.interpreter_language or "", NOBODY) for w in problem.women], dtype=np.int64
    )
    member = problem.team_of[:, None] == np.arange(len(problem.teams))[None, :]
    rows = np.flatnonzero(language != NOBODY)
    able = np.zeros((len(problem.women), len(problem.teams)), dtype=np.bool_)
    speaks = (problem.may_name & problem.speaks)[rows]
    able[rows] = (speaks.astype(np.float32) @ member.astype(np.float32)) > 0
    keep = able[woman, team]
    return woman[keep], team[keep], np.full(int(keep.sum()), Way.LANGUAGE), language[woman[keep]]


def _buddy_ways(problem: Problem, eligible: Flags) -> tuple[Ints, Ints, Ints, Ints]:
    """Ways to the woman's own buddy of today, where she may be named for her."""
    woman = np.flatnonzero((problem.present_buddy != NOBODY) & eligible.any(axis=1))
    buddy = problem.present_buddy[woman]
    keep = woman > 0
    if len(woman):
        keep = problem.may_name[woman, buddy] & eligible[woman, problem.team_of[buddy]]
    woman, buddy = woman[keep], buddy[keep]
    return woman, problem.team_of[buddy] if len(buddy) else buddy, np.full(len(woman), Way.BUDDY), buddy


def rows_of(columns: Columns, unit: int) -> Rows:
    """Every row of the relaxation; weights and team limits in multiples of `unit` hundredths."""
    return stacked([_once(columns)] + [row for post in POSTED.values() for row in post(columns, unit)])


def _once(columns: Columns) -> Rows:
    """A woman is placed at most once."""
    count = len(columns.woman)
    return Rows(columns.woman, np.arange(count), np.ones(count), np.ones(len(columns.problem.women)))


def _windowed(columns: Columns, which: Ints, group: Ints, windows: Windows, limit: Ints, load: Ints) -> Rows:
    """Rows [group, window]: load of the columns `which`, each in its group, where a window counts her."""
    entry, window = np.nonzero(windows.women[columns.woman[which]])
    row = group[entry] * len(windows.labels) + window
    return Rows(row, which[entry], load[entry].astype(np.float64), limit.ravel().astype(np.float64))


def _team_pace(columns: Columns, unit: int) -> list[Rows]:
    """Births of a team, weighted, keep the yearly ratio over any few months."""
    return _team_rows(columns, columns.problem.paces, columns.problem.team_pace, unit)


def _team_open(columns: Columns, unit: int) -> list[Rows]:
    """Women in a team's care at once, weighted, stay below the open caseload."""
    capacity = columns.problem.team_open
    return [] if capacity is None else _team_rows(columns, columns.problem.open_days, capacity, unit)


def _team_rows(columns: Columns, windows: Windows, capacity: Capacity, unit: int) -> list[Rows]:
    """The limit itself, and what it means for whole women: floor(weight / v) summed <= floor(limit / v).

    The second holds for every v > 0 (Chvatal and Gomory); v is each weight that occurs. With v = 1 it says
    that 53.25 places hold 53 women, however the relaxed program cuts them.
    """
    every = np.arange(len(columns.woman))
    weight = columns.problem.weight[columns.woman]
    rows = [_windowed(columns, every, columns.team, windows, capacity.left // unit, weight // unit)]
    for part in np.unique(weight).tolist():
        heavy = np.flatnonzero(weight >= part)
        load = weight[heavy] // part
        rows.append(_windowed(columns, heavy, columns.team[heavy], windows, capacity.left // part, load))
    return rows


def _midwife_pace(columns: Columns, _unit: int) -> list[Rows]:
    """The midwives of a team together: no more births than their paced shares."""
    return _group_rows(columns, columns.problem.paces, columns.problem.midwife_pace)


def _midwife_month(columns: Columns, _unit: int) -> list[Rows]:
    """The midwives of a team together: no more births in a month than their monthly limits."""
    return _group_rows(columns, columns.problem.months, columns.problem.midwife_month)


def _group_rows(columns: Columns, windows: Windows, capacity: Capacity) -> list[Rows]:
    """All midwives of a team; those who speak a language; each buddy alone."""
    problem = columns.problem
    teams, languages = len(problem.teams), columns.languages
    every = np.arange(len(columns.woman))
    total = np.zeros((teams, len(windows.labels)), dtype=np.int64)
    np.add.at(total, problem.team_of, capacity.left)
    rows = [_windowed(columns, every, columns.team, windows, total, np.ones_like(every))]
    spoken = np.zeros((teams, len(languages), len(windows.labels)), dtype=np.int64)
    for index, language in enumerate(languages):
        speaks = np.array([language in midwife.languages for midwife in problem.midwives], dtype=np.bool_)
        np.add.at(spoken[:, index], problem.team_of[speaks], capacity.left[speaks])
    which = np.flatnonzero(columns.way == Way.LANGUAGE)
    group = columns.team[which] * len(languages) + columns.group[which]
    limit = spoken.reshape(-1, len(windows.labels))
    rows.append(_windowed(columns, which, group, windows, limit, np.ones_like(which)))
    which = np.flatnonzero(columns.way == Way.BUDDY)
    rows.append(_windowed(columns, which, columns.group[which], windows, capacity.left, np.ones_like(which)))
    return rows


POSTED = {
    RuleId.TEAM_PACE: _team_pace,
    RuleId.TEAM_OPEN_CASELOAD: _team_open,
    RuleId.MIDWIFE_PACE: _midwife_pace,
    RuleId.MIDWIFE_MONTH: _midwife_month,
}
"""The limits that the relaxation posts, by the rule each stands for."""
