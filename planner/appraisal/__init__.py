"""An options appraisal: what was named is read, reused or planned, and compared."""

from planner.appraisal.named import Named, baseline_first, check_enough, check_same_women, look_up
from planner.appraisal.ready import Ready, appraise, make_ready, taken_apart

__all__ = [
    "Named",
    "Ready",
    "appraise",
    "baseline_first",
    "check_enough",
    "check_same_women",
    "look_up",
    "make_ready",
    "taken_apart",
]
