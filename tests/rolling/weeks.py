"""A small service as its files state it week by week: women enter and leave, midwives come and go."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from models import CORE, Leave, LeaveKind, Midwife, Scenario, Service, Tables, Team, Woman, last_day_of_care
from tests.strategies.services import random_scenario
from tests.strategies.sizes import chance

WEEK = timedelta(days=7)


@dataclass
class World:
    """The rows of the files on one day; `step` makes those of a week later."""

    dice: Random
    base: Scenario
    as_of: date
    women: dict[str, Woman]
    midwives: dict[str, Midwife]
    teams: dict[str, Team]
    leave: list[Leave]
    weeks: int = 0
    happened: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, seed: int) -> "World":
        """A random small service on its first day, with room for the women who will book."""
        drawn = random_scenario(seed)
        limits = drawn.policy.limits.replace(births_per_wte_year=30, births_per_wte_month=3, team_wte_min=0)
        base = drawn.replace(horizon_months=8, policy=drawn.policy.replace(limits=limits))
        service = base.service
        return cls(
            dice=Random(f"weeks-{seed}"),
            base=base,
            as_of=base.as_of,
            women=dict(service.woman),
            midwives=dict(service.midwife),
            teams=dict(service.team),
            leave=list(service.leave),
        )

    def scenario(self) -> Scenario:
        """What the files say today."""
        tables = Tables(
            women=tuple(self.women.values()),
            midwives=tuple(self.midwives.values()),
            teams=tuple(self.teams.values()),
            areas=self.base.service.areas,
            leave=tuple(self.leave),
            travel=self.base.service.travel,
        )
        return self.base.replace(as_of=self.as_of, service=Service.of(tables))

    def step(self) -> None:
        """A week goes by."""
        self.as_of += WEEK
        self.weeks += 1
        for woman in list(self.women.values()):
            if last_day_of_care(woman.edd) < self.as_of or chance(self.dice, 0.02):
                del self.women[woman.woman_id]
        for number in range(self.dice.choice((0, 1, 1, 2, 2))):
            woman = self._new_woman(f"n{self.weeks:02}-{number}")
            self.women[woman.woman_id] = woman
        for share, event in (
            (0.10, self._midwife_gives_notice),
            (0.06, self._midwife_is_gone),
            (0.12, self._long_leave_is_taken),
            (0.12, self._midwife_moves),
            (0.04, self._team_is_to_close),
            (0.25, self._midwife_joins),
            (0.20, self._start_is_put_off),
            (0.10, self._files_name_another_midwife),
        ):
            if chance(self.dice, share):
                event()

    def _new_woman(self, woman_id: str) -> Woman:
        """A booking of this week, or a woman who is expected to book within three."""
        like = self.dice.choice(list(self.base.service.women))
        row: dict[str, Any] = {"woman_id": woman_id, "team_id": None, "midwife_id": None, "buddy_id": None}
        row["booked_on"] = self.as_of + timedelta(days=self.dice.randint(-6, 20))
        row["edd"] = row["booked_on"] + timedelta(days=self.dice.randint(40, 230))
        return like.replace(**row)

    def _any_midwife(self) -> Midwife | None:
        """One who works in a team."""
        return self.dice.choice([row for row in self.midwives.values() if not row.is_core] or [None])

    def _midwife_gives_notice(self) -> None:
        if (midwife := self._any_midwife()) and midwife.leaves_on is None:
            leaves_on = self.as_of + timedelta(days=self.dice.randint(1, 90))
            if midwife.starts_on is None or midwife.starts_on < leaves_on:
                self.midwives[midwife.midwife_id] = midwife.replace(leaves_on=leaves_on)

    def _midwife_is_gone(self) -> None:
        """She is in no file any more."""
        if midwife := self._any_midwife():
            del self.midwives[midwife.midwife_id]
            self.leave = [row for row in self.leave if row.midwife_id != midwife.midwife_id]
            self._forget(midwife.midwife_id)

    def _forget(self, midwife_id: str) -> None:
        for woman in self.women.values():
            gone = {name: None for name in ("midwife_id", "buddy_id") if getattr(woman, name) == midwife_id}
            if gone:
                self.women[woman.woman_id] = woman.replace(**gone)

    def _long_leave_is_taken(self) -> None:
        if midwife := self._any_midwife():
            first = self.as_of + timedelta(days=self.dice.randint(-3, 40))
            last = first + timedelta(days=self.dice.randint(10, 120))
            kind = self.dice.choice((LeaveKind.SICK, LeaveKind.MATERNITY, LeaveKind.ANNUAL))
            midwife_id = midwife.midwife_id
            self.leave.append(Leave(midwife_id=midwife_id, first_day=first, last_day=last, kind=kind))

    def _midwife_moves(self) -> None:
        """To another team, or to core."""
        running = [row.team_id for row in self.teams.values() if not row.is_proposed]
        if midwife := self._any_midwife():
            to = self.dice.choice([team_id for team_id in (*running, CORE) if team_id != midwife.team_id])
            self._forget(midwife.midwife_id)
            self.midwives[midwife.midwife_id] = midwife.replace(team_id=to)

    def _team_is_to_close(self) -> None:
        team = self.dice.choice([row for row in self.teams.values() if not row.is_proposed])
        closes_on = self.as_of + timedelta(days=self.dice.randint(10, 120))
        if team.closes_on is None and (team.opens_on is None or team.opens_on < closes_on):
            self.teams[team.team_id] = team.replace(closes_on=closes_on)

    def _midwife_joins(self) -> None:
        midwife_id = f"j{self.weeks:02}"
        team = self.dice.choice([row for row in self.teams.values() if not row.is_proposed])
        row = {"midwife_id": midwife_id, "team_id": team.team_id, "wte": 0.8, "band": 6}
        starts_on = self.as_of + timedelta(days=self.dice.randint(0, 60))
        self.midwives[midwife_id] = Midwife.model_validate(row | {"starts_on": starts_on})

    def _start_is_put_off(self) -> None:
        to_come = [row for row in self.midwives.values() if (row.starts_on or self.as_of) > self.as_of]
        if to_come:
            midwife = self.dice.choice(to_come)
            later = self.as_of + timedelta(days=120)
            if midwife.leaves_on is None and midwife.preceptorship_ends_on is None:
                self.midwives[midwife.midwife_id] = midwife.replace(starts_on=later)

    def _files_name_another_midwife(self) -> None:
        """Somebody moved her by hand, to a midwife who is there."""
        woman = self.dice.choice(list(self.women.values()) or [None])
        if (midwife := self._any_midwife()) and woman is not None:
            stated = {"team_id": midwife.team_id, "midwife_id": midwife.midwife_id, "buddy_id": None}
            self.women[woman.woman_id] = woman.replace(**stated)
