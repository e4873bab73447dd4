"""What stands between two options besides what they ask."""

from datetime import date

import pytest

from models import Plan, Scenario, Status
from models.comparison import View
from planner.comparison import Candidate
from tests.comparison.candidates import WOMEN, asked, candidate, compare
from tests.metrics.conftest import place, plan_of
from tests.strategies.factories import midwife, policy


def notes(*options: Candidate, view: View = View.QUESTIONS) -> str:
    """All notes as one text."""
    return "\n".join(compare(options, view).notes)


def planned(question: Scenario, bound: int, *women: str) -> Plan:
    """A plan of these women, which proves that no more than `bound` of tier 2 can be placed."""
    plan = plan_of(question, *map(place, women))
    first, second = plan.tiers
    return plan.replace(tiers=(first, second.replace(bound=bound)))


def test_two_options_of_one_input_are_noted() -> None:
    """Whatever they are called."""
    assert notes(candidate("A", asked()), candidate("B", asked())) == (
        "B asks the same of the same service as A"
    )


def test_another_midwife_is_another_question() -> None:
    """Nothing is noted: what differs is what was asked."""
    assert notes(candidate("A", asked()), candidate("B", asked(midwives=(midwife("m1"),)))) == ""


def test_places_of_tier_1_that_go_to_other_women_are_noted() -> None:
    """As many of tier 1, one of them another; with fewer of tier 1, or more in all, a flag says so."""
    before = candidate("A", asked(), *map(place, ("a0", "a1")))
    others = candidate("B", asked(midwives=(midwife("m1"),)), *map(place, ("a0", "a2")))
    assert notes(before, others) == (
        "B gives places of tier 1 to other women: 1 woman loses her place, 1 gains one (--women lists them)"
    )
    fewer = candidate("B", asked(midwives=(midwife("m1"),)), place("a0"))
    assert notes(before, fewer) == ""
    more = candidate("B", asked(midwives=(midwife("m1"),)), *map(place, ("a0", "a2", "b0")))
    assert notes(before, more) == ""


def test_another_day_or_horizon_is_noted() -> None:
    """From the tenth on, or for one month: fewer women fall due."""
    for changes in ({"as_of": date(2027, 4, 10)}, {"months": 1}):
        found = notes(candidate("A", asked()), candidate("B", asked(**changes)))
        assert "B is about" in found
        assert "A about 2027-04-01 to 2027-05-31" in found


def test_other_tiers_are_noted() -> None:
    """Tier 1 of B is tier 2 of A."""
    rules = policy()
    turned = asked(rules=rules.replace(tiers=rules.tiers[::-1]))
    assert "B has other tiers than A" in notes(candidate("A", asked()), candidate("B", turned))


def test_women_of_one_service_only_are_counted() -> None:
    """Two of A's are not in B."""
    found = notes(candidate("A", asked()), candidate("B", asked(women=WOMEN[2:])))
    assert found == "women planned for in one only: 2 in A, 0 in B"


def test_a_plan_that_was_stopped_early_is_noted_even_as_the_baseline() -> None:
    """Its number may rise without any change."""
    found = notes(candidate("A", asked(), status=Status.STOPPED), candidate("B", asked()))
    assert "A was stopped early" in found


@pytest.mark.parametrize(
    ("bound_before", "bound_now", "is_noted"),
    [(1, 3, False), (3, 3, True), (2, 3, False), (1, 9, False)],
    ids=["proven", "open enough", "open by one", "open where there are more"],
)
def test_a_difference_within_what_is_open_is_noted(bound_before: int, bound_now: int, is_noted: bool) -> None:
    """A places 1 of tier 2 and B places 3: only if A might place 2 more does that say little."""
    question = asked()
    before = candidate("A", question, plan=planned(question, bound_before, "b0"))
    now = candidate(
        "B", asked(midwives=(midwife("m1"),)), plan=planned(question, bound_now, "b0", "b1", "b2")
    )
    words = (
        "tier 2: B places 2 more than A, but it is open whether 2 more can be placed in A: "
        "a better plan might make up for it"
    )
    assert notes(before, now) == (words if is_noted else "")
    if is_noted:
        fewer = words.replace("B places 2 more than A", "A places 2 fewer than B")
        assert notes(now, before) == fewer


def test_places_that_pass_to_others_are_noted_of_their_own_step() -> None:
    """B gives the place of a1 to a2; C leaves all as in B."""
    steps = [
        candidate("A", asked(), *map(place, ("a0", "a1"))),
        candidate("B", asked(midwives=(midwife("m1"),)), *map(place, ("a0", "a2"))),
        candidate("C", asked(), *map(place, ("a0", "a2"))),
    ]
    told = [note.partition(" ")[0] for note in compare(steps, View.STEPS).notes if "to other women" in note]
    assert told == ["B"]


def test_what_is_open_of_a_tier_of_other_women_says_nothing() -> None:
    """B's tier 2 is not A's: that B might place more of its own is no answer to it."""
    rules = policy()
    turned = asked(rules=rules.replace(tiers=rules.tiers[::-1]))
    found = notes(
        candidate("A", asked(), plan=planned(asked(), 3, "b0")),
        candidate("B", turned, plan=planned(turned, 3)),
    )
    assert "it is open whether" not in found


def test_steps_are_noted_against_the_step_before() -> None:
    """C asks the same as B, which asks something else than A."""
    more = asked(midwives=(midwife("m1"),))
    options = [candidate("A", asked()), candidate("B", more), candidate("C", more)]
    assert notes(*options, view=View.STEPS) == "C asks the same of the same service as B"
    assert notes(*options) == ""
