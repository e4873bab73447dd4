"""Whom the arrays of a problem are about."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from models import Midwife, Scenario, Team, Woman
from planner.prepare.problem import NOBODY, Ints


class People(NamedTuple):
    """Whom the arrays are about, each kind in the order of its ids, with positions."""

    women: tuple[Woman, ...]
    midwives: tuple[Midwife, ...]
    teams: tuple[Team, ...]
    midwife_at: dict[str, int]
    team_at: dict[str, int]
    team_of: Ints
    present_team: Ints
    """[W] team of today, NOBODY if none."""


def people_of(scenario: Scenario) -> People:
    """The women planned for, the midwives of teams or about to join one, and the teams."""
    service = scenario.service
    team_at = {team.team_id: index for index, team in enumerate(service.teams)}
    midwives = tuple(row for row in service.midwives if not row.is_core or row.joins_team_id is not None)
    women = tuple(woman for woman in service.women if scenario.is_planned_for(woman))
    teams = [team_at[midwife.joins_team_id or midwife.team_id] for midwife in midwives]
    return People(
        women=women,
        midwives=midwives,
        teams=service.teams,
        midwife_at={midwife.midwife_id: index for index, midwife in enumerate(midwives)},
        team_at=team_at,
        team_of=np.array(teams, dtype=np.int64),
        present_team=positions(women, lambda woman: woman.team_id, team_at),
    )


def positions(women: tuple[Woman, ...], field: Callable[[Woman], str | None], at: dict[str, int]) -> Ints:
    """[W] position of an id that a woman may carry; NOBODY where she has none."""
    return np.array([at.get(field(woman) or "", NOBODY) for woman in women], dtype=np.int64)
