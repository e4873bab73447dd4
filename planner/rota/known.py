"""What it is worth that a midwife does a duty for the women who know her, in thousandths.

A woman counts whole for her named midwife and half for her buddy. Births come first, and visits are an aim of
their own after them: a birth is one, visits are many. What a midwife can see of her own women in a week is
spread over as many duties as it fills, and further ones are worth nothing more.
"""

from collections.abc import Iterator

import numpy as np

from models import DutyForm
from planner.rota.chances import within_duty
from planner.rota.demand import visiting_kind
from planner.rota.engine import Share
from planner.rota.engine.roster import Costs
from planner.rota.staff import Member
from planner.rota.team import Team

THOUSAND = 1000
_MINUTES = 60


def known_costs(team: Team) -> Costs:
    """Births for each duty, below 0 since costs are kept small: shape (members, days, kinds)."""
    costs = _no_costs(team)
    for number, member in enumerate(team.members):
        _births(team, member, costs[number])
        _planned(team, member, costs[number])
    return costs


def _no_costs(team: Team) -> Costs:
    return np.zeros((len(team.members), len(team.stretch.days), len(team.book.entries)), dtype=np.int64)


def visit_costs(team: Team) -> Costs:
    """The same for visits, in thousandths of a visit."""
    costs = _no_costs(team)
    for number, member in enumerate(team.members):
        for days, kinds, worth, _ in _visits(team, member):
            for day in days:
                costs[number, day, list(kinds)] -= worth
    return costs


def visit_shares(team: Team) -> tuple[Share, ...]:
    """Takes back what a midwife's further duties of visits in a week seem to be worth."""
    return tuple(
        Share(number, kinds, target=most, weight=worth, days=days)
        for number, member in enumerate(team.members)
        for days, kinds, worth, most in _visits(team, member)
        if most < len(days)
    )


def _births(team: Team, member: Member, costs: Costs) -> None:
    """Labours that begin by themselves within a duty on call."""
    who = member.midwife.midwife_id
    expected = np.zeros(len(team.stretch.days))
    for row, chances in zip(team.caseload, team.labour, strict=True):
        expected += row.knows(who) * chances
    for number, entry in enumerate(team.book.entries):
        if entry.kind.is_on_call:
            costs[:, number] -= np.rint(THOUSAND * within_duty(entry.kind, expected)).astype(np.int64)


def _planned(team: Team, member: Member, costs: Costs) -> None:
    """Planned births on their day: the woman who knows her best counts."""
    women = {row.woman.woman_id: row for row in team.caseload}
    for need in team.needs:
        if need.woman_id is not None:
            day, kind = team.place(need)
            worth = round(THOUSAND * women[need.woman_id].knows(member.midwife.midwife_id))
            costs[day, kind] = min(costs[day, kind], -worth)


def _visits(team: Team, member: Member) -> Iterator[tuple[tuple[int, ...], tuple[int, ...], int, int]]:
    """For each week: days, kinds, what a duty of visits is worth, and how many are worth that."""
    kind = visiting_kind(team.policy)
    if kind is None:
        return
    kinds = team.book.group(lambda each: each.form is DutyForm.VISITS)
    for week in team.visits:
        days = tuple(
            number
            for number, day in enumerate(team.stretch.days)
            if team.stretch.week_of(day) == week.first_day
        )
        rows = [(row.knows(member.midwife.midwife_id), row.woman.woman_id) for row in team.caseload]
        known = [(part, woman) for part, woman in rows if part and woman in week.of_woman]
        minutes = sum(part * week.of_woman[woman] for part, woman in known)
        if not minutes:
            continue
        most = max(1, round(minutes / (kind.hours * _MINUTES)))
        visits = sum(part * week.number[woman] for part, woman in known)
        yield days, kinds, round(THOUSAND * visits / most), most
