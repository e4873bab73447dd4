"""Room that the plan leaves: what a team or a midwife could still take with everything else left as it is."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from models import Midwife, Month, Woman
from planner.audit.load import WHOLE_WEIGHT, Load
from planner.audit.loads import Loads
from planner.audit.register import Register
from planner.audit.staff_time import TOLERANCE

_NONE = Fraction(-1)


class FreePlace(NamedTuple):
    """A team and a midwife with room for a woman who is left out."""

    team_id: str
    midwife_id: str


class Rooms:
    """The least room of each team and midwife among the limits that a woman would count against."""

    def __init__(self, register: Register, loads: Loads) -> None:
        self._register = register
        self._of_team = _least_by_month(loads.team_runs)
        self._of_team_day = _least_by_month(loads.team_days)
        self._of_midwife = _least_by_month((*loads.named_runs, *loads.named_months))

    def for_woman(self, woman: Woman, team_ids: Iterable[str]) -> FreePlace | None:
        """A place that is free for her in one of the teams, the first by id; none if there is none."""
        weight = Fraction(self._register.scenario.judgements[woman.woman_id].weight, WHOLE_WEIGHT) - TOLERANCE
        due = Month.of(woman.edd)
        for team_id in sorted(team_ids):
            if self._of_team.get((team_id, due), _NONE) >= weight and self._has_in_care(
                team_id, woman, weight
            ):
                for midwife in self._register.members[team_id]:
                    if self._midwife_has(midwife, woman):
                        return FreePlace(team_id, midwife.midwife_id)
        return None

    def _has_in_care(self, team_id: str, woman: Woman, weight: Fraction) -> bool:
        return all(
            self._of_team_day.get((team_id, month), weight) >= weight
            for month in self._register.months
            if woman.is_in_care(month.first_day)
        )

    def _midwife_has(self, midwife: Midwife, woman: Woman) -> bool:
        room = self._of_midwife.get((midwife.midwife_id, Month.of(woman.edd)), _NONE)
        return room >= 1 and self._register.may_be_named(midwife, woman)


def _least_by_month(loads: Iterable[Load]) -> dict[tuple[str, Month], Fraction]:
    least: dict[tuple[str, Month], Fraction] = {}
    for load in loads:
        for month in load.months:
            room = load.limit - load.amount
            least[load.subject, month] = min(room, least.get((load.subject, month), room))
    return least
