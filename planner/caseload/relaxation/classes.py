"""Women who are alike to every limit and every team, counted together: what the relaxation decides about.

Women of one kind (tier, weight, month of EDD and what else a limit sees) are alike inside every team. Women
of one class are of one kind and may go to the same teams.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models import RuleId
from planner.caseload.aims import cost_without, fixed_cost
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Floats, Ints


@dataclass(frozen=True)
class Classes:
    """Classes of the women who may be placed anew, and one column a class and team."""

    problem: Problem
    eligible: Flags
    """[W, T] the teams to which women placed anew may go."""
    watched: Flags
    """[T] teams whose open caseload is posted."""
    of_woman: Ints
    """[W] class of each woman; NOBODY for those who may go nowhere new."""
    first: Ints
    """[class] the first woman of each."""
    size: Ints
    """[class] number of women."""
    kind: Ints
    """[class] kind of each."""
    row: Ints
    """[column] its class."""
    team: Ints
    """[column] its team."""

    @cached_property
    def kinds(self) -> int:
        """Number of kinds."""
        return int(self.kind.max()) + 1 if len(self.kind) else 0

    @cached_property
    def woman(self) -> Ints:
        """[column] the woman who stands for all of its class."""
        return self.first[self.row]

    @cached_property
    def tier(self) -> Ints:
        """[column] tier."""
        return self.problem.tier[self.woman]

    @cached_property
    def upper(self) -> Floats:
        """[column] women there are to place."""
        return self.size[self.row].astype(np.float64)

    @cached_property
    def placing_cost(self) -> Ints:
        """[W, T] what placing a woman adds at least to the aim `fit`: travel, less a wish or language met."""
        return _placing_cost(self.problem)

    @cached_property
    def cost(self) -> Floats:
        """[column] what placing one of them adds to the aim `fit` on average, uneven load apart."""
        total = np.zeros((len(self.size), len(self.problem.teams)))
        rows = np.flatnonzero(self.of_woman != NOBODY)
        np.add.at(total, self.of_woman[rows], self.placing_cost[rows])
        mean: Floats = total[self.row, self.team] / self.size[self.row]
        return mean

    def dearness(self, columns: Ints | slice = slice(None)) -> Floats:
        """[of the columns] their cost, from 0, the least of it, to 1, the most; 0 where all cost the same."""
        cost = self.cost[columns]
        if not cost.size:
            return cost
        least, most = float(cost.min()), float(cost.max())
        dearness: Floats = (cost - least) / max(most - least, 1.0)
        return dearness

    def cares(self, rule: RuleId) -> Flags:
        """[column] whether it counts in an aim of care begun: to her buddy, or in her team of today."""
        at_home = self.problem.present_team[self.woman] == self.team
        if rule is RuleId.STAYS_IN_TEAM:
            return np.asarray(at_home)
        buddy = self.problem.present_buddy[self.woman]
        with_buddy = (buddy != NOBODY) & (self.problem.team_of[buddy] == self.team)
        return np.asarray(with_buddy & self.problem.may_name[self.woman, buddy])


def classes_of(problem: Problem, eligible: Flags, watched: Flags) -> Classes:
    """The classes of women to be placed anew; `watched` [T] are the teams whose open caseload is posted."""
    women = np.flatnonzero(eligible.any(axis=1))
    kind_of = _kind_keys(problem, eligible, watched)[women]
    teams = np.packbits(eligible[women], axis=1).astype(np.int64)
    _, first, row, size = np.unique(
        np.column_stack([kind_of, teams]), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    of_woman = np.full(len(problem.women), NOBODY, dtype=np.int64)
    of_woman[women] = row.ravel()
    _, kind = np.unique(kind_of[first], axis=0, return_inverse=True)
    at, team = np.nonzero(eligible[women[first]])
    return Classes(problem, eligible, watched, of_woman, women[first], size, kind.ravel(), at, team)


def _kind_keys(problem: Problem, eligible: Flags, watched: Flags) -> Ints:
    """[W, facts] what limits and aims see of a woman, apart from where she may go."""
    care_seen = (eligible & watched[None, :]).any(axis=1)
    anew = eligible.any(axis=1)
    facts = [problem.tier, problem.weight, problem.month, problem.guarded]
    if care_seen.any():
        in_care = problem.open_days.women
        facts += [np.where(care_seen, part, 0) for part in (in_care.argmax(axis=1), in_care.sum(axis=1))]
    facts.append(np.where(anew, problem.present_team, NOBODY))
    facts.append(np.where(anew, problem.present_buddy, NOBODY))
    return np.column_stack(facts).astype(np.int64)


def _placing_cost(problem: Problem) -> Ints:
    member = problem.team_of[:, None] == np.arange(len(problem.teams))[None, :]
    spoken = ((problem.may_name & problem.speaks).astype(np.float32) @ member.astype(np.float32)) > 0
    weights = problem.scenario.policy.aims
    unmatched = weights.language_not_matched * (problem.needs_language[:, None] & ~spoken)
    cost: Ints = fixed_cost(problem) + unmatched - cost_without(problem)[:, None]
    return cost
