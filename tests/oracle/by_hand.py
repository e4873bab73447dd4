"""Every plan of a tiny service, one after another: the optimum by sheer enumeration."""

from collections.abc import Iterator
from itertools import product

from models import Scenario
from tests.oracle.check import Checker
from tests.oracle.recount import count_buddies, count_midwives
from tests.oracle.values import AimValue, Buddies, Named

Rank = tuple[int, ...]


def optimum_by_hand(scenario: Scenario) -> tuple[AimValue, ...]:
    """The best values of all aims in strict order, over every plan there is."""
    checker = Checker(scenario)
    best: tuple[AimValue, ...] = ()
    plans: list[Named] = []
    for named in _every_naming(checker):
        values = count_midwives(checker, named)
        if not best or _rank(values) < _rank(best):
            best, plans = values, []
        if values == best:
            plans.append(named)
    return best + min((best_buddies_by_hand(checker, named) for named in plans), key=_rank)


def best_buddies_by_hand(checker: Checker, named: Named) -> tuple[AimValue, ...]:
    """The best values of aim 4, over every choice of buddies for settled midwives."""
    every = _every_choice_of_buddies(checker, named)
    return min((count_buddies(checker, named, buddies) for buddies in every), key=_rank)


def _rank(values: tuple[AimValue, ...]) -> Rank:
    return tuple(row.rank for row in values)


def _every_naming(checker: Checker) -> Iterator[Named]:
    """All ways to place each woman in some team with some midwife, or nowhere, that break no limit."""
    women = list(checker.planned)
    options = [checker.choices(checker.planned[woman]) for woman in women]
    for pairs in product(*([None, *option] for option in options)):
        named = {woman: pair for woman, pair in zip(women, pairs, strict=True) if pair is not None}
        if next(checker.broken(named), None) is None:
            yield named


def _every_choice_of_buddies(checker: Checker, named: Named) -> Iterator[Buddies]:
    """All ways to give each placed woman a buddy, or none, that break no limit."""
    women = list(named)
    options = [checker.possible_buddies(woman, named) for woman in women]
    for chosen in product(*([None, *option] for option in options)):
        buddies = {woman: buddy for woman, buddy in zip(women, chosen, strict=True) if buddy is not None}
        if next(checker.broken_buddies(named, buddies), None) is None:
            yield buddies
