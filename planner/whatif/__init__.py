"""What if: typed changes applied to a service before it is checked as a whole.

`planner.loading` reads the files and knows where every key stands; here the changes are made.
"""

from planner.whatif.apply import NO_EFFECT, VERBS, Outcome, apply_steps, settled
from planner.whatif.claims import Claims
from planner.whatif.policy import difference_words, key_words, value_words, writes
from planner.whatif.step import Misfit, Objection, Row, Step, Terms
from planner.whatif.sweep import MOST_POINTS, Axis, axes, points
from planner.whatif.telling import change_words
from planner.whatif.values import Write, present

__all__ = [
    "MOST_POINTS",
    "NO_EFFECT",
    "VERBS",
    "Axis",
    "Claims",
    "Misfit",
    "Objection",
    "Outcome",
    "Row",
    "Step",
    "Terms",
    "Write",
    "apply_steps",
    "axes",
    "change_words",
    "difference_words",
    "key_words",
    "points",
    "present",
    "settled",
    "value_words",
    "writes",
]
