"""Who is offered a place and who has one."""

from datetime import date

import pytest

from models import Scenario, Tables
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import AS_OF, area, midwife, policy, scenario, team, woman


def service(*women: object, **tables: object) -> Scenario:
    """One team of two midwives, areas of decile 1, 3 and 10."""
    areas = (
        area("a", imd_decile=1),
        area("b", imd_decile=3),
        area("c", imd_decile=10),
    )
    plain = {"midwives": (midwife("m1"), midwife("m2", wte=0.5)), "teams": (team(),), "areas": areas}
    return scenario(Tables(**(plain | tables | {"women": women})), policy())  # type: ignore[arg-type]  # rows as given


@pytest.fixture
def found() -> Measured:
    """Five women planned for: three placed, one expected, one in no tier but kept; a sixth due too late."""
    asked = service(
        woman("w1", tier=1, ethnicity="N"),
        woman("w2", tier=1, area_id="c", ethnicity="G"),
        woman("w3", tier=2, area_id="b"),
        woman("w4", tier=2, area_id="c", booked_on=date(2027, 4, 2)),
        woman("w5", tier=None, area_id="b", ethnicity="R", team_id="near", midwife_id="m2"),
        woman("w6", edd=date(2027, 6, 1)),
    )
    places = (place("w1", tier=1), place("w3"), place("w5", "m2", tier=None, kept=True))
    return Measured(asked, plan_of(asked, *places))


def test_women_planned_for_offered_and_placed_are_counted(found: Measured) -> None:
    """Who is due after the horizon counts nowhere; who is in no tier is not offered, yet placed if kept."""
    assert [found(name) for name in ("women", "offered", "placed")] == [5, 4, 3]
    assert found("placed_share") == 3 / 5
    assert found("placed_offered_share") == 2 / 4


def test_booked_and_expected_are_told_apart(found: Measured) -> None:
    """A woman whose booking lies after the day of planning is expected, all others have booked."""
    assert [found(name) for name in ("women_booked", "women_expected")] == [4, 1]
    assert [found(name) for name in ("placed_booked", "placed_expected")] == [3, 0]
    assert [found(name) for name in ("placed_booked_share", "placed_expected_share")] == [3 / 4, 0]


def test_a_woman_who_books_on_the_day_of_planning_has_booked() -> None:
    """Expected means booked after `as_of`, not on it."""
    asked = service(woman("w1", booked_on=AS_OF))
    assert Measured(asked, plan_of(asked))("women_booked") == 1


def test_each_tier_and_no_tier_have_their_row(found: Measured) -> None:
    """Tiers go by number, women in no tier come last as `none`."""
    assert found.groups("placed", "tier") == ["1", "2", "none"]
    assert [found("women", "tier", group) for group in ("1", "2", "none")] == [2, 2, 1]
    assert [found("placed", "tier", group) for group in ("1", "2", "none")] == [1, 1, 1]
    assert found("placed_offered_share", "tier", "none") is None


def test_women_who_need_an_interpreter_have_their_row() -> None:
    """Of two who need one, one is placed; the third, who needs none, is placed: half against all."""
    asked = service(
        woman("w1", interpreter_language="Urdu"), woman("w2", interpreter_language="Dari"), woman("w3")
    )
    found = Measured(asked, plan_of(asked, place("w1"), place("w3")))
    assert found.groups("women", "interpreter") == ["needed", "not needed"]
    assert [found("women", "interpreter", group) for group in ("needed", "not needed")] == [2, 1]
    assert found("placed_share", "interpreter", "needed") == 0.5
    assert found("placed_share_gap", "interpreter", "needed v not needed") == -0.5


def test_within_a_tier_those_who_ask_are_held_against_the_others() -> None:
    """Only women who have no midwife yet: w4 keeps hers. Of tier 2 w2 asks for a team and is left out."""
    asked = service(
        woman("w1", preferred_team_id="near"),
        woman("w2", preferred_team_id="near"),
        woman("w3"),
        woman("w4", team_id="near", midwife_id="m1"),
        woman("w5", tier=1),
    )
    kept = place("w4", kept=True)
    found = Measured(asked, plan_of(asked, place("w1"), place("w3"), kept))
    by = "tier_preferred_team"
    assert found.groups("new_women", by)[:4] == ["asked 1", "not asked 1", "asked 2", "not asked 2"]
    assert [found("new_women", by, group) for group in ("not asked 1", "asked 2", "not asked 2")] == [1, 2, 1]
    assert [found("new_placed", by, group) for group in ("not asked 1", "asked 2", "not asked 2")] == [
        0,
        1,
        1,
    ]
    assert found("new_placed_share", by, "asked 2") == 0.5
    assert found("new_placed_share", by, "asked 1") is None


def test_both_ethnic_groupings_are_reported(found: Measured) -> None:
    """Other mixed (G) is Mixed in the statistics and Other in the continuity measures."""
    assert found.groups("women", "ethnic_group") == ["White", "Mixed", "Asian", "Black", "Other", "Unknown"]
    assert [found("women", "ethnic_group", group) for group in ("White", "Mixed", "Black", "Other")] == [
        2,
        1,
        1,
        1,
    ]
    assert found.groups("women", "measure_ethnic_group") == ["BAME", "White", "Other", "Missing_Unknown"]
    assert [found("women", "measure_ethnic_group", group) for group in ("BAME", "White", "Other")] == [
        1,
        2,
        2,
    ]


def test_deciles_and_quintiles_are_reported(found: Measured) -> None:
    """Decile 3 lies in the second fifth, decile 10 in the fifth."""
    assert found.groups("women", "imd_decile") == [str(decile) for decile in range(1, 11)]
    assert [found("women", "imd_quintile", group) for group in "12345"] == [1, 2, 0, 0, 2]
    assert found("placed_share", "imd_decile", "3") == 1
    assert found("placed_share", "imd_decile", "4") is None


def test_a_team_has_its_women_by_tier(found: Measured) -> None:
    """Three women in the team: one of each tier and one of none; two for each of its 1.5 WTE."""
    assert [found("placed", "team_tier", f"near {tier}") for tier in ("1", "2", "none")] == [1, 1, 1]
    assert found("placed", "team", "near") == 3
    assert found("placed_per_wte", "team", "near") == 2
    assert found("share_of_placed", "team", "near") == 1


def test_a_midwife_has_the_women_she_is_named_for() -> None:
    """Named women and women whose buddy she is are counted apart."""
    asked = service(woman("w1"), woman("w2"))
    found = Measured(asked, plan_of(asked, place("w1", buddy_id="m2"), place("w2", buddy_id="m2")))
    assert [found("placed", "midwife", name) for name in ("m1", "m2")] == [2, 0]
    assert [found("buddy_women", "midwife", name) for name in ("m1", "m2")] == [0, 2]
    assert found("placed_per_wte", "midwife", "m1") == 2


def test_a_midwife_without_staff_time_has_no_ratio() -> None:
    """A midwife who starts after the horizon gives no WTE, so there is nothing to divide by."""
    asked = service(midwives=(midwife("m1", starts_on=date(2028, 1, 1)),))
    assert Measured(asked, plan_of(asked))("placed_per_wte", "midwife", "m1") is None


def test_core_midwives_are_no_carers() -> None:
    """Only midwives of teams have rows, and a team that is not opened has none either."""
    asked = service(
        midwives=(midwife("m1"), midwife("c1", "core"), midwife("c2", "core", joins_team_id="new")),
        teams=(team(), team("new", status="proposed")),
    )
    found = Measured(asked, plan_of(asked))
    assert found.groups("placed", "midwife") == ["m1"]
    assert found.groups("placed", "team") == ["near"]


def test_a_midwife_who_joins_an_opened_team_is_its_carer() -> None:
    """The plan opens the team, so the core midwife who would join it now works there."""
    asked = service(
        woman("w1"),
        midwives=(midwife("m1"), midwife("c2", "core", joins_team_id="new")),
        teams=(team(), team("new", status="proposed")),
    )
    found = Measured(asked, plan_of(asked, place("w1", "c2", "new"), opened=("new",)))
    assert found.groups("placed", "team") == ["near", "new"]
    assert found("placed", "midwife", "c2") == 1


def test_a_place_with_nobody_is_no_place() -> None:
    """A named midwife or team that the service does not have counts as none: placed means placed."""
    asked = service(woman("w1"), woman("w2"))
    assert (
        Measured(asked, plan_of(asked, place("w1", "nobody"), place("w2", team_id="nowhere")))("placed") == 0
    )
