"""Whom a team looks after: the women of a plan with their named midwives, buddies and planned births."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from models import BirthForm, Plan, Scenario, Woman


class InCare(NamedTuple):
    """A woman in a team's care, and who is to know her."""

    woman: Woman
    named: str | None
    """Her named midwife."""
    buddy: str | None
    born_on: date | None
    """The day of her planned birth; none if she has none."""
    form: BirthForm | None
    """How that birth begins."""
    has_birth_before: bool
    """Whether her EDD lay before the day of planning: the birth is taken to be over."""
    is_expected: bool = False
    """Whether she had not booked on the day of planning: a forecast."""

    def knows(self, midwife: str | None) -> float:
        """1 for the named midwife, a half for the buddy, else 0."""
        if midwife is None:
            return 0.0
        return 1.0 if midwife == self.named else 0.5 if midwife == self.buddy else 0.0


def caseload_of(scenario: Scenario, plan: Plan, team_id: str) -> tuple[InCare, ...]:
    """The women whom the plan places in a team, and its own for whom the plan does not plan, by id."""
    return tuple(sorted(_in_care(scenario, plan, team_id), key=lambda row: row.woman.woman_id))


def _in_care(scenario: Scenario, plan: Plan, team_id: str) -> Iterator[InCare]:
    births = {row.woman_id: row for row in scenario.service.planned_births}
    for woman in scenario.service.women:
        placed = plan.placement.get(woman.woman_id)
        kept = None if placed or scenario.is_planned_for(woman) else woman
        carers = placed or kept
        if carers is None or carers.team_id != team_id:
            continue
        birth = births.get(woman.woman_id)
        day, form = (birth.day, birth.form) if birth else (None, None)
        is_over, is_expected = woman.edd < scenario.as_of, scenario.is_expected(woman)
        yield InCare(woman, carers.midwife_id, carers.buddy_id, day, form, is_over, is_expected)
