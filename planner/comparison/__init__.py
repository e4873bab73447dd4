"""Plans held against a baseline: what is better, what is worse, and which women move."""

from planner.comparison.candidate import Candidate
from planner.comparison.compare import compare
from planner.comparison.women import same_women

__all__ = ["Candidate", "compare", "same_women"]
