"""The places of teams and midwives in every window of time, and what care begun takes of them."""

import numpy as np

from models import Scenario
from planner.prepare import limits
from planner.prepare.people import People
from planner.prepare.problem import NOBODY, Capacity, Ints, Places, Windows
from planner.prepare.team_time import StaffTime


class Load:
    """What care begun takes of each limit."""

    def __init__(self, people: People, kept: Ints, weight: Ints) -> None:
        self.people, self.weight = people, weight
        self.rows = np.flatnonzero(kept != NOBODY)
        self.midwives = kept[self.rows]

    def of_midwives(self, windows: Windows) -> Ints:
        """[M, window] women."""
        found = np.zeros((len(self.people.midwives), len(windows.labels)), dtype=np.int64)
        np.add.at(found, self.midwives, windows.women[self.rows].astype(np.int64))
        return found

    def of_teams(self, windows: Windows) -> Ints:
        """[T, window] weights in hundredths."""
        found = np.zeros((len(self.people.teams), len(windows.labels)), dtype=np.int64)
        weights = windows.women[self.rows] * self.weight[self.rows, None]
        np.add.at(found, self.people.team_of[self.midwives], weights)
        return found


def _others_in_care(scenario: Scenario, people: People, open_days: Windows) -> Ints:
    """[T, day] weights of women in a team's care, not planned for: past EDD or due after the horizon."""
    found = np.zeros((len(people.teams), len(open_days.labels)), dtype=np.int64)
    days = [month.first_day for month in scenario.months if month.first_day > scenario.as_of]
    for woman in scenario.service.women:
        if woman.team_id is not None and not scenario.is_planned_for(woman):
            in_care = np.array([woman.is_in_care(day) for day in days], dtype=np.int64)
            found[people.team_at[woman.team_id]] += in_care * scenario.judgements[woman.woman_id].weight
    return found


def places_of(scenario: Scenario, people: People, month: Ints, staff: StaffTime, load: Load) -> Places:
    """Every limit of the model in every window, beside what care begun takes of it."""
    policy = scenario.policy.limits
    paces, holds = limits.run_windows(scenario, month)
    months = limits.month_windows(scenario, month)
    open_days, open_months = limits.open_windows(scenario, people.women)
    rate = limits.births_per_wte_month(policy, people.teams)
    team_pace = limits.team_pace_limit(rate, staff.team, holds)
    midwife_pace = limits.midwife_pace_limit(rate[people.team_of], staff.midwife, holds)
    team_open = limits.team_open_limit(policy, staff.team, open_months)
    in_care = load.of_teams(open_days) + _others_in_care(scenario, people, open_days)
    return Places(
        paces=paces,
        months=months,
        open_days=open_days,
        team_pace=Capacity(team_pace, load.of_teams(paces)),
        team_open=None if team_open is None else Capacity(team_open, in_care),
        midwife_pace=Capacity(midwife_pace, load.of_midwives(paces)),
        midwife_month=Capacity(limits.midwife_month_limit(policy, staff.midwife), load.of_midwives(months)),
    )
