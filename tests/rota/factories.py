"""Factories of duties and rotas that show only the point."""

from datetime import date, timedelta
from typing import Any

from models import Duty, Rota, RotaPolicy, Status

MONDAY = date(2027, 3, 1)
"""First day of every rota made here; the clocks go forward on Sunday 28 March."""
KINDS = RotaPolicy()


def day(number: int) -> date:
    """A day of the rota, the first one 0."""
    return MONDAY + timedelta(days=number)


def duty(kind: str, number: int, midwife_id: str | None = "m1", **facts: Any) -> Duty:
    """A duty of a standard kind on a day of the rota; unfilled if nobody does it."""
    reason = {} if midwife_id else {"unfilled": "nobody_present"}
    made = Duty.of(KINDS.kind(kind), "near", day(number), midwife_id=midwife_id, **reason)
    return made.replace(**facts)


def rota(*duties: Duty, **facts: Any) -> Rota:
    """A rota of two weeks of the team `near`."""
    plain = {"team_id": "near", "first_day": MONDAY, "weeks": 2, "status": Status.PROVEN}
    return Rota.model_validate(plain | {"midwives": ("m1", "m2"), "duties": duties} | facts)
