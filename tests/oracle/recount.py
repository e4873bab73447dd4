"""The aims of a plan counted again from its placements, each as its reading says."""

from collections import Counter
from collections.abc import Container, Mapping
from math import floor

from models import Scenario, Woman
from tests.oracle.check import EPS, Checker
from tests.oracle.values import Aim, AimValue, Buddies, Named, buddy_aims, midwife_aims


def count_midwives(checker: Checker, named: Named) -> tuple[AimValue, ...]:
    """Aims 1 to 3."""
    tiers = Counter(checker.tier[woman_id] for woman_id in named)
    anew = [
        (checker.planned[woman_id], *pair) for woman_id, pair in named.items() if woman_id not in checker.kept
    ]
    values = [tiers[number] for number, _ in enumerate(checker.scenario.policy.tiers, 1)]
    values.append(sum(woman.buddy_id == midwife for woman, _, midwife in anew))
    values.append(sum(woman.team_id == team for woman, team, _ in anew))
    values.append(_fit(checker, named))
    return _together(midwife_aims(checker.scenario), values)


def count_buddies(checker: Checker, named: Named, buddies: Buddies) -> tuple[AimValue, ...]:
    """Aim 4."""
    untiered = any(checker.tier[woman_id] is None for woman_id in named)
    groups = Counter(checker.tier[woman_id] for woman_id in buddies)
    values = [groups[number] for number, _ in enumerate(checker.scenario.policy.tiers, 1)]
    values += [groups[None]] if untiered else []
    values.append(sum(checker.planned[woman_id].buddy_id == buddy for woman_id, buddy in buddies.items()))
    unspoken = sum(
        _unspoken(checker.scenario, checker.planned[woman], buddy) for woman, buddy in buddies.items()
    )
    aims = checker.scenario.policy.aims
    together = {woman_id: (named[woman_id][0], buddy) for woman_id, buddy in buddies.items()}
    unspoken += sum(woman.interpreter_language is not None for woman in _others(checker, buddies))
    values.append(aims.language_not_matched * unspoken + aims.uneven_load * _above_share(checker, together))
    return _together(buddy_aims(checker.scenario, untiered=untiered), values)


def _together(aims: tuple[Aim, ...], values: list[int]) -> tuple[AimValue, ...]:
    return tuple(AimValue(aim, value) for aim, value in zip(aims, values, strict=True))


def _unspoken(scenario: Scenario, woman: Woman, midwife_id: str) -> bool:
    language = woman.interpreter_language
    return language is not None and language not in scenario.service.midwife[midwife_id].languages


def _others(checker: Checker, served: Container[str]) -> list[Woman]:
    """Women in a tier, or whose care goes on, who are not served: neither language nor wish is met."""
    return [
        woman
        for woman_id, woman in checker.planned.items()
        if woman_id not in served and (checker.tier[woman_id] is not None or woman_id in checker.kept)
    ]


def _fit(checker: Checker, named: Named) -> int:
    aims, total = checker.scenario.policy.aims, 0
    for woman in _others(checker, named):
        total += aims.language_not_matched if woman.interpreter_language is not None else 0
        total += aims.preferred_team_not_met if woman.preferred_team_id is not None else 0
    for woman_id, (team_id, midwife_id) in named.items():
        woman = checker.planned[woman_id]
        total += aims.language_not_matched * _unspoken(checker.scenario, woman, midwife_id)
        total += aims.travel_minute * floor(
            checker.minutes(woman, checker.scenario.service.team[team_id]) + 0.5
        )
        if woman.preferred_team_id is not None and woman.preferred_team_id != team_id:
            total += aims.preferred_team_not_met
    return total + aims.uneven_load * _above_share(checker, named)


def _above_share(checker: Checker, carers: Mapping[str, tuple[str, str]]) -> int:
    """Women above the midwives' shares, in all teams."""
    women_of_team = Counter(team for team, _ in carers.values())
    women_of_midwife = Counter(midwife for _, midwife in carers.values())
    above = 0
    for team_id, women in women_of_team.items():
        parts = {row.midwife_id: _hundredths(checker, row.midwife_id) for row in checker.members(team_id)}
        whole = sum(parts.values())
        for midwife_id, part in parts.items():
            share = 0 if whole == 0 else (women * part + whole - 1) // whole
            above += max(0, women_of_midwife[midwife_id] - share)
    return above


def _hundredths(checker: Checker, midwife_id: str) -> int:
    """Staff time over the horizon in hundredths of a WTE-month, halves up in spite of floating point."""
    return floor(100 * sum(checker.staff[midwife_id]) + 0.5 + EPS)
