"""An options appraisal: what was named is read, reused or planned, and compared."""

from planner.appraisal.named import Named, baseline_first, check_enough, look_up
from planner.appraisal.ready import Ready, Step, appraise, make_ready, steps, taken_apart

__all__ = [
    "Named",
    "Ready",
    "Step",
    "appraise",
    "baseline_first",
    "check_enough",
    "look_up",
    "make_ready",
    "steps",
    "taken_apart",
]
