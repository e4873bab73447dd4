"""The oracle itself: it agrees with enumeration, and with what can be argued on paper."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from models import Leave, Midwife, Scenario, Tables, Woman
from tests.oracle.by_hand import optimum_by_hand
from tests.oracle.check import Checker
from tests.oracle.plain_mip import best_buddies, solve_exactly
from tests.oracle.recount import count_buddies, count_midwives
from tests.strategies.factories import (
    AS_OF,
    DUE,
    LATER,
    area,
    midwife,
    policy,
    scenario,
    team,
    travel,
    woman,
)
from tests.strategies.services import random_scenario, scenarios

POLISH: dict[str, Any] = {"interpreter_language": "polish"}


def placed(question: Scenario) -> tuple[int, ...]:
    """Women placed, tier by tier."""
    return solve_exactly(question, with_buddies=False).tiers()


def of_women(*women: Woman, midwives: tuple[Midwife, ...] = (midwife("m1"),), **limits: Any) -> Scenario:
    """One team `near` with two places a month for each whole-time midwife, unless limits say otherwise."""
    return scenario(Tables(women, midwives, (team(),), (area(),)), policy(**limits))


# Against enumeration


@pytest.mark.parametrize("first", range(0, 60, 10))
def test_textbook_model_equals_enumeration(first: int) -> None:
    """The MIP must reach, aim by aim, just what the best of all plans of a tiny service reaches."""
    for seed in range(first, first + 10):
        question = random_scenario(seed, "tiny")
        assert solve_exactly(question).aims == optimum_by_hand(question), question.name


@pytest.mark.parametrize("first", range(0, 40, 10))
@pytest.mark.parametrize("size", ["small", "medium"])
def test_plan_of_the_textbook_model_is_what_it_says(size: str, first: int) -> None:
    """The oracle's own plan must break no limit and recount to its values; its buddies must be the best."""
    for seed in range(first, first + 10):
        question = random_scenario(seed, size)
        result, checker = solve_exactly(question), Checker(question)
        assert not list(checker.broken(result.named))
        assert not list(checker.broken_buddies(result.named, result.buddies))
        buddies = count_buddies(checker, result.named, result.buddies)
        assert count_midwives(checker, result.named) + buddies == result.aims, question.name
        assert best_buddies(question, result.named) == buddies, question.name


@settings(max_examples=25, deadline=None)
@given(scenarios("tiny"))
def test_textbook_model_equals_enumeration_on_drawn_services(question: Scenario) -> None:
    """The same on services that hypothesis draws, so that a failure shrinks to the point."""
    assert solve_exactly(question).aims == optimum_by_hand(question)


# Argued on paper


def test_nearest_team_first_is_not_best() -> None:
    """`far` has room for both, `near` (one place) is all that `b` can reach: the optimum sends `a` to `far`.

    Taken by id and nearest team, `a` would fill `near` and leave `b` out.
    """
    women = (woman("a", tier=1, area_id="a"), woman("b", tier=1, area_id="b"))
    road = (travel("a", "near", 5), travel("a", "far", 20), travel("b", "near", 5), travel("b", "far", 60))
    midwives = (midwife("m1", "near", wte=0.5), midwife("m2", "far"))
    tables = Tables(women, midwives, (team("near"), team("far")), (area("a"), area("b")), (), road)
    result = solve_exactly(scenario(tables, policy()))
    assert result.tiers() == (2, 0)
    assert result.named == {"a": ("far", "m2"), "b": ("near", "m1")}
    assert result.values["fit", None] == 25


@pytest.mark.parametrize(("asks", "points"), [({"preferred_team_id": "far"}, 15), (POLISH, 30)])
def test_nobody_is_left_out_for_what_she_asks(asks: dict[str, Any], points: int) -> None:
    """Of two for one place the nearer comes in, though what she asks for is not met."""
    women = (woman("a", **asks), woman("b", area_id="b"))
    road = (travel("a", "near", 5), travel("b", "near", 10), travel("a", "far", 60), travel("b", "far", 60))
    midwives = (midwife("m1", "near", wte=0.5), midwife("m2", "far"))
    tables = Tables(women, midwives, (team("near"), team("far")), (area("a"), area("b")), (), road)
    result = solve_exactly(scenario(tables, policy()))
    assert result.named == {"a": ("near", "m1")}
    assert result.values["fit", None] == points + 5


def test_hall_violating_women_are_left_out() -> None:
    """Three women who can reach only two places: one is left out, however much room `far` has for others."""
    women = (*(woman(f"w{number}", tier=1) for number in range(3)), woman("z", tier=2, area_id="b"))
    road = (travel("a", "far", 60), travel("b", "near", 60), travel("b", "far", 5), travel("a", "near", 5))
    midwives = (midwife("m1", "near"), *(midwife(f"m{number}", "far") for number in range(2, 6)))
    tables = Tables(women, midwives, (team("near"), team("far")), (area("a"), area("b")), (), road)
    assert placed(scenario(tables, policy())) == (2, 1)


def test_weights_decide_how_many_fit() -> None:
    """A limit of 2.25 holds three women of weight 0.75; with the woman of weight 1.5 it holds only two."""
    light = [woman(f"w{number}", previous_births=1) for number in range(3)]
    heavy = woman("a", complex_social_factors=True)
    weights = [
        {"adds": -0.25, "when": {"field": "previous_births", "at_least": 1}},
        {"adds": 0.5, "when": {"field": "complex_social_factors", "is": True}},
    ]
    tables = Tables((heavy, *light), (midwife("m1"),), (team(),), (area(),))
    assert placed(scenario(tables, policy(weights=weights, births_per_wte_year=27))) == (0, 3)


def test_one_woman_of_tier_1_outranks_two_of_tier_2() -> None:
    """The woman of tier 1 weighs 2 and takes both places: strict order, not the larger total."""
    weights = [{"adds": 1.0, "when": {"field": "risk_factors", "contains_any": ["diabetes_type_1"]}}]
    women = (woman("a", tier=1), woman("b"), woman("c"))
    tables = Tables(women, (midwife("m1"),), (team(),), (area(),))
    assert placed(scenario(tables, policy(weights=weights))) == (1, 0)


def test_midwife_limit_is_rounded_up_but_the_team_limit_is_not() -> None:
    """Two midwives of 0.75 WTE: the team has 3.0 births, each midwife may be named for ⌈1.5⌉ = 2 of them."""
    pair = (midwife("m1", wte=0.75), midwife("m2", wte=0.75))
    women = tuple(woman(f"w{number}") for number in range(5))
    assert placed(of_women(*women, midwives=pair)) == (0, 3)
    assert placed(of_women(*women, midwives=(pair[0],))) == (0, 1)


def test_every_run_of_months_keeps_the_pace() -> None:
    """Paced over two months, four births a WTE may all fall in the first; paced by the month, only two."""
    women = tuple(woman(f"w{number}") for number in range(5))
    assert placed(of_women(*women, pace_months=2)) == (0, 4)
    assert placed(of_women(*women, pace_months=1)) == (0, 2)


def test_monthly_limit_of_midwives_binds_under_a_wide_pace() -> None:
    """A pace of 20 a month and one birth a month for each WTE: a woman for each midwife."""
    women = tuple(woman(f"w{number}") for number in range(5))
    pair = (midwife("m1"), midwife("m2"))
    assert placed(of_women(*women, midwives=pair, births_per_wte_year=240, births_per_wte_month=1)) == (0, 2)


def test_open_caseload_counts_women_past_their_due_date() -> None:
    """Of three in care at once on 1 May one is past her EDD (10 April + 28 days is 8 May): two are new."""
    past = woman("past", edd=date(2027, 4, 10), team_id="near", midwife_id="m1")
    out_of_care = past.replace(woman_id="out", edd=date(2027, 4, 2))
    women = tuple(woman(f"w{number}", edd=LATER) for number in range(4))
    rules = policy(births_per_wte_year=240, open_caseload_per_wte=3)
    tables = Tables((past, out_of_care, *women), (midwife("m1"),), (team(),), (area(),))
    assert placed(scenario(tables, rules, as_of=date(2027, 4, 15))) == (0, 2)


def test_open_caseload_counts_women_due_after_the_horizon() -> None:
    """Of three in care at once on 1 May one is due in June, beyond the horizon: two are new."""
    after = woman("after", edd=date(2027, 6, 20), team_id="near", midwife_id="m1")
    women = tuple(woman(f"w{number}", edd=LATER) for number in range(4))
    assert placed(of_women(after, *women, births_per_wte_year=240, open_caseload_per_wte=3)) == (0, 2)


def test_care_begun_beyond_the_limit_is_kept_and_nobody_is_added() -> None:
    """Three women keep the midwife of two places; a woman of tier 1 finds room only in the next month."""
    begun = [woman(f"w{number}", tier=None, team_id="near", midwife_id="m1") for number in range(3)]
    result = solve_exactly(of_women(*begun, woman("a", tier=1), woman("b", tier=1, edd=LATER)))
    assert result.tiers() == (1, 0)
    assert set(result.named) == {"w0", "w1", "w2", "b"}


def test_woman_whose_midwife_leaves_goes_to_her_buddy_first() -> None:
    """Her midwife is gone on EDD + 28: she is placed anew, with her buddy, though m3 speaks her language."""
    leaver = midwife("m1", leaves_on=DUE + timedelta(days=28))
    others = (midwife("m2"), midwife("m3", languages=("polish",)))
    facts: dict[str, Any] = {"team_id": "near", "midwife_id": "m1", "buddy_id": "m2"} | POLISH
    result = solve_exactly(of_women(woman("a", **facts), midwives=(leaver, *others)))
    assert result.named == {"a": ("near", "m2")}
    assert (result.values["stays_with_buddy", None], result.values["fit", None]) == (1, 30)


def test_preceptee_is_buddy_but_not_named_for_a_woman_at_risk() -> None:
    """Of two midwives the preceptee can only be buddy to a woman of tier 1."""
    pair = (midwife("m1", preceptorship_ends_on=DUE), midwife("m2"))
    result = solve_exactly(of_women(woman("a", tier=1), midwives=pair, births_per_wte_year=48))
    assert (result.named, result.buddies) == ({"a": ("near", "m2")}, {"a": "m1"})


def test_core_floor_lets_the_better_of_two_teams_open() -> None:
    """Core can spare one midwife: the team of the woman of tier 1 opens, though the other would take two."""
    women = (woman("a", tier=1, area_id="a"), woman("b", area_id="b"), woman("c", area_id="b"))
    teams = (team("x", status="proposed"), team("y", status="proposed"))
    core = tuple(midwife(f"m{name}", "core", joins_team_id=name) for name in ("x", "y"))
    road = (travel("a", "x", 5), travel("a", "y", 60), travel("b", "x", 60), travel("b", "y", 5))
    tables = Tables(women, core, teams, (area("a"), area("b")), (), road)
    results = [solve_exactly(scenario(tables, policy(core_floor_wte=floor))) for floor in (0, 1, 1.5, 3)]
    assert [result.tiers() for result in results] == [(1, 2), (1, 0), (0, 0), (0, 0)]
    assert results[1].opened == {"x"}


def test_long_leave_takes_staff_time() -> None:
    """Fifteen days of sick leave in April halve a midwife's month to one place; annual leave does not."""
    women = tuple(woman(f"w{number}", edd=date(2027, 4, 28)) for number in range(3))
    for kind, expected in (("sick", 1), ("annual", 2)):
        leave = Leave.model_validate(
            {"midwife_id": "m1", "first_day": AS_OF, "last_day": AS_OF + timedelta(days=14), "kind": kind}
        )
        tables = Tables(women, (midwife("m1"),), (team(),), (area(),), (leave,))
        assert placed(scenario(tables, policy())) == (0, expected)


def test_even_load_counts_women_above_the_rounded_up_share() -> None:
    """Three women and two equal midwives: a share is ⌈1.5⌉ = 2, and m1 may have three if that costs less."""
    women = tuple(woman(f"w{number}", **POLISH) for number in range(3))
    pair = (midwife("m1", languages=("polish",)), midwife("m2"))
    for uneven_load, fit in ((10, 10), (40, 30)):
        aims = {"uneven_load": uneven_load, "language_not_matched": 30}
        rules = policy(aims=aims, births_per_wte_year=48)
        tables = Tables(women, pair, (team(),), (area(),))
        assert solve_exactly(scenario(tables, rules)).values["fit", None] == fit


def test_buddies_have_limits_of_their_own() -> None:
    """Both midwives are full with two births each; as buddies they may have two more each."""
    women = tuple(woman(f"w{number}") for number in range(4))
    result = solve_exactly(of_women(*women, midwives=(midwife("m1"), midwife("m2"))))
    assert result.values["buddy_named", 2] == 4


def test_team_too_small_takes_only_its_own_women() -> None:
    """A team below the smallest size takes nobody new, but a woman already in it may be placed anew."""
    own = woman("a", team_id="near")
    assert placed(of_women(own, woman("b"), team_wte_min=1.5)) == (0, 1)
