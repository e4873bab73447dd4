"""The limits that a made-up service lives by: the policy's defaults, which its base scenario states."""

from models import Limits

LIMITS = Limits()
"""Care begun keeps them, and `base.yaml` writes them down."""
