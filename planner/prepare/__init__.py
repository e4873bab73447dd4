"""From a scenario to a problem that a solver can read: tiers, who may go where, limits per team and month."""

from planner.prepare.build import prepare
from planner.prepare.problem import NOBODY, REASON_OF_STEP, Capacity, Problem, Step, Windows
from planner.prepare.staff_time import effective_wte
from planner.prepare.travel import TravelMinutes, travel_minutes

__all__ = [
    "NOBODY",
    "REASON_OF_STEP",
    "Capacity",
    "Problem",
    "Step",
    "TravelMinutes",
    "Windows",
    "effective_wte",
    "prepare",
    "travel_minutes",
]
