"""Which women alike go where: given how many of them each team takes, the cheapest way by a flow."""

import numpy as np
from ortools.graph.python import min_cost_flow

from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.places import Limit, alike
from planner.prepare import NOBODY
from planner.prepare.problem import Ints


def columns_of(classes: Classes, team: Ints) -> Ints:
    """[column] how many women of each class are in each team ([W]; NOBODY where not placed anew)."""
    teams = len(classes.problem.teams)
    women = np.flatnonzero(team != NOBODY)
    place = classes.of_woman[women] * teams + team[women]
    placed = np.bincount(place, minlength=len(classes.size) * teams)
    return np.asarray(placed[classes.row * teams + classes.team], dtype=np.int64)


def women_of(classes: Classes, whole: Ints) -> Ints:
    """[W] a team for every woman whom `whole` [column] counts, NOBODY for the others.

    Every team gets the number of each kind that it is given; travel, wishes and language decide who.
    """
    women = np.flatnonzero(classes.of_woman != NOBODY)
    teams = len(classes.problem.teams)
    taken = np.bincount(
        classes.kind[classes.row] * teams + classes.team, weights=whole, minlength=classes.kinds * teams
    ).astype(np.int64)
    return _cheapest(classes, women, classes.kind[classes.of_woman[women]], taken.reshape(-1, teams))


def nearest(classes: Classes, limits: tuple[Limit, ...], team: Ints) -> Ints:
    """[W] the same women placed as in `team` [W]; those whom every limit counts alike change places.

    Travel, wishes and language decide who goes where; who has met her team stays.
    """
    problem = classes.problem
    women = np.flatnonzero((team != NOBODY) & (problem.present_team == NOBODY))
    kind = alike(limits, women)
    taken = np.zeros((int(kind.max(initial=-1)) + 1, len(problem.teams)), dtype=np.int64)
    np.add.at(taken, (kind, team[women]), 1)
    found = team.copy()
    found[women] = _cheapest(classes, women, kind, taken)[women]
    return found


def _cheapest(classes: Classes, women: Ints, kind: Ints, taken: Ints) -> Ints:
    """[W] a team for as many of some women, of a `kind` each, as are `taken` [kind, T]; the cheapest way."""
    problem, teams = classes.problem, taken.shape[1]
    taken = taken.ravel()
    at, team = np.nonzero(classes.eligible[women] & (taken.reshape(-1, teams)[kind] > 0))
    place = kind[at] * teams + team
    wanted = np.flatnonzero(taken)
    source, sink = len(women), len(women) + len(wanted) + 1
    node = source + 1 + np.searchsorted(wanted, place)
    tails = np.concatenate([at, np.full(len(women), source), source + 1 + np.arange(len(wanted))])
    heads = np.concatenate([node, np.arange(len(women)), np.full(len(wanted), sink)])
    room = np.concatenate([np.ones(len(at) + len(women), dtype=np.int64), taken[wanted]])
    cost = np.concatenate([classes.placing_cost[women[at], team], np.zeros(len(women) + len(wanted))])
    flow = min_cost_flow.SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, room, cost.astype(np.int64))
    flow.set_node_supply(source, int(taken.sum()))
    flow.set_node_supply(sink, -int(taken.sum()))
    status = flow.solve_max_flow_with_min_cost()
    if status != flow.OPTIMAL:
        raise RuntimeError(f"the flow ended with {status}")
    found = np.full(len(problem.women), NOBODY, dtype=np.int64)
    goes = flow.flows(arcs[: len(at)]) > 0
    found[women[at[goes]]] = team[goes]
    return found
