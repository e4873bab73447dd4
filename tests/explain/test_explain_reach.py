"""A half-empty team says why, where women elsewhere lack a place."""

import pytest

from models import Scenario, Tables, Team
from planner.explain import Overview, explain_team, open_ledger, overview
from planner.explain.price_words import staffing_words
from planner.explain.reach import UnusedTime, unused_time
from planner.metrics import measure
from tests.proof.towns import planned
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman


def asked_of(*teams: Team, lacking: int = 10, at_risk: int = 3) -> Scenario:
    """Women at risk live near both teams, others near the small team alone."""
    people = [woman(f"r{row}", tier=1, area_id="park") for row in range(at_risk)]
    people += [woman(f"w{row}", area_id="mill") for row in range(lacking)]
    roads = [travel("park", "large", 5), travel("park", "small", 5)]
    roads += [travel("mill", "large", 60), travel("mill", "small", 5)]
    staff = [*(midwife(f"l{row}", "large") for row in range(5)), midwife("s", "small", wte=0.5)]
    tables = Tables(tuple(people), tuple(staff), teams, (area("mill"), area("park")), (), tuple(roads))
    return scenario(tables, policy())


LARGE, SMALL = team("large", name="Large"), team("small", name="Small")


def told(asked: Scenario) -> list[str | None]:
    """What the overview says of every team."""
    return [line.half_empty_because for line in _overview(asked).team_lines]


def _overview(asked: Scenario) -> Overview:
    plan = planned(asked)
    return overview(asked, plan, measure(asked, plan))


def test_few_women_in_reach_are_the_reason() -> None:
    assert told(asked_of(LARGE, SMALL))[0] == "only 3 women who may join it live within its 25 minutes"


def test_a_team_that_is_full_when_women_are_due_says_so() -> None:
    """All are due in April, where the small team takes one; May is empty."""
    assert (
        told(asked_of(LARGE, SMALL))[1]
        == "full when they are due for 9 women who may join it and have no place"
    )


def test_what_a_team_takes_is_the_reason() -> None:
    """All may reach it, only those at risk may join."""
    special = team("large", name="Large", accepts=["diabetes_type_1"], max_travel_minutes=90)

    assert told(asked_of(special, SMALL))[0] == "it takes only women with diabetes type 1: 3 may join"


def test_time_that_could_move_leaves_a_team_its_women_and_its_size() -> None:
    """Of ten births that 5 WTE carry in April three are taken: 3.5 WTE are free. The small team is full."""
    asked = asked_of(LARGE, SMALL)

    unused = {one.name: one for one in unused_time(open_ledger(asked, planned(asked)))}

    assert unused["Large"].movable_wte == pytest.approx(3.5)
    assert unused["Small"].movable_wte == 0


def test_time_that_would_make_a_team_too_small_cannot_move() -> None:
    """A team takes nobody new with less than 4.2 WTE: of 5, 0.8 may go."""
    asked = asked_of(LARGE, SMALL)
    ledger = open_ledger(asked.replace(policy=policy(team_wte_min=4.2)), planned(asked))

    assert {one.name: one.movable_wte for one in unused_time(ledger)}["Large"] == pytest.approx(0.8)


def test_staff_time_to_be_had_is_told_in_words() -> None:
    unused = [UnusedTime("Large", 0.15, 3.5), UnusedTime("Small", 0.5, 0.0)]

    assert staffing_words(0.0, unused) == (
        "WTE: midwives to recruit, in post over the whole time planned; the core has none to spare; time is "
        "left in Large (15% used, 3.5 WTE could move to a team that these women can reach) and Small "
        "(50% used, but none can leave: it would be smaller than a team must be, or it is full in its "
        "busiest months): --team says why"
    )


def test_where_nobody_lacks_a_place_an_empty_team_needs_no_excuse() -> None:
    assert told(asked_of(LARGE, SMALL, lacking=1)) == [None, None]


def test_a_team_counts_step_by_step_who_may_join_it() -> None:
    special = team("large", name="Large", accepts=["diabetes_type_1", "epilepsy"], max_travel_minutes=90)
    asked = asked_of(special, SMALL)

    story = explain_team(open_ledger(asked, planned(asked)), "large")

    assert story.who_may_join.words == (
        "of 13 women new to their midwife, 13 live within its 90 minutes;"
        " it takes only women with diabetes type 1 or epilepsy: 3 of those"
    )
    assert story.half_empty_because == "it takes only women with diabetes type 1 or epilepsy: 3 may join"
