"""Tight sets taken apart: the women whom each stretch of time counts, and the places that they can have."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from models import Plan, RuleId, Spell, TightSet
from planner.prepare import Problem
from planner.prepare.limits import run_label
from planner.prepare.problem import Flags, Ints
from planner.proof.counting import Counting, countings
from planner.proof.register import Register
from planner.proof.tally import step_of

OF_MIDWIVES = (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH)
"""Limits of midwives, counted in women; the others are of teams and go by weight."""


class Places(NamedTuple):
    """What one team of a set has in one stretch of time, in women."""

    team: int
    """Position of the team."""
    limit: float
    """What its staff time carries; of midwives, what care begun leaves of it."""
    care_begun: float
    """What care begun takes of the limit; of midwives nothing, it is taken off already."""
    left: float
    """What is left, rounded down to what these women can fill."""


class Stretch(NamedTuple):
    """What one spell of a set counts."""

    women: Ints
    """Positions of the women, of the set's tier and of earlier ones."""
    places: tuple[Places, ...]
    """Those of every team of the set."""


class SetsApart:
    """The tight sets of a plan, which only tell numbers, as women and places again."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._register = Register(problem, plan.whole)
        self._limits = {counting.rule: counting for counting in countings(problem)}

    def stretches(self, found: TightSet) -> tuple[Stretch, ...]:
        """One for each spell of a set, in its order."""
        counting = self._limits[found.rule]
        names = [team.team_id for team in self._register.problem.teams]
        teams: Flags = np.isin(names, found.team_ids)
        return tuple(self._stretch(counting, found.tier, teams, spell) for spell in found.spells)

    def _stretch(self, counting: Counting, tier: int, teams: Flags, spell: Spell) -> Stretch:
        window = _window(counting, spell)
        counted = self._register.counted(counting.windows, window, tier)
        women = self._register.bound_to(counted, teams)
        return Stretch(women, tuple(_places(counting, window, teams, step_of(counting.load[women]))))


def _window(counting: Counting, spell: Spell) -> int:
    """The stretch of time of a spell among those of the limit."""
    day = spell.in_care_on
    label = run_label(spell.first_month, spell.last_month) if day is None else str(day)
    return counting.windows.labels.index(label)


def _places(counting: Counting, window: int, teams: Flags, step: int) -> Iterator[Places]:
    limits, lefts, unit = counting.limits(window), counting.lefts(window), counting.unit
    for team in np.flatnonzero(teams).tolist():
        care_begun = 0 if counting.rule in OF_MIDWIVES else int(counting.taken[team, window]) / unit
        yield Places(team, int(limits[team]) / unit, care_begun, int(lefts[team]) // step * step / unit)
