"""Who is placed where, read from the plan row by row, with what the service knows of her."""

from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from models import (
    CORE,
    Judgement,
    Midwife,
    Month,
    Placement,
    Plan,
    Scenario,
    Team,
    TeamStatus,
    Woman,
    last_day_of_care,
    runs,
)
from planner.audit.reach import Reach
from planner.audit.remembered import Remembered
from planner.audit.staff_time import StaffTime


class Placed(NamedTuple):
    """One placement of a woman planned for; what the service does not know is none."""

    row: Placement
    woman: Woman
    judgement: Judgement
    month: Month
    team: Team | None
    midwife: Midwife | None
    buddy: Midwife | None
    is_kept: bool
    """Whether she keeps the team and midwife that she has met; worked out anew, not read from the plan."""


class Register:
    """The plan beside its scenario: the facts on which every rule looks."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario = scenario
        self.plan = plan
        self.limits = scenario.policy.limits
        self.months = scenario.months
        self.runs = runs(scenario.months, self.limits.pace_months)
        self.staff = StaffTime(scenario)
        self.reach = Reach(scenario)
        self._wte_of_team = Remembered(self._find_wte_of_team)

    @cached_property
    def women(self) -> dict[str, Woman]:
        """Women planned for, by id."""
        return {
            woman.woman_id: woman
            for woman in self.scenario.service.women
            if self.scenario.is_planned_for(woman)
        }

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every placement of a woman planned for, in the order of the plan."""
        return tuple(self._placed(row) for row in self.plan.placements if row.woman_id in self.women)

    @cached_property
    def placed_anew(self) -> tuple[Placed, ...]:
        """The placements in which no care begun is kept."""
        return tuple(placed for placed in self.placed if not placed.is_kept)

    @cached_property
    def begun(self) -> frozenset[str]:
        """Women planned for whose begun care can and must be kept."""
        return frozenset(woman.woman_id for woman in self.women.values() if self._care_goes_on(woman))

    @cached_property
    def opened(self) -> frozenset[str]:
        """Proposed teams that the plan opens; any other id is left to the rule on opened teams."""
        return frozenset(team.team_id for team in self._proposed if team.team_id in self.plan.opened_teams)

    @cached_property
    def open_teams(self) -> tuple[Team, ...]:
        """Running teams and those that the plan opens."""
        teams = self.scenario.service.team.values()
        return tuple(team for team in teams if self.plan.runs(team))

    @cached_property
    def works_in(self) -> dict[str, str]:
        """Each midwife's team under the plan, or `core`."""
        return {
            midwife.midwife_id: midwife.joins_team_id
            if midwife.joins_team_id is not None and midwife.joins_team_id in self.opened
            else midwife.team_id
            for midwife in self.scenario.service.midwives
        }

    @cached_property
    def members(self) -> dict[str, tuple[Midwife, ...]]:
        """The midwives of each team under the plan, and of the core service."""
        found: dict[str, list[Midwife]] = {CORE: []}
        for midwife in self.scenario.service.midwives:
            found.setdefault(self.works_in[midwife.midwife_id], []).append(midwife)
        empty = {team.team_id: () for team in self.scenario.service.teams}
        return empty | {team_id: tuple(midwives) for team_id, midwives in found.items()}

    def count_of_tier(self, tier: int | None) -> int:
        """Number of women of the tier who are placed."""
        return len({row.woman.woman_id for row in self.placed if row.judgement.tier == tier})

    def team_wte(self, team_id: str, month: Month) -> Fraction:
        """Effective WTE of the team's midwives under the plan (or of core) in one month."""
        return self._wte_of_team[team_id, month]

    def is_open(self, team: Team, day: date) -> bool:
        """Whether the team takes births on `day`: it runs, or the plan opens it, and its dates allow."""
        return self.plan.runs(team) and team.is_open(day)

    def may_be_named(self, midwife: Midwife, woman: Woman) -> bool:
        """Whether the midwife is there on the due date and, if a preceptee, may be named for this woman."""
        return self.staff.is_present(midwife, woman.edd) and not self.is_too_soon(midwife, woman)

    def is_too_soon(self, midwife: Midwife, woman: Woman) -> bool:
        """Whether the midwife is a preceptee on the due date and the woman needs one with more experience."""
        return self.needs_experience(woman) and midwife.is_preceptee(woman.edd)

    def needs_experience(self, woman: Woman) -> bool:
        """Whether she is of tier 1 or has a risk factor, and the policy keeps such women from preceptees."""
        if not self.limits.preceptees_need_low_risk:
            return False
        return bool(woman.risk_factors) or self.scenario.judgements[woman.woman_id].tier == 1

    @property
    def _proposed(self) -> tuple[Team, ...]:
        return tuple(team for team in self.scenario.service.teams if team.is_proposed)

    def _find_wte_of_team(self, key: tuple[str, Month]) -> Fraction:
        team_id, month = key
        return sum((self.staff.wte(midwife, month) for midwife in self.members[team_id]), Fraction())

    def _placed(self, row: Placement) -> Placed:
        service, woman = self.scenario.service, self.women[row.woman_id]
        return Placed(
            row=row,
            woman=woman,
            judgement=self.scenario.judgements[row.woman_id],
            month=Month.of(woman.edd),
            team=service.team.get(row.team_id),
            midwife=service.midwife.get(row.midwife_id),
            buddy=None if row.buddy_id is None else service.midwife.get(row.buddy_id),
            is_kept=row.woman_id in self.begun
            and (row.team_id, row.midwife_id) == (woman.team_id, woman.midwife_id),
        )

    def _care_goes_on(self, woman: Woman) -> bool:
        if woman.team_id is None or woman.midwife_id is None:
            return False
        team = self.scenario.service.team[woman.team_id]
        midwife = self.scenario.service.midwife[woman.midwife_id]
        return (
            team.status is TeamStatus.RUNNING
            and team.is_open(woman.edd)
            and midwife.team_id == woman.team_id
            and self.staff.is_present(midwife, woman.edd)
            and midwife.is_employed(last_day_of_care(woman.edd))
        )
