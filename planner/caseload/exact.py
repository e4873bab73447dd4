"""The whole model in one: a variable for each woman and midwife, a second for each woman and buddy.

For services small enough; every aim is optimal, or carries the bound that the search proved.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from models import RuleId
from planner.caseload import aims
from planner.caseload.aims import Assignment
from planner.caseload.carers.even_load import CarerLoad, women_above_share
from planner.caseload.outcome import Solution, aim_order, nothing_known
from planner.caseload.programs.integer import Expression, IntegerProgram, Literal, Reached
from planner.caseload.progress import OutOfTime, Progress, Watch
from planner.prepare import NOBODY, Capacity, Problem, Windows
from planner.prepare.problem import Flags, Ints

EFFORT = 60.0
"""Deterministic seconds for each aim."""


class _Pairs(NamedTuple):
    """Variables of women and carers, one a pair."""

    woman: Ints
    carer: Ints
    variables: list[Literal]

    def of(self, chosen: Flags) -> list[Literal]:
        """The variables of some pairs."""
        return [self.variables[index] for index in np.flatnonzero(chosen)]


def solve_exactly(problem: Problem, eligible: Flags, watch: Watch) -> Solution:
    """Serve every aim in strict order; `eligible` is [W, T] for women placed anew."""
    model = _Model(problem, eligible)
    reached: list[Reached | None] = []
    try:
        for aim in aim_order(problem):
            if aim.rule is RuleId.STAYS_WITH_BUDDY:
                model.put_booked_first(watch)
            watch.tell(Progress(aim.words, aim.tier))
            objective, most = model.objective(aim.key, aim.tier)
            reached.append(model.program.serve(objective, most=most, watch=watch))
        watch.check()
    except OutOfTime:
        return Solution(model.assignment(), nothing_known(problem), stopped=True)
    return Solution(model.assignment(), tuple(outcome.bound if outcome else None for outcome in reached))


class _Model:
    def __init__(self, problem: Problem, eligible: Flags) -> None:
        self.problem = problem
        self.program = IntegerProgram(effort=EFFORT)
        self.naming = self._pairs(np.argwhere(problem.may_name & eligible[:, problem.team_of]))
        reachable = eligible.copy()
        reachable[problem.kept, problem.kept_team[problem.kept]] = True
        reachable[problem.awaited] = False
        self.buddies = self._pairs(np.argwhere(problem.may_buddy & reachable[:, problem.team_of]))
        self._post_women()
        self._post_teams()
        for windows, capacity in self._midwife_limits():
            self._post_midwives(self.naming, windows, capacity.left)
            self._post_midwives(self.buddies, windows, capacity.limit)

    def _pairs(self, found: Ints) -> _Pairs:
        return _Pairs(found[:, 0], found[:, 1], self.program.flags(len(found)))

    def _midwife_limits(self) -> tuple[tuple[Windows, Capacity], ...]:
        problem = self.problem
        return ((problem.paces, problem.midwife_pace), (problem.months, problem.midwife_month))

    def _post_women(self) -> None:
        """One midwife at most; a buddy is another midwife of the same team."""
        named: dict[int, list[Literal]] = defaultdict(list)
        in_team: dict[tuple[int, int], list[Literal]] = defaultdict(list)
        pair: dict[tuple[int, int], Literal] = {}
        for woman, midwife, variable in zip(*self.naming, strict=True):
            named[woman].append(variable)
            in_team[woman, self.problem.team_of[midwife]].append(variable)
            pair[woman, midwife] = variable
        for variables in named.values():
            self.program.model.add_at_most_one(variables)
        with_buddy: dict[tuple[int, int], list[Literal]] = defaultdict(list)
        for woman, midwife, variable in zip(*self.buddies, strict=True):
            with_buddy[woman, self.problem.team_of[midwife]].append(variable)
            if (woman, midwife) in pair:
                self.program.model.add_at_most_one([variable, pair[woman, midwife]])
            if self.problem.kept_by[woman] == midwife:
                self.program.model.add(variable == 0)
        for (woman, team), variables in with_buddy.items():
            kept = int(self.problem.kept_team[woman] == team)
            placed = cp_model.LinearExpr.sum(in_team[woman, team])
            self.program.model.add(cp_model.LinearExpr.sum(variables) <= placed + kept)

    def _post_teams(self) -> None:
        """Weighted births over any few months, and weighted women in care at once."""
        problem = self.problem
        team = problem.team_of[self.naming.carer]
        limits = [(problem.paces, problem.team_pace)]
        if problem.team_open is not None:
            limits.append((problem.open_days, problem.team_open))
        for windows, capacity in limits:
            counted = windows.women[self.naming.woman]
            for index, window in np.ndindex(*capacity.left.shape):
                chosen = counted[:, window] & (team == index)
                weights = problem.weight[self.naming.woman[chosen]].tolist()
                self.program.at_most(self.naming.of(chosen), weights, int(capacity.left[index, window]))

    def _post_midwives(self, group: _Pairs, windows: Windows, left: Ints) -> None:
        """Women of one midwife over any few months and in one month; apart for those whose buddy she is."""
        counted = windows.women[group.woman]
        for midwife, window in np.ndindex(*left.shape):
            terms = group.of(counted[:, window] & (group.carer == midwife))
            self.program.at_most(terms, [1] * len(terms), int(left[midwife, window]))

    def put_booked_first(self, watch: Watch) -> None:
        """As many of each tier as can be are in the files: none of them waits for one who may not come."""
        problem = self.problem
        if not problem.awaited.any():
            return
        in_files = ~problem.awaited[self.naming.woman]
        for tier in range(1, aims.tier_count(problem) + 1):
            chosen = in_files & (problem.tier[self.naming.woman] == tier)
            self.program.serve(_sum(self.naming.of(chosen)), most=True, watch=watch)

    def objective(self, key: str, tier: int | None) -> tuple[Expression, bool]:
        """What one aim counts, and whether more of it is better."""
        problem, naming, buddies = self.problem, self.naming, self.buddies
        if key == "tier_placed":
            kept = int((problem.kept & (problem.tier == tier)).sum())
            return kept + _sum(naming.of(problem.tier[naming.woman] == tier)), True
        if key == "stays_with_buddy":
            return _sum(naming.of(problem.present_buddy[naming.woman] == naming.carer)), True
        if key == "stays_in_team":
            return _sum(naming.of(problem.present_team[naming.woman] == problem.team_of[naming.carer])), True
        if key == "buddy_named":
            return _sum(buddies.of(problem.tier[buddies.woman] == (tier or 0))), True
        if key == "buddy_stays":
            return _sum(buddies.of(problem.present_buddy[buddies.woman] == buddies.carer)), True
        return (self._fit() if key == "fit" else self._buddy_fit()), False

    def _fit(self) -> cp_model.LinearExpr:
        problem, weights = self.problem, self.problem.scenario.policy.aims
        team = problem.team_of[self.naming.carer]
        cost = aims.fixed_cost(problem)[self.naming.woman, team]
        cost = cost + weights.language_not_matched * ~problem.speaks[self.naming.woman, self.naming.carer]
        cost = cost - aims.cost_without(problem)[self.naming.woman]
        women_kept = np.bincount(problem.kept_by[problem.kept], minlength=len(problem.midwives))
        uneven = self._above_share(self.naming, women_kept)
        standing = aims.fit_of_kept(problem)
        return standing + _weighted(self.naming.variables, cost) + weights.uneven_load * uneven

    def _buddy_fit(self) -> cp_model.LinearExpr:
        problem, weights = self.problem, self.problem.scenario.policy.aims
        needs = problem.needs_language
        needed = int(np.count_nonzero(needs & aims.wants_buddy(problem)))
        matched = problem.speaks[self.buddies.woman, self.buddies.carer] & needs[self.buddies.woman]
        strangers = needed - _sum(self.buddies.of(matched))
        uneven = self._above_share(self.buddies, np.zeros(len(problem.midwives), dtype=np.int64))
        return weights.language_not_matched * strangers + weights.uneven_load * uneven

    def _above_share(self, group: _Pairs, standing: Ints) -> cp_model.LinearExpr:
        problem = self.problem
        parts = []
        for team in range(len(problem.teams)):
            loads = []
            for midwife in problem.midwives_of(team):
                terms = group.of(group.carer == midwife)
                share, women = int(problem.share[midwife]), int(standing[midwife])
                loads.append(CarerLoad(share, women, terms, len(terms)))
            if loads:
                parts.append(women_above_share(self.program, loads))
        return cp_model.LinearExpr.sum(parts)

    def assignment(self) -> Assignment:
        """Who has whom in the last solution."""
        named = self.problem.kept_by.copy()
        buddy = np.full(len(named), NOBODY, dtype=np.int64)
        for group, found in ((self.naming, named), (self.buddies, buddy)):
            chosen = np.array(self.program.values(group.variables), dtype=np.bool_)
            found[group.woman[chosen]] = group.carer[chosen]
        return Assignment(named, buddy)


def _sum(variables: list[Literal]) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.sum(variables)


def _weighted(variables: list[Literal], cost: Ints) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum(variables, cost.tolist())
