"""The bounds of tiers, proven again by the prices that the plan gives: anybody can do these sums.

At any prices from 0 up, whatever plan there is: the places that its women take are worth no more than all
places. So it places no more women of a tier anew than all places are worth, together with what each woman
gains where she gains most, less what as many women of the earlier tiers as are placed count.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from math import floor
from typing import NamedTuple

from models import BoundCheck, Certificate, LimitPrices, Midwife, Month, RuleId, TierOutcome, Woman
from planner.audit.left_out import LeftOut
from planner.audit.load import WHOLE_WEIGHT, Load
from planner.audit.loads import Loads
from planner.audit.register import Register
from planner.audit.remembered import Remembered
from planner.audit.staff_time import TOLERANCE

_BY_WEIGHT = (RuleId.TEAM_PACE, RuleId.TEAM_OPEN_CASELOAD)
"""Limits that count women by weight, in the unit that goes with the prices; in others each counts one."""
_ROUNDING = 1e-6
"""Prices have nine decimals, and there are some thousand places."""


class _Window(NamedTuple):
    """A stretch of time in which a limit of a team holds."""

    months: tuple[Month, ...]
    """Women due in them count; of none where those in care on a day do."""
    day: date | None
    places: int
    """What care begun leaves: hundredths of a woman, or women where each counts one."""


class _Price(NamedTuple):
    """What one unit of a team's places is worth in one window."""

    price: float
    unit: int
    only_guarded: bool
    """Whether only women who may not be a preceptee's take these places."""

    def of(self, weight: int, *, is_guarded: bool) -> float:
        """What a woman's place is worth."""
        if self.only_guarded and not is_guarded:
            return 0.0
        return self.price * (weight // self.unit if self.unit else 1)


class Bounds:
    """What the prices of a plan prove."""

    def __init__(self, register: Register, loads: Loads, left_out: LeftOut) -> None:
        self._register, self._left_out = register, left_out
        self._windows = _Windows(register, loads)

    @cached_property
    def checks(self) -> tuple[BoundCheck, ...]:
        """Each tier with prices: the bound that the plan states beside the one that they prove."""
        stated = {row.tier: row for row in self._register.plan.tiers}
        prices = self._register.plan.certificates
        return tuple(self._check(one, stated[one.tier]) for one in prices if one.tier in stated)

    def _check(self, prices: Certificate, outcome: TierOutcome) -> BoundCheck:
        kept = sum(self._tier(self._register.women[one]) == outcome.tier for one in self._register.begun)
        proven = kept + floor(self._most_anew(prices) + _ROUNDING)
        return BoundCheck(tier=outcome.tier, stated=outcome.bound, proven=proven)

    def _most_anew(self, prices: Certificate) -> float:
        """The most women of the tier that can be placed anew."""
        of_earlier = prices.held[: max(prices.tier - 1, 0)]
        earlier = {tier: max(worth, 0.0) for tier, worth in enumerate(of_earlier, start=1)}
        held = sum(worth * self._placed_anew(tier) for tier, worth in earlier.items())
        priced = _Priced(self._windows, prices)
        worth = {**earlier, prices.tier: 1.0}
        gains = (self._gain(woman, worth.get(self._tier(woman) or 0, 0.0), priced) for woman in self._anew)
        return priced.worth_of_all + sum(gains) - held

    def _gain(self, woman: Woman, worth: float, priced: "_Priced") -> float:
        """What she counts less what her place is worth, where that is most; 0 where it is worth more."""
        if not worth:
            return 0.0
        weight = self._register.scenario.judgements[woman.woman_id].weight
        is_guarded = self._register.needs_experience(woman)
        costs = (
            priced.cost(team_id, woman, weight, is_guarded=is_guarded)
            for team_id in self._left_out.open_to(woman)
        )
        return max(0.0, worth - min(costs, default=worth))

    @cached_property
    def _anew(self) -> tuple[Woman, ...]:
        begun = self._register.begun
        return tuple(woman for woman in self._register.women.values() if woman.woman_id not in begun)

    def _placed_anew(self, tier: int) -> int:
        return sum(placed.judgement.tier == tier for placed in self._register.placed_anew)

    def _tier(self, woman: Woman) -> int | None:
        return self._register.scenario.judgements[woman.woman_id].tier


class _Priced:
    """Prices beside the windows that they are of."""

    def __init__(self, windows: "_Windows", prices: Certificate) -> None:
        self.worth_of_all = 0.0
        self._due: defaultdict[tuple[str, Month], list[_Price]] = defaultdict(list)
        self._in_care: defaultdict[str, list[tuple[date, _Price]]] = defaultdict(list)
        self._cost = Remembered(self._find_cost)
        for limit in prices.limits:
            for window, price in zip(windows.of(limit), limit.prices, strict=False):
                if price > 0:
                    self._take(limit, window, price)

    def cost(self, team_id: str, woman: Woman, weight: int, *, is_guarded: bool) -> float:
        """What her place in a team is worth."""
        in_care = self._in_care.get(team_id, ())
        days = sum(one.of(weight, is_guarded=is_guarded) for day, one in in_care if woman.is_in_care(day))
        return days + self._cost[team_id, Month.of(woman.edd), weight, is_guarded]

    def _take(self, limit: LimitPrices, window: _Window, price: float) -> None:
        unit = max(limit.unit, 1) if limit.rule in _BY_WEIGHT else 0
        self.worth_of_all += price * (window.places // unit if unit else window.places)
        one = _Price(price, unit, only_guarded=limit.rule is RuleId.PRECEPTEE)
        for month in window.months:
            self._due[limit.team_id, month].append(one)
        if window.day is not None:
            self._in_care[limit.team_id].append((window.day, one))

    def _find_cost(self, key: tuple[str, Month, int, bool]) -> float:
        team_id, month, weight, is_guarded = key
        return sum(one.of(weight, is_guarded=is_guarded) for one in self._due.get((team_id, month), ()))


class _Windows:
    """The stretches of time of every limit of a team, and what care begun leaves there."""

    def __init__(self, register: Register, loads: Loads) -> None:
        self._register, self._loads = register, loads
        self._can_take = Remembered(self._find_can_take)
        self._is_able = Remembered(self._find_is_able)

    def of(self, limit: LimitPrices) -> Iterator[_Window]:
        """In the order of time; of none where the plan's team or limit is unknown."""
        team_id = limit.team_id
        if limit.rule is RuleId.TEAM_PACE:
            for load in self._loads.team_runs:
                if load.subject == team_id:
                    yield _Window(load.months, None, _hundredths_left(load))
        elif limit.rule is RuleId.TEAM_OPEN_CASELOAD:
            for load in self._loads.team_days:
                if load.subject == team_id:
                    yield _Window((), load.months[0].first_day, _hundredths_left(load))
        elif limit.rule in (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH, RuleId.PRECEPTEE):
            of_all = self._register.months
            members = self._register.members.get(team_id, ())
            only_guarded = limit.rule is RuleId.PRECEPTEE
            for first in range(len(of_all) - limit.part + 1 if limit.part else 0):
                months = of_all[first : first + limit.part]
                left = (self._can_take[one.midwife_id, months, only_guarded] for one in members)
                yield _Window(months, None, sum(left))

    def _find_can_take(self, key: tuple[str, tuple[Month, ...], bool]) -> int:
        """Women due in a stretch of months whom a midwife can still take, guarded ones or any.

        No more than any run around it leaves her, nor than two parts of it do.
        """
        midwife_id, months, only_guarded = key
        left = [
            one for months_of_run, one in self._runs_left[midwife_id] if set(months) <= set(months_of_run)
        ]
        left += [
            self._can_take[midwife_id, months[:cut], only_guarded]
            + self._can_take[midwife_id, months[cut:], only_guarded]
            for cut in range(1, len(months))
        ]
        if len(months) == 1:
            able = self._is_able[midwife_id, months[0], only_guarded]
            left.append(self._months_left[midwife_id, months[0]] if able else 0)
        return min(left)

    def _find_is_able(self, key: tuple[str, Month, bool]) -> bool:
        """Whether a midwife may be named for any woman due in a month, guarded ones or any."""
        midwife_id, month, only_guarded = key
        return any(
            self._register.may_be_named(self._midwives[midwife_id], woman)
            for woman in self._due.get(month, ())
            if self._register.needs_experience(woman) or not only_guarded
        )

    @cached_property
    def _midwives(self) -> dict[str, Midwife]:
        return {one.midwife_id: one for members in self._register.members.values() for one in members}

    @cached_property
    def _runs_left(self) -> dict[str, list[tuple[tuple[Month, ...], int]]]:
        found: defaultdict[str, list[tuple[tuple[Month, ...], int]]] = defaultdict(list)
        for load in self._loads.named_runs:
            found[load.subject].append((load.months, _women_left(load)))
        return found

    @cached_property
    def _months_left(self) -> dict[tuple[str, Month], int]:
        return {(load.subject, load.months[0]): _women_left(load) for load in self._loads.named_months}

    @cached_property
    def _due(self) -> dict[Month, list[Woman]]:
        """Women planned for, by the month in which they are due."""
        found: defaultdict[Month, list[Woman]] = defaultdict(list)
        for woman in self._register.women.values():
            found[Month.of(woman.edd)].append(woman)
        return found


def _women_left(load: Load) -> int:
    return max(floor(load.limit - load.begun + TOLERANCE), 0)


def _hundredths_left(load: Load) -> int:
    """Of a woman, rounded down."""
    return max(floor((load.limit - load.begun) * WHOLE_WEIGHT + TOLERANCE), 0)
