"""Women of a kind to teams with places: the most that can be served, and where places run out."""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types
from scipy.sparse.csgraph import (  # type: ignore[import-untyped]  # scipy carries no types
    breadth_first_order,
    maximum_flow,
)

from planner.prepare.problem import Flags, Ints


class Served(NamedTuple):
    """A largest flow."""

    value: int
    """Load that is served."""
    tight: Flags
    """[T] the fewest teams whose places hold it back (the smallest minimum cut); none if all is served."""


def serve(kinds: Flags, demand: Ints, places: Ints) -> Served:
    """Serve the `demand` [K] of women of each kind, who may go to some teams [K, T], from `places` [T]."""
    arcs = _network(kinds, demand, places)
    found = maximum_flow(arcs, 0, arcs.shape[0] - 1)
    rest = arcs - found.flow
    rest.data = np.maximum(rest.data, 0)
    rest.eliminate_zeros()
    seen = breadth_first_order(rest, 0, return_predecessors=False)
    tight = np.zeros(arcs.shape[0], dtype=np.bool_)
    tight[seen] = True
    return Served(int(found.flow_value), tight[1 + len(kinds) : -1])


def _network(kinds: Flags, demand: Ints, places: Ints) -> csr_array:
    """Capacities from the source (first) over kinds and teams to the sink (last)."""
    count, teams = kinds.shape
    kind, team = np.nonzero(kinds)
    ends = [np.zeros(count), 1 + kind, 1 + count + np.arange(teams)]
    tips = [1 + np.arange(count), 1 + count + team, np.full(teams, 1 + count + teams)]
    loads = [demand, demand[kind], np.minimum(places, demand.sum())]
    size = 2 + count + teams
    data = np.concatenate(loads).astype(np.int32)
    rows, columns = np.concatenate(ends).astype(np.int32), np.concatenate(tips).astype(np.int32)
    arcs = csr_array((data, (rows, columns)), shape=(size, size))
    arcs.eliminate_zeros()
    return arcs
