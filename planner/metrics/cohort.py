"""Scenario and plan joined: each woman planned for beside what the plan gives her, and who works where."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import NamedTuple

from models import CORE, MeasureGroup, Midwife, Month, Placement, Plan, Scenario, StatisticsGroup, Woman
from planner.prepare.staff_time import effective_wte


@dataclass(frozen=True, slots=True)
class Case:
    """One woman planned for, and her place if she has one."""

    woman: Woman
    tier: int | None
    weight: int
    """Hundredths of a woman."""
    imd_decile: int
    month: int
    """Position in the horizon of the month of her EDD."""
    is_expected: bool
    placement: Placement | None


Pairs = list[tuple[Case, Placement]]
"""Women placed, each with her place."""


@dataclass(frozen=True)
class Cohort:
    """The women planned for under one plan, and the staff time of teams and core."""

    scenario: Scenario
    plan: Plan

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every woman planned for, by id. Tier and weight are the policy's, not what the plan says of them.

        Only a place with a team and a midwife that exist counts as one.
        """
        position = {month: number for number, month in enumerate(self.scenario.months)}
        return tuple(
            self._case(woman, position[Month.of(woman.edd)])
            for woman in self.scenario.service.women
            if self.scenario.is_planned_for(woman)
        )

    def _case(self, woman: Woman, month: int) -> Case:
        service = self.scenario.service
        place = self.plan.placement.get(woman.woman_id)
        if place is not None and (
            place.team_id not in service.team or place.midwife_id not in service.midwife
        ):
            place = None
        tier, _, weight = self.scenario.judgements[woman.woman_id]
        decile = service.area[woman.area_id].imd_decile
        return Case(woman, tier, weight, decile, month, self.scenario.is_expected(woman), place)

    @cached_property
    def others(self) -> tuple[Woman, ...]:
        """Women of the service who are not planned for: due before `as_of` or after the horizon."""
        return tuple(
            woman for woman in self.scenario.service.women if not self.scenario.is_planned_for(woman)
        )

    @cached_property
    def placed(self) -> tuple[tuple[Case, Placement], ...]:
        """The women placed, each with her place."""
        return tuple((case, case.placement) for case in self.cases if case.placement is not None)

    @cached_property
    def placed_in(self) -> Mapping[str, Pairs]:
        """The women placed in each team, each with her place."""
        found: dict[str, Pairs] = {team: [] for team in self.teams}
        for case, place in self.placed:
            found[place.team_id].append((case, place))
        return found

    @cached_property
    def unplaced(self) -> tuple[Case, ...]:
        """The women planned for who are left to the core service."""
        return tuple(case for case in self.cases if case.placement is None)

    @cached_property
    def teams(self) -> tuple[str, ...]:
        """Running teams and those that the plan opens or places women in, by id."""
        used = {place.team_id for _, place in self.placed}
        every = self.scenario.service.teams
        return tuple(team.team_id for team in every if self.plan.runs(team) or team.team_id in used)

    @cached_property
    def midwives_of(self) -> Mapping[str, tuple[str, ...]]:
        """Midwives of each team, and of `core`, by id."""
        found: dict[str, list[str]] = {place: [] for place in (*self.teams, CORE)}
        for midwife in self.scenario.service.midwives:
            found.setdefault(place_of_work(midwife, self.plan), []).append(midwife.midwife_id)
        return {place: tuple(midwives) for place, midwives in found.items()}

    @cached_property
    def wte(self) -> Mapping[str, tuple[float, ...]]:
        """Effective WTE of each midwife in each month of the horizon."""
        return effective_wte(self.scenario)

    def wte_of(self, place: str) -> tuple[float, ...]:
        """Effective WTE of a team, or of `core`, in each month of the horizon."""
        rows = [self.wte[midwife] for midwife in self.midwives_of[place]]
        return tuple(fsum(row[month] for row in rows) for month in range(len(self.scenario.months)))


def place_of_work(midwife: Midwife, plan: Plan) -> str:
    """A midwife's team under the plan (the one she joins, if the plan opens it), or `core`."""
    joins = midwife.joins_team_id
    return joins if joins is not None and joins in plan.opened_teams else midwife.team_id


class Grouping(NamedTuple):
    """A way to divide the women planned for."""

    by: str
    groups: Callable[[Cohort], Iterable[str]]
    """Every group, also those without a woman, in the order of the report."""
    key: Callable[[Case], str]
    """A woman's group."""

    def split(self, cohort: Cohort) -> dict[str, list[Case]]:
        """The women of each group."""
        found: dict[str, list[Case]] = {group: [] for group in self.groups(cohort)}
        for case in cohort.cases:
            found[self.key(case)].append(case)
        return found

    def of_tiers(self) -> "Grouping":
        """The same within each tier: `tier_interpreter` has `needed 1`, `not needed 1`, `needed 2` ..."""
        return Grouping(
            f"tier_{self.by}",
            lambda cohort: (f"{group} {tier}" for tier in _tiers(cohort) for group in self.groups(cohort)),
            lambda case: f"{self.key(case)} {tier_group(case.tier)}",
        )


NO_TIER = "none"
"""The group of women in no tier."""


def tier_group(tier: int | None) -> str:
    """The group of a tier: its number from 1, or `none`."""
    return NO_TIER if tier is None else str(tier)


def _tiers(cohort: Cohort) -> list[str]:
    return [*(str(number) for number, _ in enumerate(cohort.scenario.policy.tiers, start=1)), NO_TIER]


def quintile(decile: int) -> int:
    """The fifth that a tenth lies in."""
    return (decile + 1) // 2


ALL = Grouping("all", lambda _: ("all",), lambda _: "all")
TIER = Grouping("tier", _tiers, lambda case: tier_group(case.tier))
ETHNIC_GROUP = Grouping(
    "ethnic_group",
    lambda _: map(str, StatisticsGroup),
    lambda case: str(case.woman.ethnicity.statistics_group),
)
MEASURE_ETHNIC_GROUP = Grouping(
    "measure_ethnic_group",
    lambda _: map(str, MeasureGroup),
    lambda case: str(case.woman.ethnicity.measure_group),
)
INTERPRETER = Grouping(
    "interpreter",
    lambda _: ("needed", "not needed"),
    lambda case: "needed" if case.woman.needs_interpreter else "not needed",
)
PREFERRED_TEAM = Grouping(
    "preferred_team",
    lambda _: ("asked", "not asked"),
    lambda case: "not asked" if case.woman.preferred_team_id is None else "asked",
)
IMD_DECILE = Grouping("imd_decile", lambda _: map(str, range(1, 11)), lambda case: str(case.imd_decile))
IMD_QUINTILE = Grouping(
    "imd_quintile", lambda _: map(str, range(1, 6)), lambda case: str(quintile(case.imd_decile))
)
