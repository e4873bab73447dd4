"""The women of a tight set and the places that they can have, one by one: what a reader counts again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from models import RuleId, Spell, TightSet
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.prepare import Capacity, Step, Windows
from planner.prepare.problem import Flags

OF_MIDWIVES = (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH)


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
        for number, spell in enumerate(found.spells)
        for row in _rows(ledger, found, spell)
    )
    return tuple(sorted(every, key=lambda one: (one.stretch, one.tier, one.woman_id)))


def places_of_set(ledger: Ledger, found: TightSet) -> tuple[TeamPlaces, ...]:
    """The places of every team of the set in every stretch."""
    return tuple(
        one for number, spell in enumerate(found.spells) for one in _places(ledger, found, number, spell)
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


def _rows(ledger: Ledger, found: TightSet, spell: Spell) -> list[int]:
    """Positions of the women whom a stretch counts."""
    problem = ledger.problem
    windows, window = _window(ledger, found.rule, spell)
    may = ledger.step == Step.PASSES
    inside: Flags = np.isin([team.team_id for team in problem.teams], found.team_ids)
    bound = np.any(may & inside, axis=1) & ~np.any(may & ~inside, axis=1)
    tiers = (problem.tier > 0) & (problem.tier <= found.tier) & ~problem.kept
    return [int(row) for row in np.flatnonzero(bound & tiers & windows.women[:, window])]


def _places(ledger: Ledger, found: TightSet, stretch: int, spell: Spell) -> Iterator[TeamPlaces]:
    problem = ledger.problem
    _, window = _window(ledger, found.rule, spell)
    capacity = _capacity(ledger, found.rule)
    step = int(np.gcd.reduce(problem.weight[_rows(ledger, found, spell)]))
    for team_id in found.team_ids:
        team = ledger.team_at[team_id]
        if found.rule in OF_MIDWIVES:
            left = float(capacity.left[problem.midwives_of(team), window].sum())
            yield TeamPlaces(team_id, stretch, left, 0, left)
            continue
        limit, taken = int(capacity.limit[team, window]), int(capacity.taken[team, window])
        left = max(0, limit - taken) // step * step / HUNDREDTHS
        yield TeamPlaces(team_id, stretch, limit / HUNDREDTHS, taken / HUNDREDTHS, left)


def _capacity(ledger: Ledger, rule: RuleId) -> Capacity:
    problem = ledger.problem
    every = {
        RuleId.TEAM_PACE: problem.team_pace,
        RuleId.TEAM_OPEN_CASELOAD: problem.team_open,
        RuleId.MIDWIFE_PACE: problem.midwife_pace,
        RuleId.MIDWIFE_MONTH: problem.midwife_month,
    }
    found = every[rule]
    assert found is not None  # a set counts only limits that the policy has
    return found


def _window(ledger: Ledger, rule: RuleId, spell: Spell) -> tuple[Windows, int]:
    """The stretch among those of the limit."""
    problem, first, last = ledger.problem, spell.first_month, spell.last_month
    if rule is RuleId.TEAM_OPEN_CASELOAD:
        return problem.open_days, problem.open_days.labels.index(str(spell.in_care_on))
    windows = problem.months if rule is RuleId.MIDWIFE_MONTH else problem.paces
    return windows, windows.labels.index(first if first == last else f"{first}..{last}")
