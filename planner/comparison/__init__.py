"""Plans held against a baseline: what is better, what is worse, and which women move."""

from planner.comparison.candidate import Candidate
from planner.comparison.compare import compare

__all__ = ["Candidate", "compare"]
