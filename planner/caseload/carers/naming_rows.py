"""The limits on the midwives of one team, as rows over the pairs of a kind of women and a midwife."""

import numpy as np

from planner.caseload.carers.tasks import Kinds, Takes, Task
from planner.caseload.programs.linear import Rows, stacked
from planner.prepare import Problem
from planner.prepare.problem import Ints


def limit_rows(problem: Problem, task: Task, kinds: Kinds, takes: Takes) -> Rows:
    """Every kind at most once over; each midwife's windows."""
    pairs = len(takes.kind)
    parts = [Rows(takes.kind, np.arange(pairs), np.ones(pairs), kinds.size.astype(np.float64))]
    for windows, left in ((problem.paces, task.pace), (problem.months, task.month)):
        entry, window = np.nonzero(windows.women[kinds.first[takes.kind]])
        row = takes.midwife[entry] * left.shape[1] + window
        parts.append(Rows(row, entry, np.ones(len(entry)), left.ravel().astype(np.float64)))
    return stacked(parts)


def language_cost(problem: Problem, kinds: Kinds, takes: Takes) -> Ints:
    """[pair] what the midwife's care for these women costs: less than nothing if they understand her."""
    matched = kinds.speaks[takes.kind, takes.midwife] & kinds.needs[takes.kind]
    cost: Ints = np.where(matched, -problem.scenario.policy.aims.language_not_matched, 0)
    return cost
