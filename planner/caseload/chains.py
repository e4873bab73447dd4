"""Chains of moves that bring in a woman who is left out: who makes room for her goes elsewhere, and so on.

A chain ends in a team where the last who moves fits, or where one or two women of later tiers make room.
Nobody of this tier or an earlier one loses her place; who has met her team stays. A chain makes room in each
team once, so that what every link needs is seen from how the teams stand before it.

Measured on 15,000 women and 72 teams, all short of places: of 25 women of tier 1 whom settling left out, 24
come in; of 103 of tier 2, 66. Whole-number programs over these women's teams found none, in 4 s each.
"""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from planner.caseload.classes import Classes
from planner.caseload.places import Limit, left_by
from planner.caseload.progress import Watch
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Ints

LINKS = 8
"""Most women who go elsewhere in one chain."""
ROUNDS = 2
"""Times that all who are left out are asked; in one round a class without a chain is asked once."""


class Way(NamedTuple):
    """Who would make room in a team: a woman to be placed elsewhere, and others of later tiers to go out."""

    woman: int
    out: tuple[int, ...]


class Ways(NamedTuple):
    """How women of one kind could come into a team."""

    out: tuple[int, ...] | None
    """Women of later tiers who make room by themselves, nobody where there is room; None if they cannot."""
    others: tuple[Way, ...]
    """Else one way for each class of women who could make room."""


class Link(NamedTuple):
    """A woman who needs a place, and how she came to make room for the one before her."""

    woman: int
    teams: tuple[int, ...] = ()
    """In which room was made so far, her own last."""
    out: tuple[int, ...] = ()
    """Who went out with her."""
    before: "Link | None" = None


class Chain(NamedTuple):
    """The last link, the team it goes to, and who goes out of it."""

    last: Link
    team: int
    out: tuple[int, ...]


def bring_in(classes: Classes, limits: tuple[Limit, ...], team: Ints, tier: int, watch: Watch) -> Ints:
    """[W] a team for more women of a tier than in `team` [W], if chains bring some in; else the same.

    No fewer women of the tiers before it are placed; of those after it some may lose their places. `team`
    obeys the limits, and so does what comes of it.
    """
    search = _Search(classes, limits, team, tier)
    for _ in range(ROUNDS):
        if not search.round(watch):
            break
    return search.team


class _Search:
    """Where women are, what is left of every limit, and what is known of ways into teams."""

    def __init__(self, classes: Classes, limits: tuple[Limit, ...], team: Ints, tier: int) -> None:
        problem = classes.problem
        self.classes, self.tier, self.team = classes, tier, team.copy()
        load = np.hstack([limit.windows.women * limit.load[:, None] for limit in limits])
        counted = np.asarray(load.any(axis=0))
        self.load = load[:, counted]
        self.left = np.hstack([limit.left for limit in left_by(limits, team)])[:, counted]
        self.may_go = (classes.of_woman != NOBODY) & (problem.present_team == NOBODY)
        self.kind = np.append(classes.kind, NOBODY)[classes.of_woman]
        self.is_later = problem.tier > tier
        self.known: list[dict[int, Ways]] = [{} for _ in problem.teams]

    def round(self, watch: Watch) -> int:
        """Bring in everyone for whom a chain is found, the lightest first; how many they are."""
        problem, of_woman = self.classes.problem, self.classes.of_woman
        left_out = np.flatnonzero((of_woman != NOBODY) & (problem.tier == self.tier) & (self.team == NOBODY))
        hopeless: set[int] = set()
        count = 0
        for woman in left_out[np.lexsort((left_out, problem.weight[left_out]))].tolist():
            watch.check()
            if of_woman[woman] in hopeless:
                continue
            seen = {*hopeless, int(of_woman[woman])}
            if (chain := self._chain(woman, seen)) is None:
                hopeless = seen
            else:
                self._make(chain)
                count += 1
        return count

    def _chain(self, woman: int, seen: set[int]) -> Chain | None:
        """The first of the shortest chains that give her a place by women of classes not yet `seen`."""
        links = deque([Link(woman)])
        while links:
            link = links.popleft()
            for team in np.flatnonzero(self.classes.eligible[link.woman]).tolist():
                if team in link.teams:
                    continue
                ways = self._ways(link.woman, team)
                if ways.out is not None:
                    return Chain(link, team, ways.out)
                if len(link.teams) < LINKS:
                    links.extend(self._links(link, team, ways, seen))
        return None

    def _links(self, link: Link, team: int, ways: Ways, seen: set[int]) -> Iterator[Link]:
        for way in ways.others:
            if (one := int(self.classes.of_woman[way.woman])) not in seen:
                seen.add(one)
                yield Link(way.woman, (*link.teams, team), way.out, link)

    def _ways(self, woman: int, team: int) -> Ways:
        """How she could come into a team, as it stands."""
        known, kind = self.known[team], int(self.kind[woman])
        if kind not in known:
            known[kind] = self._look(woman, team)
        return known[kind]

    def _look(self, woman: int, team: int) -> Ways:
        rest = self.left[team] - self.load[woman]
        short = np.flatnonzero(rest < 0)
        if not len(short):
            return Ways((), ())
        women = np.flatnonzero((self.team == team) & self.may_go)
        freed, need = self.load[np.ix_(women, short)], -rest[short]
        alone = women[(freed >= need).all(axis=1)]
        if (later := alone[self.is_later[alone]]).size:
            return Ways((self._least(later),), ())
        if alone.size:
            return Ways(None, tuple(Way(one, ()) for one in self._one_a_class(alone).tolist()))
        return self._by_two(women, freed, need)

    def _by_two(self, women: Ints, freed: Ints, need: Ints) -> Ways:
        """Where no woman alone makes room: one of a later tier goes out, and another with her."""
        later = np.flatnonzero(self.is_later[women])
        enough: Flags = np.asarray((freed[later][:, None] + freed[None] >= need).all(axis=2))
        enough[np.arange(len(later)), later] = False
        one, other = np.nonzero(enough)
        one, other = women[later[one]], women[other]
        if (both := self.is_later[other]).any():
            tiers = self.classes.problem.tier
            best = int((tiers[one[both]] + tiers[other[both]]).argmax())
            return Ways((int(one[both][best]), int(other[both][best])), ())
        out = dict(zip(other.tolist(), one.tolist(), strict=True))
        return Ways(
            None, tuple(Way(way, (out[way],)) for way in self._one_a_class(np.unique(other)).tolist())
        )

    def _least(self, women: Ints) -> int:
        """Who of later tiers goes out first: of the last tier, the heaviest."""
        problem = self.classes.problem
        return int(women[np.lexsort((women, -problem.weight[women], -problem.tier[women]))[0]])

    def _one_a_class(self, women: Ints) -> Ints:
        return women[np.sort(np.unique(self.classes.of_woman[women], return_index=True)[1])]

    def _make(self, chain: Chain) -> None:
        """Let everyone move."""
        self._move(chain.out, NOBODY)
        link: Link | None = chain.last
        to = chain.team
        while link is not None:
            self._move((link.woman,), to)
            self._move(link.out, NOBODY)
            to = link.teams[-1] if link.teams else NOBODY
            link = link.before

    def _move(self, women: tuple[int, ...], to: int) -> None:
        for woman in women:
            for team, sign in ((int(self.team[woman]), 1), (to, -1)):
                if team != NOBODY:
                    self.left[team] += sign * self.load[woman]
                    self.known[team].clear()
            self.team[woman] = to
