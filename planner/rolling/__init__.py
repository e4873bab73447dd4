"""Next week's plan: a saved plan taken as care begun, and the women whose midwife changes."""

from planner.rolling.carry import CarriedOver, carry_over
from planner.rolling.change import changes
from planner.rolling.earlier import Care, Earlier
from planner.rolling.lost import lost
from planner.rolling.remarks import another_service, remarks

__all__ = ["Care", "CarriedOver", "Earlier", "another_service", "carry_over", "changes", "lost", "remarks"]
