"""A half-empty team says why, where women elsewhere lack a place."""

import pytest

from models import Scenario, Tables, Team
from planner.explain import Overview, explain_team, open_ledger, overview
from planner.explain.reach import need_words
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


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("gestational_diabetes", "gestational diabetes"),
        ("complex_social_factors", "complex social factors"),
        ("needs_interpreter", "a need of an interpreter"),
        ("interpreter_ur", "a need of an interpreter (ur)"),
    ],
)
def test_needs_are_told_in_words(need: str, words: str) -> None:
    assert need_words(need) == words
