"""Women to teams, named midwives and buddies: highest tier strictly first, a proven bound for every tier."""

from planner.caseload.baseline import Baseline
from planner.caseload.progress import Progress, Stop
from planner.caseload.solve import solve

__all__ = ["Baseline", "Progress", "Stop", "solve"]
