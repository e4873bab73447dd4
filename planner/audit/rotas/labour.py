"""When labour is expected, and who is there: by named midwife, by named or buddy, by the team."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, time
from functools import cache
from math import fsum
from typing import NamedTuple

from models import LONDON, BirthsAttended, BirthsAtWeeks, Duty, DutyForm, RotaPolicy, Woman, elapsed_hours
from planner.audit.rotas.history import DAY
from planner.audit.rotas.register import Cared, RotaRegister

Spell = tuple[datetime, datetime]


def chances_of_labour(
    policy: RotaPolicy, woman: Woman, days: Sequence[date], as_of: date
) -> dict[date, float]:
    """The chance that she goes into labour on each day, not having given birth before the day of planning.

    None if her EDD lies before that day: she is taken to have given birth, as her visits are.
    """
    if woman.edd < as_of:
        return {}
    weights = _weights(policy.gestation_at_birth)
    first = woman.gestation_days(as_of)
    still = fsum(weight for gestation, weight in weights.items() if gestation >= first)
    of_herself = 1 - policy.planned_birth_share
    found = {day: weights.get(woman.gestation_days(day)) for day in days}
    return {day: of_herself * weight / still for day, weight in found.items() if weight}


@cache
def _weights(rows: tuple[BirthsAtWeeks, ...]) -> dict[int, float]:
    """Percent of births on each day of gestation."""
    found: dict[int, float] = {}
    for row in rows:
        days = range(row.from_week * 7, row.to_week * 7 + 7)
        for day in days:
            found[day] = found.get(day, 0.0) + row.percent / len(days)
    return found


def attended(register: RotaRegister, team_id: str) -> BirthsAttended:
    """Births expected in the days of a team's rota, and by whom they are attended."""
    shares = _Shares(register, team_id)
    births, named, buddy, team = 0.0, 0.0, 0.0, 0.0
    for row in register.women.get(team_id, ()):
        born_on = register.birth_on.get(row.woman.woman_id)
        for part in [shares.planned(row, born_on)] if born_on else shares.spontaneous(row):
            births += part.births
            named += part.named
            buddy += part.named_or_buddy
            team += part.team
    return BirthsAttended(births=births, by_named=named, by_named_or_buddy=buddy, by_team=team)


class _Part(NamedTuple):
    """Some births expected, and how many of them are attended by whom."""

    births: float = 0.0
    named: float = 0.0
    named_or_buddy: float = 0.0
    team: float = 0.0


class _Shares:
    """Who is on call when in a team, and who does its planned births."""

    def __init__(self, register: RotaRegister, team_id: str) -> None:
        self._register = register
        duties = [duty for duty in register.of_team(team_id) if duty.is_filled]
        self._on_call: dict[date, list[Duty]] = {}
        for duty in duties:
            if duty.is_on_call:
                self._on_call.setdefault(duty.day, []).append(duty)
        self._births = [duty for duty in duties if duty.form is DutyForm.PLANNED_BIRTH]
        self._remembered: dict[tuple[date, frozenset[str] | None], float] = {}

    def planned(self, row: Cared, born_on: date) -> _Part:
        """A birth on its day counts as one, attended by whoever has its duty."""
        if born_on not in self._register.days:
            return _Part()
        who = {duty.midwife_id for duty in self._births if duty.woman_ids == (row.woman.woman_id,)}
        return _Part(
            births=1,
            named=row.named in who,
            named_or_buddy=not who.isdisjoint({row.named, row.buddy} - {None}),
            team=bool(who),
        )

    def spontaneous(self, row: Cared) -> Iterator[_Part]:
        """Her labour, day by day."""
        register = self._register
        as_of = register.scenario.as_of
        chances = chances_of_labour(register.policy, row.woman, register.days, as_of)
        known = frozenset(who for who in (row.named, row.buddy) if who is not None)
        for day, chance in chances.items():
            yield _Part(
                births=chance,
                named=chance * self._covered(day, known & {row.named}),
                named_or_buddy=chance * self._covered(day, known),
                team=chance * self._covered(day, None),
            )

    def _covered(self, day: date, people: frozenset[str] | None) -> float:
        """The share of a day on which one of the people is on call; anyone for none."""
        key = (day, people)
        if key not in self._remembered:
            spells = (
                (duty.starts, duty.ends)
                for begun in (day - DAY, day)
                for duty in self._on_call.get(begun, ())
                if people is None or duty.midwife_id in people
            )
            self._remembered[key] = _share(day, spells)
        return self._remembered[key]


def _share(day: date, spells: Iterable[Spell]) -> float:
    """The share of a day that spells cover together."""
    reached, midnight = (datetime.combine(each, time(), LONDON) for each in (day, day + DAY))
    whole, covered = elapsed_hours(reached, midnight), 0.0
    order: Callable[[datetime], float] = datetime.timestamp
    for starts, ends in sorted(spells, key=lambda spell: spell[0].timestamp()):
        begin, end = max(starts, reached, key=order), min(ends, midnight, key=order)
        if order(end) > order(begin):
            covered += elapsed_hours(begin, end)
            reached = end
    return covered / whole
