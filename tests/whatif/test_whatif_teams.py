"""Teams open, close and change their terms."""

from datetime import date

import pytest

from models import TeamKind, TeamStatus
from planner.whatif import apply_steps
from tests.whatif.town import AS_OF, MARCH, changed, midwives, steps, teams, terms, town, tried


def test_a_proposed_team_runs_with_those_who_would_join() -> None:
    found = changed({"open_team": {"team": "elm"}})
    assert teams(found)["elm"].status is TeamStatus.RUNNING
    row = midwives(found)["m10"]
    assert (row.team_id, row.joins_team_id) == ("elm", None)


def test_a_team_that_opens_later_takes_its_midwives_from_core_on_that_day() -> None:
    found = changed({"open_team": {"team": "elm", "from": MARCH}})
    assert teams(found)["elm"].opens_on == MARCH
    assert midwives(found)["m10"].leaves_on == MARCH
    assert midwives(found)["m10-elm"].starts_on == MARCH


def test_a_new_team_lies_in_a_neighbourhood() -> None:
    new = {"team": "fir", "kind": "specialist", "in_area": "mill", "accepts": ["needs_interpreter"]}
    row = teams(changed({"open_team": new}, {"move": {"who": ["m7"], "to": "fir"}}))["fir"]
    assert (row.kind, row.latitude, row.accepts) == (TeamKind.SPECIALIST, 53.0, ("needs_interpreter",))
    assert row.status is TeamStatus.RUNNING


def test_a_word_that_no_woman_has_is_a_warning() -> None:
    outcome = tried({"change_team": {"team": "oak", "accepts": ["interpreter_te"]}})
    assert [(objection.message, objection.value) for objection in outcome.objections] == [
        ("no woman has this need", "interpreter_te")
    ]


def test_what_holds_already_is_a_warning() -> None:
    """The limit of every team is 36 where a team has none of its own."""
    outcome = tried(
        {"change_team": {"team": "oak", "births_per_wte_year": terms().limits.births_per_wte_year}}
    )
    assert [(one.message, one.is_error) for one in outcome.objections] == [("changes nothing", False)]
    assert outcome.rows == ()


def test_a_closed_team_sends_its_midwives_to_core() -> None:
    found = changed({"close_team": {"team": "oak", "on": MARCH}})
    assert teams(found)["oak"].closes_on == MARCH
    assert midwives(found)["m5-core"].starts_on == MARCH


def test_a_closed_team_sends_its_midwives_elsewhere() -> None:
    assert "m5-rose" in midwives(
        changed({"close_team": {"team": "oak", "on": MARCH, "midwives_go_to": "rose"}})
    )


def test_a_proposed_team_that_is_closed_is_never_open() -> None:
    found = changed({"close_team": {"team": "elm"}})
    assert not teams(found)["elm"].is_open(date(2027, 1, 1))
    assert midwives(found)["m10"].team_id == "core"


def test_a_team_that_closes_before_it_opens_never_runs() -> None:
    """Nor does it run from the day of planning to the day of closing."""
    new = {"team": "fir", "kind": "geographic", "in_area": "mill", "from": date(2027, 6, 1)}
    outcome = tried({"open_team": new}, {"close_team": {"team": "fir", "on": MARCH}})
    told = [(one.message, one.value, one.is_error) for one in outcome.objections]
    assert told == [("closes before it opens on 2027-06-01, and never runs", "2027-03-01", False)]
    assert not any(teams(outcome.tables)["fir"].is_open(day) for day in (AS_OF, MARCH, date(2027, 12, 31)))


def test_recruits_of_a_team_that_is_closed_by_then_are_warned_of() -> None:
    """Who comes before it closes goes where its midwives go."""
    for starts, told in ((MARCH, ["is closed from 2027-03-01: they would care for no one"]), (AS_OF, [])):
        outcome = tried(
            {"close_team": {"team": "oak", "on": MARCH}},
            {"recruit": {"midwives": 1, "team": "oak", "from": starts}},
        )
        assert [one.message for one in outcome.objections] == told


def test_opening_what_was_closed_undoes_it() -> None:
    found = changed({"close_team": {"team": "elm"}})
    again = changed({"open_team": {"team": "elm"}}, tables=found)
    assert teams(again)["elm"].is_open(date(2027, 12, 31))
    assert midwives(again)["m10"].team_id == "elm"


def test_terms_of_all_teams_of_a_kind() -> None:
    found = teams(changed({"change_team": {"kind": "enhanced", "births_per_wte_year": 32}}))
    assert {row.team_id: row.births_per_wte_year for row in found.values()} == {
        "rose": None,
        "oak": 32,
        "elm": None,
    }


def test_several_teams_may_take_in_one_neighbourhood() -> None:
    """Each says that it is in its own; of one team two changes that say otherwise contradict each other."""
    oak, rose = ({"change_team": {"team": team, "catchment_adds": ["mill"]}} for team in ("oak", "rose"))
    assert changed(oak, rose).areas[0].catchment_team_id == ("oak", "rose")
    drops = {"change_team": {"team": "oak", "catchment_drops": ["mill"]}}
    assert [one.message for one in tried(oak, drops).objections] == ["sets what an earlier change sets"]


def test_catchments_grow_and_shrink() -> None:
    grown = changed({"change_team": {"team": "rose", "catchment_adds": ["mill"]}})
    assert [row.catchment_team_id for row in grown.areas] == [("rose",), ()]
    back = changed({"change_team": {"team": "rose", "catchment_drops": ["mill"]}}, tables=grown)
    assert back.areas == town().areas


def test_support_workers_raise_the_ratio_by_the_hours_they_free() -> None:
    """Oak has 2 WTE. 37.5 hours free a quarter of them: 2.25 / 2 x 36 = 40.5."""
    change = {"enhance_team": {"team": "oak", "support_worker_hours_week": 37.5}}
    assert teams(changed(change))["oak"].births_per_wte_year == 40.5
    assert teams(changed(change, support_worker_share=0.5))["oak"].births_per_wte_year == 45


def test_a_post_of_support_workers_has_the_whole_time_week_of_the_policy() -> None:
    """In a week of 40 hours, 40 are a post and free as much as 37.5 of 37.5; 30 of 30 likewise."""
    for week in (30, 40):
        change = {"enhance_team": {"team": "oak", "support_worker_hours_week": week}}
        assert teams(changed(change, hours_week=week))["oak"].births_per_wte_year == 40.5


def test_the_ratio_is_rounded_down() -> None:
    """30 hours are 0.8 of a post and free 0.2 WTE: 36 x 3.4 / 3.2 = 38.25."""
    change = {"enhance_team": {"team": "rose", "support_worker_hours_week": 30}}
    assert teams(changed(change))["rose"].births_per_wte_year == 38.2


def test_what_was_set_and_set_back_by_a_scenario_that_builds_on_it_is_not_listed() -> None:
    first = steps({"change_team": {"team": "rose", "max_travel_minutes": 30}}, file="a.yaml")
    second = steps(
        {"change_team": {"team": "rose", "max_travel_minutes": 25}},
        file="b.yaml",
        above=frozenset({"a.yaml"}),
    )
    outcome = apply_steps(town(), terms(), [*first, *second])
    assert outcome.objections == ()
    assert outcome.rows == ()


@pytest.mark.parametrize("value", [30, 31])
def test_scenarios_extended_together_must_agree(value: int) -> None:
    """Two files that know nothing of each other may set one thing only to one value."""
    first = steps({"change_team": {"team": "rose", "max_travel_minutes": 30}}, file="a.yaml")
    second = steps({"change_team": {"team": "rose", "max_travel_minutes": value}}, file="b.yaml")
    errors = [
        objection.message
        for objection in apply_steps(town(), terms(), [*first, *second]).objections
        if objection.is_error
    ]
    assert errors == ([] if value == 30 else ["disagrees with another scenario that is extended"])


def test_a_contradiction_is_told_of_the_change_that_touched_the_row() -> None:
    """m9 would join a team that runs; nothing is said of rows that no change touched."""
    staff = [
        row.replace(joins_team_id="rose") if row.midwife_id in ("m8", "m9") else row
        for row in town().midwives
    ]
    outcome = tried({"change_hours": {"who": ["m9"], "to_wte": 0.5}}, tables=town(midwives=tuple(staff)))
    [objection] = outcome.objections
    assert (objection.message, objection.step.number) == ("midwives, joins_team_id: is a running team", 0)


def test_a_new_team_for_which_nobody_asks_is_a_warning() -> None:
    """A language written out, where the files have its code, would leave the team empty without a word."""
    new = {"team": "fir", "kind": "specialist", "in_area": "mill", "accepts": ["interpreter_telugu"]}
    [objection] = tried({"open_team": new}, {"move": {"who": ["m7"], "to": "fir"}}).objections
    assert (objection.message, objection.value, objection.is_error) == (
        "no woman has this need",
        "interpreter_telugu",
        False,
    )
