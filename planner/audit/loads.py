"""How much of each limit the plan uses: weighted women of teams, numbers of women of midwives."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import cached_property

from models import Midwife, Month, Scenario, Woman, last_day_of_care
from planner.audit.load import WHOLE_WEIGHT, Load, Tally, period
from planner.audit.register import Register
from planner.audit.staff_time import exact, rounded_up

_MONTHS_OF_YEAR = 12


class Loads:
    """Every limit of every team and midwife, each with its load."""

    def __init__(self, register: Register) -> None:
        self._register = register

    @cached_property
    def team_runs(self) -> tuple[Load, ...]:
        """Weighted births of each open team in each run of months."""
        tally = Tally()
        for placed in self._register.placed:
            tally.add(placed.row.team_id, placed.month, placed.judgement.weight, begun=placed.is_kept)
        return tuple(
            tally.load(
                team.team_id, run, period(run), self._pace(team.team_id) * self._team_wte(team.team_id, run)
            )
            for team in self._register.open_teams
            for run in self._register.runs
        )

    @cached_property
    def team_days(self) -> tuple[Load, ...]:
        """Weighted women in care of each open team on each first day of a month after the day of planning."""
        per_wte = self._register.limits.open_caseload_per_wte
        if per_wte is None:
            return ()
        months = tuple(m for m in self._register.months if m.first_day > self._register.scenario.as_of)
        tally = self._in_care(months)
        return tuple(
            tally.load(
                team.team_id,
                (month,),
                str(month.first_day),
                exact(per_wte) * self._team_wte(team.team_id, (month,)),
            )
            for team in self._register.open_teams
            for month in months
        )

    @cached_property
    def named_runs(self) -> tuple[Load, ...]:
        """Women whose named midwife each midwife is, in each run of months."""
        return tuple(self._over_runs(self._named))

    @cached_property
    def named_months(self) -> tuple[Load, ...]:
        """Women whose named midwife each midwife is, in each month."""
        return tuple(self._over_months(self._named))

    @cached_property
    def buddy_runs(self) -> tuple[Load, ...]:
        """Women whose buddy each midwife is, in each run of months."""
        return tuple(self._over_runs(self._buddies))

    @cached_property
    def buddy_months(self) -> tuple[Load, ...]:
        """Women whose buddy each midwife is, in each month."""
        return tuple(self._over_months(self._buddies))

    @cached_property
    def _named(self) -> Tally:
        tally = Tally()
        for placed in self._register.placed:
            if placed.midwife is not None:
                tally.add(placed.row.midwife_id, placed.month, WHOLE_WEIGHT, begun=placed.is_kept)
        return tally

    @cached_property
    def _buddies(self) -> Tally:
        tally = Tally()
        for placed in self._register.placed:
            if placed.buddy is not None:
                tally.add(placed.buddy.midwife_id, placed.month, WHOLE_WEIGHT, begun=False)
        return tally

    def _in_care(self, months: Iterable[Month]) -> Tally:
        tally = Tally()
        days = tuple((month, month.first_day) for month in months)
        for placed in self._register.placed:
            for month in _months_in_care(placed.woman, days):
                tally.add(placed.row.team_id, month, placed.judgement.weight, begun=placed.is_kept)
        for woman, team_id in _women_outside_the_plan(self._register.scenario):
            weight = self._register.scenario.judgements[woman.woman_id].weight
            for month in _months_in_care(woman, days):
                tally.add(team_id, month, weight, begun=True)
        return tally

    def _over_runs(self, tally: Tally) -> Iterator[Load]:
        for midwife in self._carers(tally):
            pace = self._pace(self._register.works_in[midwife.midwife_id])
            for run in self._register.runs:
                limit = rounded_up(pace * self._register.staff.over(midwife, run))
                yield tally.load(midwife.midwife_id, run, period(run), Fraction(limit))

    def _over_months(self, tally: Tally) -> Iterator[Load]:
        per_wte = exact(self._register.limits.births_per_wte_month)
        for midwife in self._carers(tally):
            for month in self._register.months:
                limit = rounded_up(per_wte * self._register.staff.wte(midwife, month))
                yield tally.load(midwife.midwife_id, (month,), str(month), Fraction(limit))

    def _carers(self, tally: Tally) -> tuple[Midwife, ...]:
        """Midwives of open teams, and whoever else the plan names."""
        open_ids = {team.team_id for team in self._register.open_teams}
        return tuple(
            midwife
            for midwife in self._register.scenario.service.midwives
            if self._register.works_in[midwife.midwife_id] in open_ids or midwife.midwife_id in tally.subjects
        )

    def _pace(self, team_id: str) -> Fraction:
        """Births a month for each WTE: by the team's own yearly ratio, or else (in core too) the policy's."""
        team = self._register.scenario.service.team.get(team_id)
        own = None if team is None else team.births_per_wte_year
        return exact(self._register.limits.births_per_wte_year if own is None else own) / _MONTHS_OF_YEAR

    def _team_wte(self, team_id: str, months: tuple[Month, ...]) -> Fraction:
        return sum((self._register.team_wte(team_id, month) for month in months), Fraction())


def _months_in_care(woman: Woman, days: Iterable[tuple[Month, date]]) -> list[Month]:
    first, last = woman.booked_on, last_day_of_care(woman.edd)
    return [month for month, day in days if first <= day <= last]


def _women_outside_the_plan(scenario: Scenario) -> Iterator[tuple[Woman, str]]:
    for woman in scenario.service.women:
        if woman.team_id is not None and not scenario.is_planned_for(woman):
            yield woman, woman.team_id
