"""Every rule as the solver keeps it: hard ones at their edge, soft ones where they alone decide."""

from typing import Any

import pytest

from models import Status
from planner.audit import audit
from planner.caseload import solve
from planner.prepare import prepare
from tests.rules.choices import CHOICES, Choice
from tests.rules.conftest import Solve
from tests.rules.pairs import PAIRS, Pair, fate_of

EVERY_PAIR = pytest.mark.parametrize("pair", PAIRS, ids=[pair.id for pair in PAIRS])
ASKED = [(choice, value) for choice in CHOICES for value in choice.shows]


@EVERY_PAIR
def test_rule_just_allows(pair: Pair, solved: Solve) -> None:
    """At the edge of the rule the plan does what is wanted."""
    assert fate_of(solved(pair.ask(pair.allowed))) == pair.fate


@EVERY_PAIR
def test_rule_alone_forbids(pair: Pair, solved: Solve) -> None:
    """Just beyond the edge the plan does not, and says which rule stands in the way."""
    assert fate_of(solved(pair.ask(pair.forbidden))) == pair.otherwise


@EVERY_PAIR
def test_both_sides_of_the_rule_pass_the_audit(pair: Pair, solved: Solve) -> None:
    """Either way the audit, which shares nothing with the solver, agrees with the plan."""
    for value in (pair.allowed, pair.forbidden):
        scenario = pair.ask(value)
        assert audit(scenario, solved(scenario)).passed


@EVERY_PAIR
def test_both_sides_of_the_rule_are_proven(pair: Pair) -> None:
    """Solved in one, either plan is proven to be best."""
    for value in (pair.allowed, pair.forbidden):
        assert solve(prepare(pair.ask(value))).status is Status.PROVEN


@pytest.mark.parametrize(("choice", "value"), ASKED, ids=[f"{choice.id}-{value}" for choice, value in ASKED])
def test_aim_decides_between_equal_plans(choice: Choice, value: Any, solved: Solve) -> None:
    """Of two plans that are equal in all else the one that serves the aim is chosen."""
    assert choice.seen(solved(choice.ask(value))) == choice.shows[value]


@pytest.mark.parametrize("choice", CHOICES, ids=[choice.id for choice in CHOICES])
def test_choice_is_open_both_ways(choice: Choice) -> None:
    """Each aim is asked twice and wants another plan each time, so that a tie-break cannot pass for it."""
    assert len(set(choice.shows.values())) == len(choice.shows) == 2
