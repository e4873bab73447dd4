"""A plan checked and valued directly, limit by limit, in plain floating-point arithmetic day by day.

Written apart from the textbook model (it shares neither its staff time nor its eligibility), so that a slip
in one shows against the other.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from math import acos, ceil, cos, radians, sin

from models import Midwife, Month, Scenario, Team, Woman
from tests.oracle.values import Buddies, Named

EPS = 1e-9


class Checker:
    """Everything about one scenario that does not depend on the plan."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.limits = scenario.policy.limits
        self.months = list(scenario.months)
        end = self.months[-1].last_day
        self.planned = {
            row.woman_id: row for row in scenario.service.women if scenario.as_of <= row.edd <= end
        }
        self.others = [row for row in scenario.service.women if row.woman_id not in self.planned]
        self.tier = {woman_id: scenario.judgements[woman_id].tier for woman_id in scenario.judgements}
        self.weight = {
            woman_id: scenario.judgements[woman_id].weight / 100 for woman_id in scenario.judgements
        }
        self.staff = {
            row.midwife_id: [self._mean(row, month) for month in self.months]
            for row in scenario.service.midwives
        }
        self.kept = {
            row.woman_id: (row.team_id, row.midwife_id) for row in self.planned.values() if self._keeps(row)
        }
        length = min(self.limits.pace_months, len(self.months))
        self.runs = [range(first, first + length) for first in range(len(self.months) - length + 1)]

    # Staff time

    def away(self, midwife: Midwife, day: date) -> bool:
        """Whether she is on long leave."""
        leave = self.scenario.service.leave_of.get(midwife.midwife_id, ())
        return any(row.covers(day) for row in leave if row.kind not in ("annual", "study"))

    def present(self, midwife: Midwife, day: date) -> bool:
        """Whether she is employed and not on long leave."""
        return midwife.is_employed(day) and not self.away(midwife, day)

    def _mean(self, midwife: Midwife, month: Month) -> float:
        days = list(month.dates())
        return sum(midwife.wte_on(day) * self._day(midwife, day) for day in days) / len(days)

    def _day(self, midwife: Midwife, day: date) -> float:
        if not self.present(midwife, day):
            return 0.0
        if midwife.preceptorship_ends_on is None:
            return 1.0
        begins, weeks = midwife.starts_on, self.limits.supernumerary_weeks
        if begins is not None and day < begins + timedelta(days=ceil(weeks * 7)):
            return 0.0
        return self.limits.preceptorship_share if day <= midwife.preceptorship_ends_on else 1.0

    def members(self, team_id: str) -> list[Midwife]:
        """The team's midwives: its own, or those who move to it if it is proposed."""
        proposed = self.scenario.service.team[team_id].is_proposed
        rows = self.scenario.service.midwives
        return [row for row in rows if (row.joins_team_id if proposed else row.team_id) == team_id]

    def team_staff(self, team_id: str, month: int) -> float:
        """e(t,k) for the month with this number."""
        return sum(self.staff[row.midwife_id][month] for row in self.members(team_id))

    def ratio(self, team_id: str) -> float:
        """Births a year for each WTE."""
        team = self.scenario.service.team.get(team_id)
        own = None if team is None else team.births_per_wte_year
        return self.limits.births_per_wte_year if own is None else own

    # One woman

    def _keeps(self, woman: Woman) -> bool:
        if woman.team_id is None or woman.midwife_id is None:
            return False
        team, midwife = (
            self.scenario.service.team[woman.team_id],
            self.scenario.service.midwife[woman.midwife_id],
        )
        stays = midwife.is_employed(woman.edd) and midwife.is_employed(woman.edd + timedelta(days=28))
        return (
            stays and not self.away(midwife, woman.edd) and not team.is_proposed and team.is_open(woman.edd)
        )

    def minutes(self, woman: Woman, team: Team) -> float:
        """Minutes one way (by the law of cosines where no road time is given)."""
        for row in self.scenario.service.travel:
            if row.area_id == woman.area_id and row.team_id == team.team_id:
                return row.minutes
        area = self.scenario.service.area[woman.area_id]
        a, b, east = radians(area.latitude), radians(team.latitude), radians(area.longitude - team.longitude)
        angle = acos(max(-1.0, min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(east))))
        return 6371.0088 * angle * 1.3 / 30 * 60

    def may_go(self, woman: Woman, team: Team) -> bool:
        """Whether she may be placed anew in the team, if it runs or is opened."""
        reach = self.limits.max_travel_minutes if team.max_travel_minutes is None else team.max_travel_minutes
        near = team.team_id in self.scenario.service.area[woman.area_id].catchment_team_id
        near = near or self.minutes(woman, team) <= reach + EPS
        accepted = not team.accepts or any(map(partial(_meets, woman), team.accepts))
        if self.tier[woman.woman_id] is None or not (team.is_open(woman.edd) and near and accepted):
            return False
        if woman.team_id == team.team_id:
            return True
        month = self.months.index(Month.of(woman.edd))
        early = woman.gestation_days(self.scenario.as_of) < self.limits.latest_gestation_weeks * 7
        return early and self.team_staff(team.team_id, month) >= self.limits.team_wte_min - EPS

    def may_be_named(self, woman: Woman, midwife: Midwife) -> bool:
        """Whether the midwife is there on the EDD, and experienced enough for a woman at risk."""
        at_risk = self.tier[woman.woman_id] == 1 or len(woman.risk_factors) > 0
        too_new = self.limits.preceptees_need_low_risk and midwife.is_preceptee(woman.edd) and at_risk
        return self.present(midwife, woman.edd) and not too_new

    def choices(self, woman: Woman) -> list[tuple[str, str]]:
        """Every team and midwife a woman may have, other women set aside."""
        if woman.woman_id in self.kept:
            return [self.kept[woman.woman_id]]  # type: ignore[list-item]  # kept women have both
        return [
            (team.team_id, midwife.midwife_id)
            for team in self.scenario.service.teams
            if self.may_go(woman, team)
            for midwife in self.members(team.team_id)
            if self.may_be_named(woman, midwife)
        ]

    # The whole plan

    def broken(self, named: Named) -> Iterator[str]:
        """Everything that is wrong with the teams and named midwives of a plan."""
        for woman_id, pair in named.items():
            if woman_id not in self.planned or pair not in self.choices(self.planned[woman_id]):
                yield f"{woman_id} may not go to {pair}"
        if lost := [woman_id for woman_id in self.kept if woman_id not in named]:
            yield f"care begun is not kept: {lost}"
        yield from self._broken_openings({team for team, _ in named.values()})
        for team_id in {team for team, _ in named.values()}:
            yield from self._broken_team(
                team_id, [row for row, (team, _) in named.items() if team == team_id]
            )
        yield from self._broken_midwives(
            {woman: midwife for woman, (_, midwife) in named.items()}, excused=True
        )

    def broken_buddies(self, named: Named, buddies: Buddies) -> Iterator[str]:
        """Everything that is wrong with the buddies of a plan."""
        for woman_id, buddy in buddies.items():
            if buddy not in self.possible_buddies(woman_id, named):
                yield f"{woman_id} may not have the buddy {buddy}"
        yield from self._broken_midwives(buddies, excused=False)

    def possible_buddies(self, woman_id: str, named: Named) -> list[str]:
        """The other midwives of her team who are there on the EDD."""
        team_id, midwife_id = named[woman_id]
        present = [row for row in self.members(team_id) if self.present(row, self.planned[woman_id].edd)]
        return [row.midwife_id for row in present if row.midwife_id != midwife_id]

    def _broken_openings(self, used: set[str]) -> Iterator[str]:
        opened = {team_id for team_id in used if self.scenario.service.team[team_id].is_proposed}
        for month in range(len(self.months)):
            core = [
                row
                for row in self.scenario.service.midwives
                if row.is_core and row.joins_team_id not in opened
            ]
            left = sum(self.staff[row.midwife_id][month] for row in core)
            if opened and left < self.limits.core_floor_wte - EPS:
                yield f"core falls to {left} in {self.months[month]}"
            for team_id in opened:
                if self.team_staff(team_id, month) > self.limits.team_wte_max + EPS:
                    yield f"{team_id} is opened too large"

    def _broken_team(self, team_id: str, women: list[str]) -> Iterator[str]:
        for run in self.runs:
            pace = self.ratio(team_id) / 12 * sum(self.team_staff(team_id, month) for month in run)
            due = [woman for woman in women if self._due(woman) in run]
            if self._too_much(due, pace, 0.0):
                yield f"{team_id} has more births than its pace from {self.months[run[0]]}"
        for number, month in enumerate(self.months):
            day, per_wte = date(month.year, month.number, 1), self.limits.open_caseload_per_wte
            if per_wte is None or day <= self.scenario.as_of:
                continue
            fixed = sum(
                self.weight[r.woman_id] for r in self.others if r.team_id == team_id and r.is_in_care(day)
            )
            open_women = [woman for woman in women if self.planned[woman].is_in_care(day)]
            if self._too_much(open_women, per_wte * self.team_staff(team_id, number), fixed):
                yield f"{team_id} has too many women in care on {day}"

    def _too_much(self, women: list[str], limit: float, fixed: float) -> bool:
        """Whether there is more than the limit, or than care begun alone where that is more already."""
        begun = fixed + sum(self.weight[woman] for woman in women if woman in self.kept)
        return fixed + sum(self.weight[woman] for woman in women) > max(limit, begun) + EPS

    def _due(self, woman_id: str) -> int:
        return self.months.index(Month.of(self.planned[woman_id].edd))

    def _broken_midwives(self, carer: Mapping[str, str], *, excused: bool) -> Iterator[str]:
        for midwife_id, staff in self.staff.items():
            hers = [woman for woman, midwife in carer.items() if midwife == midwife_id]
            begun = [woman for woman in hers if excused and woman in self.kept]
            midwife = self.scenario.service.midwife[midwife_id]
            team_id = midwife.joins_team_id or midwife.team_id
            year, month = self.ratio(team_id) / 12, self.limits.births_per_wte_month
            spans = [(run, year) for run in self.runs] + [(range(k, k + 1), month) for k in range(len(staff))]
            for span, per_wte in spans:
                most = ceil(per_wte * sum(staff[k] for k in span) - EPS)
                count = sum(self._due(woman) in span for woman in hers)
                if count > max(most, sum(self._due(woman) in span for woman in begun)):
                    yield f"{midwife_id} has {count} births, at most {most}, from {self.months[span[0]]}"


def _meets(woman: Woman, word: str) -> bool:
    """Whether a word of what a team accepts fits her."""
    language = woman.interpreter_language
    if word == "complex_social_factors":
        return woman.complex_social_factors
    if word.startswith("interpreter_"):
        return word == f"interpreter_{language}"
    return language is not None if word == "needs_interpreter" else word in woman.risk_factors
