"""The line of the rota: a saved run, rotas of its teams, their audit, a folder. Nothing reads a clock."""

from planner.rota_line.check import audit_rota
from planner.rota_line.make import make_rotas
from planner.rota_line.records import Away, FinishedRota, RotaAsked

__all__ = ["Away", "FinishedRota", "RotaAsked", "audit_rota", "make_rotas"]
