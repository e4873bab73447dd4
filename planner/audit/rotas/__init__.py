"""An independent re-check of rotas, written from the models alone: it shares only nouns with the solver."""

from planner.audit.rotas.report import ROTA_CHECKS, audit_rotas

__all__ = ["ROTA_CHECKS", "audit_rotas"]
