"""Proof behind "no places left": which women can go only where places run out, and what would place them.

Found from the problem and the plan by counting and by flows, without the solver; a reader can count it again.
"""

from planner.proof.apart import OF_MIDWIVES, SetsApart
from planner.proof.tight_sets import tier_prices, tight_sets

__all__ = ["OF_MIDWIVES", "SetsApart", "tier_prices", "tight_sets"]
