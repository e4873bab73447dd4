"""What a plan does, in numbers: tidy measures, each with its unit and the way that is good."""

from planner.metrics.catalogue import MEASURES, Measure
from planner.metrics.measure import measure

__all__ = ["MEASURES", "Measure", "measure"]
