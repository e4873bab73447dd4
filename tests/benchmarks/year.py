"""A year of bookings as a service's files state it from week to week, and the year before it."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from models import Month, Reserve, Scenario, Service, Tables, Woman
from models.expected import A_YEAR
from planner.loading import load_scenario
from planner.synthetic import TrustSpec, synthesise, write_service

WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Year:
    """The women of one year, and those of the year before, of one service."""

    title: str
    base: Scenario
    """The first day, every woman of the year listed."""
    women: tuple[Woman, ...]
    """Women of the year, with the care that had begun on its first day."""
    before: tuple[Woman, ...]
    """Women of the year before: other women of the same population."""

    def all_known(self) -> Scenario:
        """The first day, and everyone who will book known already."""
        return self.base

    def on(self, week: int, reserve: Reserve) -> Scenario:
        """What is asked on the first day of a week, of who has booked by then, to the end of the year."""
        day = self.base.as_of + week * WEEK
        booked = tuple(_still_counted(woman, day) for woman in self.women if woman.booked_on <= day)
        return self.base.replace(
            as_of=day,
            horizon_months=self.base.horizon_months - (day.month - self.base.as_of.month),
            policy=self.base.policy.replace(reserve=reserve),
            service=_with_women(self.base.service, (*booked, *self.before)),
        )


def _still_counted(woman: Woman, day: date) -> Woman:
    """A woman due earlier in the month stands as due today: her birth has taken its place of the month.

    A plan made within a month counts only births from its day on against the whole month's staff time; a
    replay would otherwise find new places at the end of every month.
    """
    return woman.replace(edd=day) if Month.of(day).first_day <= woman.edd < day else woman


def _with_women(service: Service, women: tuple[Woman, ...]) -> Service:
    rows = {name: getattr(service, name) for name in Tables._fields}
    return Service.of(Tables(**(rows | {"women": women})))


def made_year(like: str, births: int, teams: int, seed: int) -> Year:
    """A made-up service of twice the births: half of its women, at random, are those of the year before."""
    spec = TrustSpec(like=like, births=2 * births, teams=teams, proposed_teams=0, seed=seed)
    with TemporaryDirectory() as folder:
        write_service(synthesise(spec), Path(folder))
        base = load_scenario(Path(folder) / "base.yaml").scenario
    women = base.service.women
    chosen = set(Random(seed).sample(range(len(women)), len(women) // 2))
    this_year = tuple(woman for row, woman in enumerate(women) if row not in chosen)
    before = tuple(_a_year_ago(women[row]) for row in sorted(chosen))
    title = f"like {like}, {births:,} births a year, {teams} teams, seed {seed}"
    base = base.replace(service=_with_women(base.service, this_year))
    return Year(title, base, base.service.women, before)


def _a_year_ago(woman: Woman) -> Woman:
    return woman.replace(
        edd=woman.edd - A_YEAR,
        booked_on=woman.booked_on - A_YEAR,
        team_id=None,
        midwife_id=None,
        buddy_id=None,
        preferred_team_id=None,
    )
