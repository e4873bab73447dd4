"""The women of a tight set and the places that they can have, one by one: what a reader counts again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models import TightSet
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.prepare import Step


@dataclass(frozen=True)
class SetWoman:
    """One woman of a set, of its tier or of an earlier one."""

    woman_id: str
    tier: int
    counts_as: float
    """Places that she fills where the limit goes by weight, in women."""
    due: str
    """Month of the due date."""
    stretch: int
    """Position of the stretch of time that counts her."""
    teams_in_reach: tuple[str, ...]
    """Every team that she could join: each is of the set."""
    placed_in: str | None
    """Her team in this plan; none where she is left out."""


@dataclass(frozen=True)
class TeamPlaces:
    """What one team has for the women of a set in one stretch of time."""

    team_id: str
    stretch: int
    limit: float
    """Births, or women in care, that its staff time carries, by weight; for limits of midwives, women."""
    care_begun: float
    """What women take who keep their midwife; for limits of midwives it is taken off the limit already."""
    places: float
    """What is left, rounded down to what these women can fill."""


def women_of_set(ledger: Ledger, found: TightSet) -> tuple[SetWoman, ...]:
    """Every woman whom the set counts, by stretch, tier and id."""
    every = (
        _woman(ledger, row, number)
        for number, stretch in enumerate(ledger.sets_apart.stretches(found))
        for row in stretch.women.tolist()
    )
    return tuple(sorted(every, key=lambda one: (one.stretch, one.tier, one.woman_id)))


def places_of_set(ledger: Ledger, found: TightSet) -> tuple[TeamPlaces, ...]:
    """The places of every team of the set in every stretch."""
    return tuple(
        TeamPlaces(ledger.problem.teams[one.team].team_id, number, one.limit, one.care_begun, one.left)
        for number, stretch in enumerate(ledger.sets_apart.stretches(found))
        for one in stretch.places
    )


def weights_out(found: TightSet, women: Sequence[SetWoman]) -> dict[float, int]:
    """How many women of each weight stay out where the fewest do: those with the greatest needs."""
    out: Counter[float] = Counter()
    for number, spell in enumerate(found.spells):
        hers = sorted(
            (w.counts_as for w in women if w.stretch == number and w.tier == found.tier), reverse=True
        )
        out.update(hers[: spell.must_stay_out])
    return dict(sorted(out.items(), reverse=True))


def _woman(ledger: Ledger, row: int, stretch: int) -> SetWoman:
    problem, team = ledger.problem, int(ledger.team[row])
    may = np.flatnonzero(ledger.step[row] == Step.PASSES)
    return SetWoman(
        woman_id=problem.women[row].woman_id,
        tier=int(problem.tier[row]),
        counts_as=int(problem.weight[row]) / HUNDREDTHS,
        due=str(ledger.scenario.months[int(problem.month[row])]),
        stretch=stretch,
        teams_in_reach=tuple(problem.teams[one].team_id for one in may),
        placed_in=problem.teams[team].team_id if ledger.placed[row] else None,
    )
