"""The numbers side by side: each difference knows whether it is better or worse."""

import pytest

from models import Better, Comparison
from models.comparison import Cell, Verdict, View
from planner.comparison.lines import verdict_of
from planner.metrics import MEASURES
from tests.comparison.candidates import MIDWIVES, asked, candidate, compare, deltas_of, line_of, values_of
from tests.metrics.conftest import place
from tests.strategies.factories import midwife, policy


def three() -> Comparison:
    """Two women placed, then five, then four."""
    question = asked()
    plans = (("a0", "b0"), ("a0", "a1", "b0", "b1", "b2"), ("a0", "a1", "b0", "b1"))
    options = [
        candidate(label, question, *map(place, women)) for label, women in zip("ABC", plans, strict=True)
    ]
    return compare(options)


def test_every_option_is_held_against_the_first() -> None:
    """2, 5 and 4 women placed: 3 more and 2 more than the baseline, both better."""
    line = line_of(three(), "placed")
    assert values_of(line) == [2, 5, 4]
    assert line.cells[0].delta is None
    assert line.cells[0].verdict is None
    assert deltas_of(line) == [3, 2]
    assert [cell.verdict for cell in line.cells[1:]] == [Verdict.BETTER, Verdict.BETTER]


def test_in_steps_every_option_is_held_against_the_one_before() -> None:
    """3 more, then 1 fewer; the steps add up to what the last has more than the first."""
    question = asked()
    plans = (("a0", "b0"), ("a0", "a1", "b0", "b1", "b2"), ("a0", "a1", "b0", "b1"))
    options = [
        candidate(label, question, *map(place, women)) for label, women in zip("ABC", plans, strict=True)
    ]
    line = line_of(compare(options, View.STEPS), "placed")
    assert deltas_of(line) == [3, -1]
    assert [cell.verdict for cell in line.cells[1:]] == [Verdict.BETTER, Verdict.WORSE]


def test_women_of_other_tiers_are_neither_better_nor_worse() -> None:
    """B's first tier is A's second: it is marked, with no difference; a tier kept as it was is the same."""
    rules = policy()
    turned = asked(rules=rules.replace(tiers=rules.tiers[::-1]))
    found = compare([candidate("A", asked(), place("a0")), candidate("B", turned, place("b0"), place("b1"))])
    marked = line_of(found, "placed", "tier", "1").cells[1]
    assert marked == Cell(value=2, verdict=Verdict.DIFFERENT, detail="other women")
    kept = asked(rules=rules.replace(tiers=rules.tiers[:1]))
    first = compare([candidate("A", asked(), place("a0")), candidate("B", kept, place("a0"), place("a1"))])
    same = line_of(first, "placed", "tier", "1").cells[1]
    assert (same.delta, same.verdict, same.detail) == (1, Verdict.BETTER, "")
    assert line_of(found, "placed").cells[1].verdict is Verdict.BETTER


def test_fewer_women_outside_the_teams_are_better() -> None:
    """Eight women left out for 2 core WTE, then five: a lower number is good here."""
    line = line_of(three(), "births_outside_per_core_wte")
    assert values_of(line) == [4, 2.5, 3]
    assert line.better is Better.LOWER
    assert [cell.verdict for cell in line.cells[1:]] == [Verdict.BETTER, Verdict.BETTER]


def test_what_is_neither_good_nor_bad_is_different() -> None:
    """A recruit adds a WTE to the team and costs: neither is an aim in itself."""
    more = asked(midwives=(*MIDWIVES, midwife("m3")))
    found = compare([candidate("A", asked()), candidate("B", more)])
    teams, cost = line_of(found, "wte_in_teams").cells[1], line_of(found, "cost_year").cells[1]
    assert (teams.delta, teams.verdict) == (1, Verdict.DIFFERENT)
    assert (cost.delta or 0) > 0
    assert cost.verdict is Verdict.DIFFERENT


def test_a_midwife_who_leaves_makes_the_cost_lower_not_better() -> None:
    """The money is not spent, and nobody has gained anything by it."""
    found = compare([candidate("A", asked()), candidate("B", asked(midwives=MIDWIVES[1:]))])
    cost = line_of(found, "cost_year").cells[1]
    assert (cost.delta or 0) < 0
    assert cost.verdict is Verdict.DIFFERENT


def test_the_same_is_the_same() -> None:
    """The core service has as many midwives in both."""
    cell = line_of(three(), "wte_in_core").cells[1]
    assert (cell.delta, cell.verdict) == (0, Verdict.SAME)


def test_a_difference_through_rounding_alone_is_none() -> None:
    """0.1 + 0.2 WTE against 0.3: the same staff."""
    parts = asked(midwives=(midwife("m1", wte=0.1), midwife("m2", wte=0.2)))
    whole = asked(midwives=(midwife("m1", wte=0.3),))
    found = compare([candidate("A", parts), candidate("B", whole)])
    assert line_of(found, "wte_in_teams").cells[1].verdict is Verdict.SAME


def test_without_a_number_on_one_side_nothing_is_said() -> None:
    """Nobody is placed in the baseline: there is no travel to hold the other's against."""
    question = asked()
    found = compare([candidate("A", question), candidate("B", question, place("a0"))])
    cell = line_of(found, "travel_minutes_mean").cells[1]
    assert cell.value == 0
    assert (cell.delta, cell.verdict) == (None, Verdict.UNKNOWN)


@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_has_one_way_that_is_good_or_none(name: str) -> None:
    """Up and down are never both better, and a neutral measure never judges."""
    up, down = (verdict_of(delta, MEASURES[name].better) for delta in (1, -1))
    judged = {Verdict.BETTER, Verdict.WORSE}
    assert {up, down} == ({Verdict.DIFFERENT} if MEASURES[name].better is Better.NEUTRAL else judged)


@pytest.mark.parametrize(
    ("name", "delta"),
    [
        ("placed", 1),
        ("named_by_28_weeks_share", 1),
        ("core_below_floor_months", -1),
        ("women_outside_per_core_wte", -1),
        ("travel_minutes_mean", -1),
        ("care_handed_over", -1),
    ],
)
def test_the_good_way_is_what_a_head_of_midwifery_calls_good(name: str, delta: float) -> None:
    """More women placed and named in time; less travel, fewer hand-overs, fewer months short."""
    assert verdict_of(delta, MEASURES[name].better) is Verdict.BETTER


def test_a_gap_that_widens_is_not_called_better() -> None:
    """It widens too where women at lower risk lose places and nobody gains one."""
    assert verdict_of(0.1, MEASURES["placed_share_gap"].better) is Verdict.DIFFERENT
