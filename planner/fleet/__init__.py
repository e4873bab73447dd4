"""Many scenarios at once, through joblib: on processes of this machine, or on a Dask cluster when asked.

A worker only works a scenario out and sends the plan back; the caller writes it. So the cluster needs no disc
in common, a worker that dies leaves nothing half written, and the files are the same wherever it was done.
Processes of this machine can be asked to end with the best plans that they have.
"""

from planner.fleet.bug import Bug
from planner.fleet.cluster import on_cluster
from planner.fleet.many import Failed, Outcomes, plan_many
from planner.fleet.processes import on_processes
from planner.fleet.spread import Run, spread
from planner.fleet.wish import Wish, stop_wish

__all__ = [
    "Bug",
    "Failed",
    "Outcomes",
    "Run",
    "Wish",
    "on_cluster",
    "on_processes",
    "plan_many",
    "spread",
    "stop_wish",
]
