"""Who may go to which team: one function a rule, each telling where the team does not fail.

Every function gives [woman, team] flags, true where the rule lets her go. They are posted in the order of the
steps.
"""

import numpy as np

from models import Scenario, Team, Woman
from planner.prepare.problem import Flags, Floats, Ints, Step
from planner.prepare.travel import TravelMinutes

DAYS_PER_WEEK = 7
TOLERANCE = 1e-9


def runs(women: tuple[Woman, ...], teams: tuple[Team, ...]) -> Flags:
    """A woman goes only to a team that is open on her due date."""
    days = sorted({woman.edd for woman in women})
    position = {day: index for index, day in enumerate(days)}
    is_open = np.array([[team.is_open(day) for team in teams] for day in days], dtype=np.bool_)
    return is_open.reshape(len(days), len(teams))[[position[woman.edd] for woman in women]]


def reaches(
    scenario: Scenario, women: tuple[Woman, ...], teams: tuple[Team, ...], travel: TravelMinutes
) -> Flags:
    """The team's base is within travel reach of her home, or her area is in its catchment."""
    most = np.array([scenario.policy.limits.max_travel_minutes_of(team) for team in teams])
    near = travel.minutes <= most[None, :] + TOLERANCE
    for area in scenario.service.areas:
        for team_id in area.catchment_team_id:
            near[travel.row[area.area_id], travel.column[team_id]] = True
    return near[[travel.row[woman.area_id] for woman in women]]


def accepts(women: tuple[Woman, ...], teams: tuple[Team, ...]) -> Flags:
    """The team accepts everyone, or a need of hers is one that it accepts."""
    found = np.ones((len(women), len(teams)), dtype=np.bool_)
    for column, team in enumerate(teams):
        if team.accepts:
            wanted = set(team.accepts)
            found[:, column] = [not wanted.isdisjoint(woman.needs) for woman in women]
    return found


def early_enough(scenario: Scenario, women: tuple[Woman, ...], own: Flags) -> Flags:
    """She is not late in pregnancy, or the team is her own already."""
    latest = scenario.policy.limits.latest_gestation_weeks * DAYS_PER_WEEK
    early = np.array([woman.gestation_days(scenario.as_of) < latest for woman in women], dtype=np.bool_)
    return early[:, None] | own


def big_enough(scenario: Scenario, team_wte: Floats, month: Ints, own: Flags) -> Flags:
    """The team has its smallest size in the month of her due date, or is her own already."""
    big = team_wte >= scenario.policy.limits.team_wte_min - TOLERANCE
    found: Flags = big.T[month].reshape(own.shape) | own
    return found


def has_midwife(may_name: Flags, team_of: Ints, teams: int) -> Flags:
    """At least one midwife of the team may be named for her."""
    member = team_of[:, None] == np.arange(teams)[None, :]
    found: Flags = (may_name.astype(np.float32) @ member.astype(np.float32)) > 0
    return found


def first_failing_step(passes: dict[Step, Flags]) -> Ints:
    """[woman, team] the first step that fails, in the order of the steps; PASSES where none does."""
    shape = next(iter(passes.values())).shape
    found = np.zeros(shape, dtype=np.int64)
    for step in sorted(passes, reverse=True):
        found = np.where(passes[step], found, int(step))
    return found
