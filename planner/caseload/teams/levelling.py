"""Levelling: what is left over in several teams is brought together until a woman fits in.

A woman comes in by a way over several teams, each of whom passes one woman on. Where the way ends in a team
that lacks a part of her place, that part is passed on from there first, by exchanges over ways of their own.

Measured on 15,000 women and 72 teams like England: 800 of the 11,030 whom the optimum places anew are left
out in whole numbers; levelled within their months 40 are, over all months 11, after a second each.
"""

from collections.abc import Iterator

import numpy as np

from planner.caseload import aims
from planner.caseload.progress import Progress, Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.teams.caring import make_room_in_care
from planner.caseload.teams.places import Limit
from planner.caseload.teams.shares import Meter
from planner.caseload.teams.standing import Standing, Women
from planner.caseload.teams.ways import Step, Ways, places_of
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints

ROUNDS = 2
"""Times that ways are looked for; in one round a team is asked once to be rid of a load."""
FULL = 12
"""Teams with no part of a place left that are asked all the same, for each load in a round."""


def levelled(
    classes: Classes, may: Flags, meters: tuple[Meter, ...], care: Limit | None, team: Ints, watch: Watch
) -> Iterator[Ints]:
    """[W] teams, one for each tier: as in `team` [W] where women fit, with more of the tiers until then.

    `may` [W, T] are the teams to which women may be moved. Women of later tiers stand aside and come back
    where they fit; who has met her team stays there.
    """
    problem = classes.problem
    levelling = Levelling(Standing(_women(classes, may, meters), meters, care), watch)
    found = team
    for tier in range(1, aims.tier_count(problem) + 1):
        mine = (classes.of_woman != NOBODY) & (problem.tier == tier)
        for woman in np.flatnonzero(mine & (team != NOBODY)).tolist():
            if levelling.standing.fits(woman, int(team[woman])):
                levelling.standing.put(woman, int(team[woman]))
        watch.tell(
            Progress(f"levelling tier {tier}", tier, int(np.count_nonzero(mine & levelling.has_place)))
        )
        levelling.bring_in(np.flatnonzero(mine & ~levelling.has_place))
        found = np.where(problem.tier <= tier, levelling.standing.team, team)
        yield found


def _women(classes: Classes, may: Flags, meters: tuple[Meter, ...]) -> Women:
    problem = classes.problem
    present = problem.present_team
    is_new, cost = present == NOBODY, classes.placing_cost.copy()
    cost[np.flatnonzero(~is_new), present[~is_new]] = cost.min(initial=0) - 1
    load = np.column_stack([meter.load for meter in meters])
    return Women(load, problem.month, may & (classes.of_woman != NOBODY)[:, None], is_new, cost)


class Levelling:
    """Brings women in who wait."""

    def __init__(self, standing: Standing, watch: Watch) -> None:
        self.standing, self.watch = standing, watch
        self.ways = Ways(standing)

    @property
    def has_place(self) -> Flags:
        """[W] whether she is in a team."""
        return np.asarray(self.standing.team != NOBODY)

    def bring_in(self, women: Ints) -> None:
        """Place as many of some women as ways are found for, the lightest kinds first."""
        self.standing.let_wait(women)
        self.ways.open_all()
        self._keep()
        in_vain: dict[int, int] = {}
        for _ in range(ROUNDS):
            before = len(self.standing.waiting)
            for number in self._of_women():
                if in_vain.get(number) != self.standing.state:
                    self._bring_in(number)
                    in_vain[number] = self.standing.state
            make_room_in_care(self.standing)
            self._keep()
            if len(self.standing.waiting) in (0, before):
                break

    def _of_women(self) -> list[int]:
        """The passings of a woman without another in her place, the lightest first."""
        alone = [number for number, one in enumerate(self.ways.passings) if one.kind is not None]
        return sorted(alone, key=lambda number: int(self.ways.passings[number].load[0]))

    def _bring_in(self, number: int) -> None:
        """Place the waiting women of one kind, as many as can be."""
        standing, asked = self.standing, _Asked()
        every_month = np.ones(standing.months, dtype=np.bool_)
        while (standing.kind[standing.waiting] == self.ways.passings[number].kind).any():
            self.watch.check()
            found, barred = self.ways.search(number, standing.outside, every_month), self.ways.barred.sum()
            if not found.way:
                if not self._make_room_somewhere(number, found.reached, asked):
                    return
            elif self._pass_on(number, found.way):
                self._keep()
            elif self.ways.barred.sum() == barred:
                return

    def _make_room_somewhere(self, number: int, reached: Flags, asked: "_Asked") -> bool:
        """Whether room for a load is made in one of the teams and months where it can be brought to.

        Where least of it is short comes first.
        """
        standing, takes = self.standing, self.ways.relief(number)
        teams, months = np.nonzero(reached)
        short = np.maximum(takes[months] - standing.left[teams], 0)
        most = short[:, standing.of_row == 0].max(axis=1, initial=0)
        is_full = most >= standing.kinds[:, 0].min()
        for at in np.lexsort((months, teams, short.sum(axis=1), most)).tolist():
            where = int(teams[at]), int(months[at])
            if asked.may_be(where, is_full=bool(is_full[at])):
                if self._make_room(takes[where[1]], where[0]):
                    return True
                asked.in_vain.add(where)
        return False

    def _make_room(self, load: Ints, team: int) -> bool:
        """Whether a load [row] fits into a team in the end; if not all stand as before."""
        left, mark = self.standing.left, self.standing.mark
        while (short := np.maximum(load - left[team], 0)).any():
            if not self._is_rid_of_some(team, short, np.maximum(left[team] - load, 0)):
                self.standing.undo(mark)
                return False
        self._keep()
        return True

    def _is_rid_of_some(self, team: int, short: Ints, spare: Ints) -> bool:
        """Whether a team passes on something that helps where it is short, and that no other row forbids.

        Of the first meter the largest that is no more than what is short comes first, then more, up to what
        the lightest woman takes; of other meters only if they alone are short.
        """
        first = int(short[self.standing.of_row == 0].max(initial=0))
        for number in self._by_size(first):
            relief = self.ways.relief(number)
            enough = ((relief > 0) & (short > 0)).any(axis=1) if first else (relief >= short).all(axis=1)
            helps: Flags = np.asarray(enough & (relief >= -spare).all(axis=1))
            if helps.any():
                found = self.ways.search(number, team, helps)
                if found.way and self._pass_on(number, found.way):
                    return True
        return False

    def _by_size(self, first: int) -> list[int]:
        """The passings in the order in which they are tried where so much of the first meter is short."""
        sizes = [int(passing.load[0]) for passing in self.ways.passings]
        numbers, lightest = list(range(len(sizes))), int(self.standing.kinds[:, 0].min())
        if not first:
            return numbers
        enough = [number for number in reversed(numbers) if first < sizes[number] <= lightest]
        return [number for number in numbers if 0 < sizes[number] <= first] + enough

    def _pass_on(self, number: int, way: tuple[Step, ...]) -> bool:
        """Whether everyone of a way could move; if not, nobody has.

        A team that would care for too many on some day takes nobody on any more.
        """
        standing, mark = self.standing, self.standing.mark
        teams = [place for place in places_of(way) if place != standing.outside]
        if all(self._step(number, step) for step in way) and not any(map(standing.is_over, teams)):
            return True
        self.ways.barred[[team for team in teams if standing.cares_for_too_many(team)]] = True
        standing.undo(mark)
        return False

    def _step(self, number: int, step: Step) -> bool:
        """Let one woman go, and another come for her; whether there still are any."""
        at, to, month = step
        held = self.standing.is_held[month]
        for goes, comes in self.ways.passings[number].pairs:
            if held[goes, at, to] and held[comes, to, at]:
                who = self.standing.who(goes, month, at, to)
                if comes != NOBODY:
                    other = self.standing.who(comes, month, to, at)
                    self.standing.put(other, NOBODY)
                self.standing.put(who, to)
                if comes != NOBODY:
                    self.standing.put(other, at)
                return True
        return False

    def _keep(self) -> None:
        self.standing.keep()
        self.ways.forget()


class _Asked:
    """Which teams were asked for room in a month, in one round for one load."""

    def __init__(self) -> None:
        self.in_vain = set[tuple[int, int]]()
        self._full = FULL

    def may_be(self, where: tuple[int, int], *, is_full: bool) -> bool:
        """Whether a team and month may be asked; of those that are full, so many."""
        if where in self.in_vain or (is_full and not self._full):
            return False
        self._full -= is_full
        return True
