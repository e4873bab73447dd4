"""Births grow and shrink, women are added: who, how many, and that all others stay who they are."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import Woman
from planner.whatif.choosing import fitting, hundredths, in_fixed_order
from tests.whatif.town import AS_OF, changed, midwife, town, tried, woman

MILL = {"field": "area_id", "is": "mill"}


def _by_id(women: tuple[Woman, ...]) -> dict[str, Woman]:
    return {row.woman_id: row for row in women}


def test_growth_keeps_every_woman_and_adds_some_like_them() -> None:
    """10% of the ten women of mill: one more, like one of them, with nobody's care begun."""
    before, after = (
        _by_id(town().women),
        _by_id(changed({"change_births": {"by_percent": 10, "among": MILL}}).women),
    )
    assert before.items() <= after.items()
    [new_id] = after.keys() - before.keys()
    donor = before[new_id.removesuffix("+1")]
    assert donor.area_id == "mill"
    assert after[new_id] == donor.replace(woman_id=new_id, team_id=None, midwife_id=None, buddy_id=None)


def test_more_growth_contains_less() -> None:
    some = _by_id(changed({"change_births": {"by_percent": 30}}).women)
    more = _by_id(changed({"change_births": {"by_percent": 250}}).women)
    assert some.items() <= more.items()
    assert (len(some), len(more)) == (26, 70)


def test_only_women_due_within_the_horizon_count() -> None:
    past = woman(1, edd=date(2026, 12, 20), booked_on=date(2026, 6, 1))
    tables = town(women=(past, *town().women[1:]))
    assert len(changed({"change_births": {"by_percent": 100}}, tables=tables).women) == 20 + 19


def test_fewer_births_leave_care_begun_alone() -> None:
    """All but w01, who has met a midwife, may go: 19 of 20."""
    after = changed({"change_births": {"by_percent": -95}}).women
    assert [row.woman_id for row in after] == ["w01"]


def test_fewer_births_contain_still_fewer() -> None:
    few = {row.woman_id for row in changed({"change_births": {"by_percent": -50}}).women}
    fewer = {row.woman_id for row in changed({"change_births": {"by_percent": -80}}).women}
    assert fewer < few
    assert (len(few), len(fewer)) == (10, 4)


def test_women_of_a_kind_live_where_they_are_said_to() -> None:
    like = {"field": "area_id", "is": "park"}
    found = changed(
        {"add_women": {"women": 7, "like": like, "in_areas": ["mill", "park"], "interpreter_language": "uk"}}
    )
    new = [row for row in found.women if "+" in row.woman_id]
    assert Counter(row.area_id for row in new) == {"mill": 4, "park": 3}
    assert {row.interpreter_language for row in new} == {"uk"}
    assert {int(row.woman_id[1:3]) % 2 for row in new} == {0}


def test_more_women_than_there_are_to_be_like() -> None:
    """Ten women of mill, 25 more like them: nobody has more than three likenesses."""
    found = changed({"add_women": {"women": 25, "like": MILL}}).women
    counts = Counter(row.woman_id.partition("+")[0] for row in found if "+" in row.woman_id)
    assert set(counts.values()) == {2, 3}


def test_two_changes_may_take_one_woman_as_their_pattern() -> None:
    change = {"change_births": {"by_percent": 100, "among": MILL}}
    ids = [row.woman_id for row in changed(change, {"add_women": {"women": 10, "like": MILL}}).women]
    assert len(ids) == len(set(ids)) == 40


def test_listed_from_what_to_what() -> None:
    [row] = tried({"change_births": {"by_percent": 50, "among": {"field": "imd_decile", "at_most": 1}}}).rows
    assert (row.subject, row.before, row.after) == ("women", "10", "15")
    assert "imd_decile at most 1" in row.what


@given(st.sets(st.text(min_size=1)))
def test_the_fixed_order_is_one_of_all_ids_and_of_every_part(ids: set[str]) -> None:
    """Whoever else is there changes nothing in who comes before whom."""
    whole = in_fixed_order(ids)
    assert set(whole) == ids
    part = set(list(ids)[::2])
    assert in_fixed_order(part) == [one for one in whole if one in part]


@given(st.lists(st.integers(1, 10), max_size=8), st.integers(0, 60))
def test_contracts_come_as_near_as_any_choice_can(tenths: list[int], wanted: int) -> None:
    """Held against every subset."""
    staff = [midwife(f"m{number}", "rose", ten / 10) for number, ten in enumerate(tenths)]
    found = sum(hundredths(row.wte) for row in fitting(staff, wanted * 10, AS_OF))
    every = [
        sum(ten for bit, ten in enumerate(tenths) if chosen >> bit & 1) for chosen in range(1 << len(tenths))
    ]
    assert found == 10 * max(total for total in every if total <= wanted)


@pytest.mark.parametrize("percent", [-100, -20, 0.4, 6])
def test_the_same_change_gives_the_same_women(percent: float) -> None:
    change = {
        "change_births": {"by_percent": percent, "among": {"not": {"field": "area_id", "is": "nowhere"}}}
    }
    backwards = town(women=town().women[::-1])
    assert _by_id(tried(change).tables.women) == _by_id(tried(change, tables=backwards).tables.women)
