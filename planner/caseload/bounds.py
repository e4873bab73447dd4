"""Proven bounds of the aims, one after another, from the team-level relaxation."""

from dataclasses import dataclass, field
from functools import reduce
from math import gcd

import numpy as np

from models import RuleId
from planner.caseload import aims
from planner.caseload.columns import Columns, Way, columns_of, rows_of
from planner.caseload.linear import WHOLE, LinearProgram, Optimum
from planner.caseload.progress import Progress, Watch
from planner.prepare import Problem
from planner.prepare.problem import Flags, Floats


@dataclass
class Relaxation:
    """The relaxation of one problem under one set of opened teams, with what it has proven so far."""

    problem: Problem
    eligible: Flags
    columns: Columns = field(init=False)
    program: LinearProgram = field(init=False)
    _last: Optimum | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.columns = columns_of(self.problem, self.eligible)
        unit = reduce(gcd, self.problem.weight.tolist(), 0) or 1
        self.program = LinearProgram(rows_of(self.columns, unit), np.ones(len(self.columns.woman)))
        self.kept = [
            int((self.problem.kept & (self.problem.tier == tier)).sum())
            for tier in range(1, aims.tier_count(self.problem) + 1)
        ]

    def tier_bounds(self, watch: Watch) -> tuple[int | None, ...]:
        """The bound of each tier, kept women included, given that earlier tiers have their bound."""
        bounds: list[int | None] = []
        for tier in range(1, aims.tier_count(self.problem) + 1):
            bounds.append(self._serve_tier(tier))
            watch.tell(Progress(f"proving tier {tier}", tier, None, bounds[-1]))
        return tuple(bounds)

    def tier_bounds_beside(self, reached: tuple[int, ...], watch: Watch) -> tuple[int | None, ...]:
        """The bounds of the tiers after the first `reached` (women placed, kept ones too), given these."""
        self.program.unlock_all()
        for tier, placed in enumerate(reached, start=1):
            self.program.lock(self._of_tier(tier), at_least=placed - self.kept[tier - 1])
        bounds = []
        for tier in range(len(reached) + 1, aims.tier_count(self.problem) + 1):
            bounds.append(self._serve_tier(tier))
            watch.tell(Progress(f"proving tier {tier}", tier, None, bounds[-1]))
        return tuple(bounds)

    def _of_tier(self, tier: int) -> Floats:
        in_tier: Floats = (self.columns.tier == tier).astype(np.float64)
        return in_tier

    def _serve_tier(self, tier: int) -> int | None:
        objective = self._of_tier(tier)
        optimum = self.program.optimise(objective, most=True, usable=self.columns.tier <= tier)
        if optimum is None:
            return None
        self._last = optimum
        bound = int(np.floor(optimum.value + WHOLE))
        self._hold(optimum, objective, bound, tier)
        return bound + self.kept[tier - 1]

    def _hold(self, optimum: Optimum, objective: Floats, held: int, tier: int) -> None:
        """Hold a tier at `held`; drop the columns that no whole plan so good can use."""
        self.program.lock(objective, at_least=held)
        costly = -optimum.reduced_cost > optimum.value - held + WHOLE
        self.program.drop((self.columns.tier <= tier) & (optimum.x < WHOLE) & costly)

    def care_bound(self, rule: RuleId) -> int | None:
        """The most women placed anew who go to their buddy, or stay in their team, with every tier held."""
        objective = self._care(rule)
        if not objective.any():
            return 0
        women = len(np.unique(self.columns.woman[objective > 0]))
        if self._last is not None and float(objective @ self._last.x) >= women - WHOLE:
            self.program.lock(objective, at_least=women)
            return women
        optimum = self.program.optimise(objective, most=True)
        if optimum is None:
            return None
        self._last = optimum
        bound = int(np.floor(optimum.value + WHOLE))
        self.program.lock(objective, at_least=bound)
        return bound

    def _care(self, rule: RuleId) -> Floats:
        to_buddy: Flags = self.columns.way == Way.BUDDY
        stays = to_buddy if rule is RuleId.STAYS_WITH_BUDDY else self.columns.in_present_team()
        return stays.astype(np.float64)

    def fit_optimum(self) -> Optimum | None:
        """The least that placing women anew adds to `fit`, uneven load apart, with every earlier aim held."""
        return self.program.optimise(self.columns.cost, most=False)
