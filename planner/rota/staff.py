"""Who can work in a team's rota: presence, settled days, and what lies behind her."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from models import Duty, Midwife, Plan, Rotas, Scenario, Team
from planner.rota.contract import Away, contracted_hours, fair_part, leave_hours
from planner.rota.past import Past, past_of, remembered
from planner.rota.stretch import Stretch


class Absence(NamedTuple):
    """Someone who calls in sick, or is away for another reason that is in no table."""

    midwife_id: str
    first_day: date
    last_day: date
    """Both days are included."""

    def covers(self, day: date) -> bool:
        """Whether `day` is one of the days away."""
        return self.first_day <= day <= self.last_day


class Member(NamedTuple):
    """One midwife of a team."""

    midwife: Midwife
    present: tuple[bool, ...]
    """For each day, and for the day after the last one, whether she is employed and not away."""
    on_books: tuple[bool, ...]
    """For each day, whether she is employed and on no leave of the tables; calls in sick are left out."""
    off: frozenset[int]
    """Numbers of her fixed days off; the day after the last one may be among them."""
    fixed: Mapping[int, str]
    """Her fixed duties by day: ids of kinds."""
    before: tuple[Duty | None, ...]
    """Her duty on each of the last days before the rota, oldest first; empty where none is known."""
    past: Past
    target_hours: float
    """Contracted hours over the rota, leave taken off, the balance carried."""
    tolerance_hours: float
    weight: float
    """WTE × days on which she is employed and not away for long: her part in what is shared."""
    leave_hours: float = 0.0
    """What her leave in the rota counts for in the average week."""

    def is_there_for(self, day: int, days: int) -> bool:
        """Whether she is present on each of so many days from `day` on."""
        return all(self.present[day : day + days])

    def is_settled_off(self, day: int) -> bool:
        """Whether a day is a fixed day off or away."""
        return day in self.off or (day < len(self.present) and not self.present[day])


def members_of(
    scenario: Scenario,
    plan: Plan,
    team_id: str,
    stretch: Stretch,
    *,
    after: Rotas | None = None,
    absent: Sequence[Absence] = (),
) -> tuple[Member, ...]:
    """The midwives of a team in a plan who are employed on any day of the rota, by id."""
    return tuple(
        _member(scenario, midwife, scenario.service.team[team_id], stretch, after, absent)
        for midwife in scenario.service.midwives
        if _is_of(midwife, team_id, plan) and any(midwife.is_employed(day) for day in stretch.days)
    )


def _is_of(midwife: Midwife, team_id: str, plan: Plan) -> bool:
    return midwife.team_id == team_id or (midwife.joins_team_id == team_id and team_id in plan.opened_teams)


def _member(  # all that is known of her
    scenario: Scenario,
    midwife: Midwife,
    team: Team,
    stretch: Stretch,
    after: Rotas | None,
    absent: Sequence[Absence],
) -> Member:
    who = midwife.midwife_id
    away: tuple[Away, ...] = (
        *scenario.service.leave_of.get(who, ()),
        *(row for row in absent if row.midwife_id == who),
    )
    days = (*stretch.days, stretch.last_day + timedelta(days=1))
    present = tuple(midwife.is_employed(day) and not any(row.covers(day) for row in away) for day in days)
    rows = [row for row in scenario.service.fixed_duties if row.midwife_id == who]
    fixed = {number: row.kind for number, day in enumerate(days) for row in rows if row.falls_on(day)}
    past = past_of(scenario, who, stretch, after)
    contract = scenario.policy.rota.hours
    return Member(
        midwife=midwife,
        present=present,
        on_books=tuple(_is_on_books(scenario, midwife, day) for day in stretch.days),
        off=frozenset(number for number, kind in fixed.items() if kind == "off"),
        fixed={
            number: kind
            for number, kind in fixed.items()
            if kind != "off" and number < len(stretch.days) and team.is_open(days[number])
        },
        before=remembered(who, stretch, after),
        past=past,
        target_hours=contracted_hours(contract, midwife, stretch.days, away)
        - (past.balance_hours if contract.carries_balance else 0.0),
        tolerance_hours=contract.tolerance(_mean_wte(midwife, stretch), stretch.weeks),
        weight=fair_part(midwife, stretch.days, away),
        leave_hours=leave_hours(contract, midwife, stretch.days, away),
    )


def _mean_wte(midwife: Midwife, stretch: Stretch) -> float:
    """WTE over the rota's days, 0 on those on which she is not employed."""
    return sum(midwife.wte_on(day) for day in stretch.days if midwife.is_employed(day)) / len(stretch.days)


def absences(rows: Sequence[tuple[str, date, date]]) -> Iterator[Absence]:
    """Absences from plain triples."""
    return (Absence(*row) for row in rows)


def _is_on_books(scenario: Scenario, midwife: Midwife, day: date) -> bool:
    leave = scenario.service.leave_of.get(midwife.midwife_id, ())
    return midwife.is_employed(day) and not any(row.covers(day) for row in leave)
