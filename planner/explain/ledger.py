"""A plan held against the problem that it answers: who is where, and what is taken of each limit."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models import Plan, Scenario
from planner.explain.fullness import Fullness, LimitKind, Load
from planner.prepare import NOBODY, Capacity, Problem, Windows, prepare
from planner.prepare.problem import Flags, Ints
from planner.prepare.travel import TravelMinutes, travel_minutes
from planner.proof import SetsApart

HUNDREDTHS = 100


@dataclass(frozen=True)
class Ledger:
    """A plan beside its problem, as positions in the problem's arrays."""

    problem: Problem
    """What was to be solved."""
    plan: Plan
    """What was found."""

    @property
    def scenario(self) -> Scenario:
        """The scenario that the plan answers."""
        return self.problem.scenario

    @cached_property
    def woman_at(self) -> dict[str, int]:
        """Position of each woman planned for."""
        return {woman.woman_id: row for row, woman in enumerate(self.problem.women)}

    @cached_property
    def team_at(self) -> dict[str, int]:
        """Position of each team."""
        return {team.team_id: row for row, team in enumerate(self.problem.teams)}

    @cached_property
    def midwife_at(self) -> dict[str, int]:
        """Position of each midwife of a team."""
        return {midwife.midwife_id: row for row, midwife in enumerate(self.problem.midwives)}

    @cached_property
    def minutes(self) -> TravelMinutes:
        """Minutes one way by (area id, team id), not rounded."""
        return travel_minutes(self.scenario.service)

    @cached_property
    def team(self) -> Ints:
        """[W] team; NOBODY where a woman is left out."""
        return self._positions({row.woman_id: row.team_id for row in self.plan.placements}, self.team_at)

    @cached_property
    def midwife(self) -> Ints:
        """[W] named midwife; NOBODY where a woman is left out."""
        return self._positions(
            {row.woman_id: row.midwife_id for row in self.plan.placements}, self.midwife_at
        )

    @cached_property
    def buddy(self) -> Ints:
        """[W] buddy; NOBODY where there is none."""
        return self._positions({row.woman_id: row.buddy_id for row in self.plan.placements}, self.midwife_at)

    @cached_property
    def placed(self) -> Flags:
        """[W] whether she is placed."""
        found: Flags = self.team != NOBODY
        return found

    @cached_property
    def expected(self) -> Flags:
        """[W] whether she has not booked yet."""
        return np.array([self.scenario.is_expected(woman) for woman in self.problem.women], dtype=np.bool_)

    @cached_property
    def opened(self) -> tuple[int, ...]:
        """Proposed teams that the plan opens."""
        return self.problem.opened_by(self.plan)

    def status_of(self, team: int) -> str:
        """Whether a team runs, is opened by the plan, or is not opened."""
        if not self.problem.proposed[team]:
            return "running"
        return "opened" if team in self.opened else "not opened"

    @cached_property
    def sets_apart(self) -> SetsApart:
        """The women and places of the plan's tight sets."""
        return SetsApart(self.problem, self.plan)

    @cached_property
    def step(self) -> Ints:
        """[W, T] the step at which each team falls away under the plan's opened teams; 0 if none."""
        return self.problem.step_with(self.opened)

    @cached_property
    def team_limits(self) -> tuple[Load, ...]:
        """Every limit of the teams, with what the plan takes of it."""
        problem = self.problem
        found = [self._team_load(LimitKind.PACE, problem.paces, problem.team_pace)]
        if problem.team_open is not None:
            found.append(self._team_load(LimitKind.OPEN, problem.open_days, problem.team_open))
        return tuple(found)

    @cached_property
    def midwife_limits(self) -> tuple[Load, ...]:
        """Every limit on the women named to a midwife, with what the plan takes of it."""
        problem = self.problem
        return (
            self._midwife_load(LimitKind.PACE, problem.paces, problem.midwife_pace),
            self._midwife_load(LimitKind.MONTH, problem.months, problem.midwife_month),
        )

    def full_team(self, woman: int, team: int) -> tuple[Fullness, ...]:
        """Where a team has no room for a woman."""
        weight = int(self.problem.weight[woman])
        return _full(self.team_limits, team, woman, weight)

    def full_midwife(self, woman: int, midwife: int) -> tuple[Fullness, ...]:
        """Where a midwife has no room for one more woman like her."""
        return _full(self.midwife_limits, midwife, woman, 1)

    def _team_load(self, kind: LimitKind, windows: Windows, capacity: Capacity) -> Load:
        anew = np.flatnonzero(self.placed & ~self.problem.kept)
        taken = capacity.taken.copy()
        np.add.at(taken, self.team[anew], windows.women[anew] * self.problem.weight[anew, None])
        return Load(kind, windows, capacity, taken, HUNDREDTHS)

    def _midwife_load(self, kind: LimitKind, windows: Windows, capacity: Capacity) -> Load:
        placed = np.flatnonzero(self.placed)
        taken = np.zeros_like(capacity.taken)
        np.add.at(taken, self.midwife[placed], windows.women[placed].astype(np.int64))
        return Load(kind, windows, capacity, taken, 1)

    def _positions(self, carers: Mapping[str, str | None], at: dict[str, int]) -> Ints:
        found = np.full(len(self.problem.women), NOBODY, dtype=np.int64)
        for woman, carer in carers.items():
            if woman in self.woman_at and carer is not None:
                found[self.woman_at[woman]] = at.get(carer, NOBODY)
        return found


def _full(loads: tuple[Load, ...], owner: int, woman: int, more: int) -> tuple[Fullness, ...]:
    return tuple(line for load in loads for line in load.lines(owner, load.no_room(owner, woman, more)))


def open_ledger(scenario: Scenario, plan: Plan) -> Ledger:
    """Lay a plan beside its prepared scenario."""
    return Ledger(prepare(scenario), plan.whole)
