"""Women left out: the step at which their last team falls away, and whether a place is free after all."""

from collections.abc import Callable
from datetime import date
from functools import cached_property

from models import Month, Team, UnplacedReason, Woman
from planner.audit.loads import Loads
from planner.audit.register import Register
from planner.audit.remembered import Remembered
from planner.audit.rooms import FreePlace, Rooms
from planner.audit.staff_time import TOLERANCE, exact

Teams = frozenset[str]

_DAYS_OF_WEEK = 7


class LeftOut:
    """Why a woman can be left out, found without a solver: each step keeps the teams that pass all so far."""

    def __init__(self, register: Register, loads: Loads) -> None:
        self._register = register
        self._loads = loads
        self._teams = tuple(register.scenario.service.teams)
        self._all = frozenset(team.team_id for team in self._teams)
        self._opened = frozenset(team.team_id for team in register.open_teams)
        self._open_by_dates = Remembered(self._find_open_by_dates)
        self._in_reach = Remembered(self._find_in_reach)
        self._accepting = Remembered(self._find_accepting)
        self._large_enough = Remembered(self._find_large_enough)
        self._reason = Remembered(self._find_reason)
        self._staffed = Remembered(self._find_staffed)
        self._steps: tuple[tuple[UnplacedReason, Callable[[Woman], Teams]], ...] = (
            (UnplacedReason.NO_TEAM_RUNS, lambda woman: self._open_by_dates[woman.edd]),
            (UnplacedReason.NO_TEAM_IN_REACH, lambda woman: self._in_reach[woman.area_id]),
            (UnplacedReason.NO_TEAM_ACCEPTS, lambda woman: self._accepting[woman.needs]),
            (UnplacedReason.TOO_LATE, self._in_time),
            (UnplacedReason.TEAM_NOT_OPENED, lambda _: self._opened),
            (UnplacedReason.TEAM_BELOW_SIZE, self._of_size),
            (UnplacedReason.NO_MIDWIFE, self._with_midwife),
        )

    def reason(self, woman: Woman) -> tuple[UnplacedReason, Teams]:
        """Why she can be left out, and the teams that fall away at that step."""
        return self._reason[woman.woman_id]

    def open_to(self, woman: Woman) -> Teams:
        """The teams to which she might go, were there places; none where the policy offers her no place."""
        reason, teams = self.reason(woman)
        return teams if reason is UnplacedReason.NO_PLACES else frozenset()

    def _find_reason(self, woman_id: str) -> tuple[UnplacedReason, Teams]:
        woman = self._register.women[woman_id]
        if self._register.scenario.judgements[woman.woman_id].tier is None:
            return UnplacedReason.NOT_OFFERED, self._all
        left = self._all
        for reason, passing in self._steps:
            remaining = left & passing(woman)
            if not remaining:
                return reason, left
            left = remaining
        return UnplacedReason.NO_PLACES, left

    @cached_property
    def free_places(self) -> dict[str, FreePlace]:
        """Women left out for whom a place is free with everything else left as it is."""
        rooms = Rooms(self._register, self._loads)
        found = {}
        for woman in self._women_without_place():
            reason, teams = self.reason(woman)
            place = rooms.for_woman(woman, teams) if reason is UnplacedReason.NO_PLACES else None
            if place is not None:
                found[woman.woman_id] = place
        return found

    def _women_without_place(self) -> list[Woman]:
        """Women listed as left out and nowhere placed; those whose care must be kept are another rule's."""
        placed = {row.woman_id for row in self._register.plan.placements} | self._register.begun
        listed = {row.woman_id for row in self._register.plan.unplaced} - placed
        return [woman for woman_id, woman in self._register.women.items() if woman_id in listed]

    def _in_time(self, woman: Woman) -> Teams:
        as_of = self._register.scenario.as_of
        return self._all if is_early_enough(woman, as_of, self._register) else self._own(woman)

    def _of_size(self, woman: Woman) -> Teams:
        return self._large_enough[Month.of(woman.edd)] | self._own(woman)

    def _with_midwife(self, woman: Woman) -> Teams:
        return self._staffed[woman.edd, self._register.needs_experience(woman)]

    def _own(self, woman: Woman) -> Teams:
        return frozenset(() if woman.team_id is None else (woman.team_id,))

    def _find_open_by_dates(self, day: date) -> Teams:
        return self._those(lambda team: team.is_open(day))

    def _find_in_reach(self, area_id: str) -> Teams:
        return self._those(lambda team: self._register.reach.is_within(area_id, team))

    def _find_accepting(self, needs: tuple[str, ...]) -> Teams:
        return self._those(lambda team: accepts(team, needs))

    def _find_large_enough(self, month: Month) -> Teams:
        return self._those(lambda team: is_large_enough(team, month, self._register))

    def _find_staffed(self, key: tuple[date, bool]) -> Teams:
        day, needs_experience = key
        return self._those(
            lambda team: any(
                self._register.staff.is_present(midwife, day)
                and not (needs_experience and midwife.is_preceptee(day))
                for midwife in self._register.members[team.team_id]
            )
        )

    def _those(self, passes: Callable[[Team], bool]) -> Teams:
        return frozenset(team.team_id for team in self._teams if passes(team))


def accepts(team: Team, needs: tuple[str, ...]) -> bool:
    """Whether the team accepts everyone, or one of these needs."""
    return not team.accepts or not set(team.accepts).isdisjoint(needs)


def is_early_enough(woman: Woman, as_of: date, register: Register) -> bool:
    """Whether her gestation on the day of planning is under the latest at which she may join a new team."""
    return woman.gestation_days(as_of) < register.limits.latest_gestation_weeks * _DAYS_OF_WEEK


def is_large_enough(team: Team, month: Month, register: Register) -> bool:
    """Whether the team has its smallest size, by staff time, in the month."""
    return register.team_wte(team.team_id, month) >= exact(register.limits.team_wte_min) - TOLERANCE
