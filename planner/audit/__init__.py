"""An independent re-check of a plan, written from the model alone: it shares only nouns with the solver."""

from planner.audit.report import CHECKS, audit

__all__ = ["CHECKS", "audit"]
