"""Whole women in every team: groups of teams are settled apart, several at once.

Where all women are of one tier, the lightest fill a run of months best: which they are is seen in whole runs.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from planner.caseload.classes import Classes
from planner.caseload.groups import groups_of_teams
from planner.caseload.linear import WHOLE
from planner.caseload.posting import Relaxation
from planner.caseload.progress import Progress, Watch
from planner.caseload.settling import Part, settle
from planner.prepare.problem import Floats, Ints


def settled(
    classes: Classes, relaxation: Relaxation, objective: Floats, parts: Floats, watch: Watch, workers: int
) -> Ints:
    """[column] whole numbers of women near the optimum `parts` [column] of `objective`, within every row.

    Each group of teams gets the women whom the optimum gives it. The same whatever `workers` is.
    """
    group = groups_of_teams(classes)[-1]
    women = _apportioned(classes, parts, group)
    whole = np.zeros(len(classes.row), dtype=np.int64)
    groups = [np.flatnonzero(group[classes.team] == at) for at in range(len(women))]
    apart = [Part(classes, relaxation, objective, *one) for one in zip(groups, women, strict=True)]
    for part, found in _settled_apart(apart, watch, workers):
        whole[part.columns] = found
        watch.tell(Progress("settling whole women", 1, int(whole[classes.tier == 1].sum())))
    return whole


def _settled_apart(parts: list[Part], watch: Watch, workers: int) -> Iterator[tuple[Part, Ints]]:
    """Each part with the whole numbers of women of its columns, several at once."""
    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        yield from zip(parts, pool.map(lambda part: settle(part, watch), parts), strict=True)


def _apportioned(classes: Classes, parts: Floats, group: Ints) -> Ints:
    """[group, class] every woman to one group: as the optimum parts them, the rest where most are."""
    total = np.zeros((int(group.max()) + 1, len(classes.size)))
    np.add.at(total, (group[classes.team], classes.row), parts)
    reached = np.zeros(total.shape, dtype=np.bool_)
    reached[group[classes.team], classes.row] = True
    women = np.floor(total + WHOLE).astype(np.int64)
    first = np.where(reached, np.round(total - women, 6) + total / 1000, -1.0).argmax(axis=0)
    women[first, np.arange(len(first))] += classes.size - women.sum(axis=0)
    return women
