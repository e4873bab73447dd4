"""Care begun: which women already have a team, a named midwife and a buddy on the day of planning.

Model. Placement is flat by risk (published: 16.3% in IMD decile 1, 17.3% in decile 10, April 2025): of the
booked women past 12 weeks who live near a running team, a random sample fills a share of the teams' places,
falling month by month; they are named in the order in which they booked, to the nearest team with room (now
and then another), and there to the midwife with the lightest load. Buddies go round the team. The limits of
models/README.md are kept, except that a midwife who will leave keeps the women she had before it was known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from models.calendar import TERM_DAYS
from planner.synthetic.absences import Absence
from planner.synthetic.compact import constant
from planner.synthetic.desk import Carers, Desk, month_number
from planner.synthetic.draws import Flags, Floats, Ints
from planner.synthetic.staff import Carer
from planner.synthetic.teams import TeamMap, TeamSite

_LEAST_GESTATION_DAYS = 84
"""Days of gestation before which no booked woman has her carers yet: 12 weeks (assumed)."""
_FALL = (1.2, 1.15, 1.1, 1.0, 0.85, 0.65, 0.3)
"""Places taken in month 0, 1, ... of the horizon relative to the mean of the first six (1.0);
assumed."""
_NEAREST_TEAM = 0.8
"""Chance that a woman goes to the nearest team with room rather than the next (assumed)."""


@dataclass(frozen=True)
class Bookings:
    """What placement needs to know of the women, in order of booking."""

    due: Sequence[date]
    booked_on: Sequence[date]
    homes: Ints
    """Position of her neighbourhood."""
    risk_factors: Sequence[tuple[str, ...]]
    order: Ints
    """Stratified order for the sample."""


def place_begun(
    women: Bookings,
    places: TeamMap,
    staff: Sequence[Carer],
    leave: Sequence[Absence],
    as_of: date,
    rng: np.random.Generator,
) -> dict[int, Carers]:
    """Carers by woman's position; women without care begun are not in it."""
    running = [number for number, team in enumerate(places.teams) if team.status == "running"]
    teams, minutes = [places.teams[number] for number in running], places.minutes[:, running]
    desk = Desk(teams, staff, leave, as_of)
    reach = _in_reach(women, teams, minutes, places.catchment)
    sample = _sample(women, np.asarray(reach.any(axis=1)), desk, as_of, rng)
    placed: dict[int, Carers] = {}
    for woman in np.flatnonzero(sample).tolist():
        near = minutes[women.homes[woman]]
        options = [team for team in np.argsort(near, kind="stable").tolist() if reach[woman, team]]
        if len(options) > 1 and rng.random() > _NEAREST_TEAM:
            options[0], options[1] = options[1], options[0]
        carers = next(
            (found for team in options if (found := desk.name_carers(team, women.due[woman]))), None
        )
        if carers:
            placed[woman] = carers
    return placed


def _in_reach(women: Bookings, teams: list[TeamSite], minutes: Floats, catchment: Sequence[str]) -> Flags:
    limits = np.array([team.reach_minutes for team in teams])
    catches = np.array([[team.team_id == name for team in teams] for name in catchment])
    accepts = np.array(
        [
            [not team.accepts or not set(team.accepts).isdisjoint(risks) for team in teams]
            for risks in women.risk_factors
        ]
    )
    return np.asarray(((minutes <= limits) | catches)[women.homes] & accepts)


def _sample(women: Bookings, reach: Flags, desk: Desk, as_of: date, rng: np.random.Generator) -> Flags:
    """A systematic sample for each month of birth; women past their due date are sampled apart."""
    latest_due = as_of + timedelta(days=TERM_DAYS - _LEAST_GESTATION_DAYS)
    groups = np.array([month_number(due, as_of) if due >= as_of else -1 for due in women.due])
    may = reach & np.array(
        [
            booked <= as_of and due <= latest_due
            for due, booked in zip(women.due, women.booked_on, strict=True)
        ]
    )
    sample = np.zeros(len(may), dtype=np.bool_)
    for group in range(-1, len(_FALL)):
        members = women.order[(may & (groups == group))[women.order]]
        places = desk.places[:, max(group, 0)].sum() * constant("begun_share") * _FALL[max(group, 0)]
        wanted = min(round(float(places)), len(members))
        marks = (rng.random() + np.arange(wanted)) * (len(members) / max(wanted, 1))
        sample[members[np.floor(marks).astype(np.int64)]] = True
    return sample
