"""The textbook model: a Boolean for each woman and midwife, and for each woman and buddy, aim after aim.

Slow, small and exact: every set of proposed teams that may be opened has a model of its own; an aim is solved
to proven optimality in each, and only those that reach the best value go on to the next aim.

Buddies are chosen after the named midwives are settled (reading 12). The best plans in aims 1 to 3 may differ
in how many buddies they allow: `solve_exactly` states the true lexicographic optimum over all of them, which
a solver that settles the midwives first may miss; `best_buddies` states what such a solver must reach with
its own midwives.
"""

from collections.abc import Iterable

from models import Scenario
from tests.oracle.staff import effective_wte, openings
from tests.oracle.textbook import Textbook
from tests.oracle.values import Aim, AimValue, Named, OracleResult, buddy_aims, midwife_aims
from tests.oracle.who_may import care_kept


def solve_exactly(scenario: Scenario, *, with_buddies: bool = True) -> OracleResult:
    """The true lexicographic optimum of all aims; without buddies, that of aims 1 to 3."""
    wte = effective_wte(scenario)
    textbooks = [Textbook(scenario, wte, opened) for opened in openings(scenario, wte)]
    aims = midwife_aims(scenario)
    if with_buddies:
        untiered = any(scenario.judgements[woman_id].tier is None for woman_id in care_kept(scenario))
        aims += buddy_aims(scenario, untiered=untiered)
    return _in_strict_order(aims, textbooks)


def best_buddies(scenario: Scenario, named: Named) -> tuple[AimValue, ...]:
    """Aim 4 solved exactly for women whose team and named midwife are settled."""
    wte = effective_wte(scenario)
    proposed = {team.team_id for team in scenario.service.teams if team.is_proposed}
    textbook = Textbook(scenario, wte, frozenset(team for team, _ in named.values() if team in proposed))
    textbook.settle(named)
    untiered = any(scenario.judgements[woman_id].tier is None for woman_id in named)
    return _in_strict_order(buddy_aims(scenario, untiered=untiered), [textbook]).aims


def _in_strict_order(aims: Iterable[Aim], textbooks: list[Textbook]) -> OracleResult:
    found: list[AimValue] = []
    for aim in aims:
        values = [textbook.best(aim) for textbook in textbooks]
        best = aim.better(values)
        textbooks = [textbook for textbook, value in zip(textbooks, values, strict=True) if value == best]
        for textbook in textbooks:
            textbook.hold(aim, best)
        found.append(AimValue(aim, best))
    return textbooks[0].answer(tuple(found))
