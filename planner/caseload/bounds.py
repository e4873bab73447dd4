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

    def __post_init__(self) -> None:
        self.columns = columns_of(self.problem, self.eligible)
        unit = reduce(gcd, self.problem.weight.tolist(), 0) or 1
        self.program = LinearProgram(rows_of(self.columns, unit), len(self.columns.woman))
        self.kept = [
            int((self.problem.kept & (self.problem.tier == tier)).sum())
            for tier in range(1, aims.tier_count(self.problem) + 1)
        ]

    def tier_bounds(self, reached: tuple[int, ...], watch: Watch) -> tuple[int | None, ...]:
        """The bound of each tier, kept women included, given that earlier tiers have their bound.

        `reached` are counts of the first tiers that no plan was found to beat: those tiers are held at what is
        reached instead of at their bound.
        """
        self.program.unlock_all()
        bounds: list[int | None] = []
        for tier in range(1, aims.tier_count(self.problem) + 1):
            bounds.append(self._serve_tier(tier, reached[tier - 1] if tier <= len(reached) else None))
            watch.tell(Progress(f"proving tier {tier}", tier, None, bounds[-1]))
        return tuple(bounds)

    def _serve_tier(self, tier: int, reached: int | None) -> int | None:
        objective = (self.columns.tier == tier).astype(np.float64)
        optimum = self.program.optimise(objective, most=True, usable=self.columns.tier <= tier)
        if optimum is None:
            return None
        bound = int(np.floor(optimum.value + WHOLE))
        held = bound if reached is None else min(bound, reached - self.kept[tier - 1])
        self._hold(optimum, objective, held, tier)
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
        optimum = self.program.optimise(objective, most=True, usable=np.ones_like(self.columns.tier, dtype=np.bool_))
        if optimum is None:
            return None
        bound = int(np.floor(optimum.value + WHOLE))
        self.program.lock(objective, at_least=bound)
        return bound

    def _care(self, rule: RuleId) -> Floats:
        if rule is RuleId.STAYS_WITH_BUDDY:
            return (self.columns.way == Way.BUDDY).astype(np.float64)
        return self.columns.in_present_team().astype(np.float64)

    def fit_optimum(self) -> Optimum | None:
        """The least that placing women anew adds to `fit`, uneven load apart, with every earlier aim held."""
        return self.program.optimise(
            self.columns.cost, most=False, usable=np.ones_like(self.columns.tier, dtype=np.bool_)
        )
