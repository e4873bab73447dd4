"""A plan as the proof looks at it: who could go where, who is placed, and women of a kind taken together."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models import Plan
from planner.prepare import Problem, Step, Windows
from planner.prepare.problem import Flags, Ints


@dataclass(frozen=True)
class Register:
    """Women to be placed anew, with the teams that run or that the plan opens."""

    problem: Problem
    """What was to be solved."""
    plan: Plan
    """What was found."""

    @cached_property
    def eligible(self) -> Flags:
        """[W, T] where each woman could go; nowhere for care begun that is kept, and for women in no tier."""
        opened = self.problem.opened_by(self.plan)
        anew = ~self.problem.kept & (self.problem.tier > 0)
        found: Flags = (self.problem.step_with(opened) == Step.PASSES) & anew[:, None]
        return found

    @cached_property
    def waiting(self) -> Flags:
        """[W] whether she could go anywhere."""
        found: Flags = np.any(self.eligible, axis=1)
        return found

    @cached_property
    def placed(self) -> Flags:
        """[W] whether the plan places her."""
        return np.array([row.woman_id in self.plan.placement for row in self.problem.women], dtype=np.bool_)

    @cached_property
    def kinds(self) -> Flags:
        """[K, T] the different sets of teams to which women could go."""
        return self._kinds[0]

    @cached_property
    def kind(self) -> Ints:
        """[W] position of each woman's kind."""
        return self._kinds[1]

    @cached_property
    def _kinds(self) -> tuple[Flags, Ints]:
        kinds, kind = np.unique(self.eligible, axis=0, return_inverse=True)
        return kinds, kind.reshape(-1).astype(np.int64)

    def counted(self, windows: Windows, window: int, tier: int) -> Ints:
        """Women of a tier and of those before it who could go somewhere and whom a window counts."""
        return np.flatnonzero(self.waiting & (self.problem.tier <= tier) & windows.women[:, window])

    def left_out(self, tier: int) -> int:
        """Women of a tier whom the plan leaves out though they could go somewhere."""
        return int(np.count_nonzero(self.waiting & ~self.placed & (self.problem.tier == tier)))

    def bound_to(self, women: Ints, teams: Flags) -> Ints:
        """Those of `women` who can go to some of `teams` ([T]) and to no other."""
        inside = np.any(self.kinds & teams, axis=1) & ~np.any(self.kinds & ~teams, axis=1)
        found: Ints = women[inside[self.kind[women]]]
        return found
