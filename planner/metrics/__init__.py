"""What a plan and its rotas do, in numbers: tidy measures, each with its unit and the way that is good."""

from planner.metrics.catalogue import MEASURES, ROTA_MEASURES, Measure
from planner.metrics.measure import measure
from planner.metrics.rota import rota_metrics

__all__ = ["MEASURES", "ROTA_MEASURES", "Measure", "measure", "rota_metrics"]
