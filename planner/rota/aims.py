"""The aims of a team's rota in strict order, as the engine takes them."""

from collections.abc import Sequence

import numpy as np

from models import RotaRuleId, Wish
from planner.rota.engine import Aim, Cover, Pattern, Shape
from planner.rota.engine.roster import Costs
from planner.rota.fairness import fair_shares
from planner.rota.known import known_costs, visit_costs, visit_shares
from planner.rota.on_call_least import least_shares
from planner.rota.team import Team

CHANGES = "fewest_changes"
"""Of a repaired rota: duties that are not what they were."""
VISITS = "known_visits"
"""Of visits, what `known_midwife` is of births; it is stated nowhere, for who sees whom is settled later."""


def aims_of(team: Team, *, blind: bool = False) -> tuple[Aim, ...]:
    """On call, other duties, everyone's least of on call, who is known, wishes, fairness, steadiness.

    In a repair the fewest changes come before everyone's least. Visits by someone known come after births;
    `blind` leaves out both.
    """
    found = [on_call_filled(team), duties_filled(team)]
    found += [fewest_changes(team)] if team.kept else []
    found.append(on_call_least(team))
    found += [] if blind else [known_midwife(team), known_visits(team)]
    return (*found, requests_met(team), fairly_shared(team), steady(team))


def on_call_filled(team: Team) -> Aim:
    """Every duty on call that is missing, or one too many, counts 1."""
    return Aim(RotaRuleId.ON_CALL_FILLED, cover=tuple(_covers(team, on_call=True)))


def duties_filled(team: Team) -> Aim:
    """The same for every other duty."""
    return Aim(RotaRuleId.DUTIES_FILLED, cover=tuple(_covers(team, on_call=False)))


def _covers(team: Team, *, on_call: bool) -> Sequence[Cover]:
    return [
        Cover(day, (kind,), wanted, under=1, over=1)
        for (day, kind), wanted in team.wanted.items()
        if team.kind(kind).is_on_call is on_call
    ]


def on_call_least(team: Team) -> Aim:
    """Every duty on call that a midwife has less than she should take at least."""
    return Aim(RotaRuleId.ON_CALL_LEAST, shares=least_shares(team))


def known_midwife(team: Team) -> Aim:
    """Births by someone whom the woman knows, in thousandths of a birth, below 0."""
    return Aim(RotaRuleId.KNOWN_MIDWIFE, costs=known_costs(team))


def known_visits(team: Team) -> Aim:
    """Visits by someone whom the woman knows, in thousandths of a visit, below 0."""
    return Aim(VISITS, costs=visit_costs(team), shares=visit_shares(team))


def requests_met(team: Team) -> Aim:
    """Each request that is not met costs its weight."""
    costs = _no_costs(team)
    numbers = {member.midwife.midwife_id: number for number, member in enumerate(team.members)}
    constant = 0
    for request in team.requests:
        day = team.stretch.number(request.day)
        kinds = _kinds(team, request.kind)
        sign = 1 if request.wants is Wish.OFF else -1
        costs[numbers[request.midwife_id], day, list(kinds)] += sign * request.weight
        constant += request.weight if request.wants is Wish.ON else 0
    return Aim(RotaRuleId.REQUESTS_MET, costs=costs, constant=constant)


def fairly_shared(team: Team) -> Aim:
    """Nights, weekends, bank holidays and hours beside everyone's part by WTE, in tenths of points."""
    return Aim(RotaRuleId.FAIR_SHARES, shares=fair_shares(team))


def steady(team: Team) -> Aim:
    """Days off that stand alone, and weekends of which one day is worked, Friday's night on call counted.

    A day of leave, or before the rota, is no day off that stands alone.
    """
    weights = team.policy.aims
    away = frozenset(
        (number, day)
        for number, member in enumerate(team.members)
        for day in range(-1, len(team.stretch.days))
        if day < 0 or not member.present[day]
    )
    nights = team.book.group(lambda kind: kind.is_night and kind.is_on_call)
    patterns = (
        Pattern(Shape.SINGLE_DAY_OFF, weights.single_day_off, spared=away),
        Pattern(Shape.HALF_WEEKEND, weights.split_weekend, eve=nights),
    )
    return Aim(RotaRuleId.STEADY_PATTERN, patterns=tuple(row for row in patterns if row.weight))


def fewest_changes(team: Team) -> Aim:
    """Each day on which a midwife does not do what she did in the rota that is repaired."""
    costs = _no_costs(team)
    constant = 0
    for number, row in enumerate(team.kept):
        for day, kind in enumerate(row):
            if kind is None:
                costs[number, day, :] = 1
                continue
            constant += 1
            costs[number, day, :] = 0
            costs[number, day, list(_kinds(team, kind))] = -1
    return Aim(CHANGES, costs=costs, constant=constant)


def _no_costs(team: Team) -> Costs:
    return np.zeros((len(team.members), len(team.stretch.days), len(team.book.entries)), dtype=np.int64)


def _kinds(team: Team, kind_id: str | None) -> tuple[int, ...]:
    """The numbers of a kind; of all where None."""
    return team.book.group(lambda kind: kind_id in (None, kind.id))
