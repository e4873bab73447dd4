"""Language, travel, buddies, and care begun."""

from typing import Any

import pytest

from models import Scenario, Tables, Woman
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman

BEGUN: dict[str, Any] = {"team_id": "near", "midwife_id": "m1", "buddy_id": "m2"}


def asked(*women: Woman) -> Scenario:
    """Two teams; m2 speaks Polish; `near` is 10 minutes from area a and 20 from b, `far` 31.5 from a."""
    rows = Tables(
        women=women,
        midwives=(
            *(midwife("m1"), midwife("m2", languages=("Polish",)), midwife("m3")),
            midwife("m4", "far"),
        ),
        teams=(team(), team("far")),
        areas=(area("a"), area("b")),
        travel=(travel("a", "near", 10), travel("b", "near", 20), travel("a", "far", 31.5)),
    )
    return scenario(rows, policy())


def test_language_is_matched_among_placed_women_who_need_it() -> None:
    """Of three placed women in need one has a midwife who speaks the language; one is left out."""
    question = asked(
        woman("w1", interpreter_language="Polish"),
        woman("w2", interpreter_language="Polish", tier=1),
        woman("w3", interpreter_language="Urdu"),
        woman("w4"),
        woman("w5", interpreter_language="Polish"),
    )
    plan = plan_of(question, place("w1", "m1"), place("w2", "m2"), place("w3", "m2"), place("w4", "m2"))
    found = Measured(question, plan)
    assert [found("interpreter_women"), found("language_matched")] == [3, 1]
    assert found("language_matched_share") == pytest.approx(1 / 3, abs=1e-6)
    assert [found("language_matched_share", "tier", tier) for tier in ("1", "2", "none")] == [1, 0, None]


def test_wishes_are_met_among_placed_women_who_have_one() -> None:
    """Of two placed who ask for `far` one is there; a third asks and is left out, a fourth does not ask."""
    wish: dict[str, Any] = {"preferred_team_id": "far"}
    question = asked(woman("w1", **wish), woman("w2", **wish), woman("w3", **wish), woman("w4"))
    places = place("w1", "m4", "far"), place("w2"), place("w4", "m4", "far")
    found = Measured(question, plan_of(question, *places))
    assert [found("preferred_team_women"), found("preferred_team_met")] == [2, 1]
    assert found("preferred_team_met_share") == 0.5
    assert found("preferred_team_met_share", "tier", "1") is None


def test_travel_is_the_mean_and_the_longest_way() -> None:
    """10 and 20 minutes to one team, 31.5 to the other; nobody in a team means no mean."""
    question = asked(woman("w1"), woman("w2", area_id="b"), woman("w3"))
    found = Measured(question, plan_of(question, place("w1"), place("w2"), place("w3", "m4", "far")))
    assert [found("travel_minutes_mean"), found("travel_minutes_max")] == [20.5, 31.5]
    assert [found("travel_minutes_mean", "team", name) for name in ("near", "far")] == [15, 31.5]
    assert [found("travel_minutes_max", "tier", tier) for tier in ("1", "2")] == [None, 31.5]


def test_buddies_are_counted_among_the_placed() -> None:
    """One of two placed women has a buddy."""
    question = asked(woman("w1"), woman("w2"), woman("w3"))
    found = Measured(question, plan_of(question, place("w1", buddy_id="m2"), place("w2")))
    assert [found("buddy_named"), found("buddy_named_share")] == [1, 0.5]
    assert found("buddy_named_share", "team", "far") is None


def test_care_begun_is_kept_or_handed_over_or_lost() -> None:
    """Six women have a team and a midwife today, and each fate befalls one or two of them."""
    question = asked(
        *(woman(f"w{number}", **BEGUN) for number in range(1, 7)),
        woman("w7", team_id="near"),
        woman("w8"),
    )
    plan = plan_of(
        question,
        place("w1", "m1", kept=True),
        place("w2", "m1"),
        place("w3", "m2"),
        place("w4", "m3"),
        place("w5", "m4", "far"),
        place("w8", "m1"),
    )
    found = Measured(question, plan)
    fates = (
        "care_begun",
        "care_kept",
        "handed_to_buddy",
        "handed_in_team",
        "handed_to_other_team",
        "care_lost",
    )
    assert [found(name) for name in fates] == [6, 2, 1, 1, 1, 1]
    assert found("care_kept_share") == pytest.approx(2 / 6, abs=1e-6)
    assert found("care_handed_over") == 3, "to the buddy, in the team and to another team; not the one lost"


def test_without_care_begun_there_is_no_share() -> None:
    """Nobody has a midwife today, so nothing can be kept."""
    question = asked(woman("w1"))
    assert Measured(question, plan_of(question))("care_kept_share") is None
