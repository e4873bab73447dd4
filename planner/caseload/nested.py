"""A large program solved by halves: teams apart first, then pairs of groups together, at last all.

Each halving begins where its halves ended. The last, whole program has a tenth of the steps left that it
would need from nothing, and the small ones are solved several at once.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.caseload.classes import Classes
from planner.caseload.compact import Compact
from planner.caseload.linear import Basis, LinearProgram, Optimum
from planner.caseload.progress import Progress, Watch
from planner.prepare.problem import Floats, Ints

LEAF = 8
"""Most teams of a part that is solved from nothing."""


def solve_nested(
    classes: Classes, program: Compact, objective: Floats, watch: Watch, workers: int
) -> Optimum | None:
    """The optimum of `objective` [column of the classes] over all columns; the same whatever `workers` is."""
    matrix, limit, least, upper, team = program
    objective = program.of(objective)
    basis: Basis | None = None
    levels = groups_of_teams(classes)
    home = _home(classes, levels[-1])
    optimum: Optimum | None = None
    for depth in range(len(levels) - 1, -1, -1):
        group = levels[depth]
        inside = np.ones(len(team), dtype=np.bool_)
        inside[: len(classes.row)] = group[home[classes.row]] == group[classes.team]
        parts = [np.flatnonzero(inside & (group[team] == part)) for part in range(group.max() + 1)]
        watch.tell(Progress(f"weighing {len(parts)} groups of teams" if depth else "weighing all teams"))
        start = basis or Basis.at_rest(len(objective), len(limit))
        reached = Basis(start.columns.copy(), start.rows.copy())

        def solve_part(columns: Ints, warm: Basis | None = basis) -> tuple[Ints, Ints, Optimum | None]:
            part = csr_array(matrix[:, columns])
            rows = np.flatnonzero(np.diff(part.indptr))
            begin = None if warm is None else Basis(warm.columns[columns], warm.rows[rows])
            linear = LinearProgram(part[rows], limit[rows], least[rows])
            return columns, rows, linear.most(objective[columns], upper[columns], watch, start=begin)

        with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
            for columns, rows, found in pool.map(solve_part, parts):
                if found is not None:
                    reached.columns[columns], reached.rows[rows] = found.basis
                optimum = found
        basis = reached
    return optimum


def groups_of_teams(classes: Classes) -> list[Ints]:
    """[T] group of every team, level by level, from one group of all to groups of at most LEAF."""
    teams = classes.problem.teams
    place = np.array([[team.latitude, team.longitude * np.cos(np.radians(team.latitude))] for team in teams])
    levels = [np.zeros(len(teams), dtype=np.int64)]
    while np.bincount(levels[-1]).max() > LEAF:
        group = levels[-1]
        levels.append(
            np.unique(2 * group + _half(place, group), return_inverse=True)[1].astype(np.int64).ravel()
        )
    return levels


def _half(place: Floats, group: Ints) -> Ints:
    """[T] 0 or 1: each group cut in two along the line on which its teams lie apart most."""
    side = np.zeros(len(group), dtype=np.int64)
    for part in range(group.max() + 1):
        members = np.flatnonzero(group == part)
        if len(members) > LEAF:
            offset = place[members] - place[members].mean(axis=0)
            along = offset @ np.linalg.svd(offset, full_matrices=False)[2][0]
            side[members[np.argsort(np.round(along, 9), kind="stable")[len(members) // 2 :]]] = 1
    return side


def _home(classes: Classes, group: Ints) -> Ints:
    """[class] a team of the group in which most of its near teams lie."""
    near = np.zeros((len(classes.size), int(group.max()) + 1))
    np.add.at(near, (classes.row, group[classes.team]), 1.0 / (1.0 + classes.cost))
    first = np.unique(group, return_index=True)[1]
    home: Ints = first[near.argmax(axis=1)]
    return home
