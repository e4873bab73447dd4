"""Midwives join, leave, move and work other hours: what the tables say afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest

from models import Band, Leave, LeaveKind, Tables
from tests.whatif.town import AS_OF, MARCH, changed, midwife, midwives, new_leave, town, tried, woman


def _messages(*changes: dict[str, Any], tables: Tables | None = None) -> list[str]:
    return [objection.message for objection in tried(*changes, tables=tables).objections]


def test_recruits_come_into_post_with_their_terms() -> None:
    new = {
        "midwives": 2,
        "team": "rose",
        "from": MARCH,
        "wte_each": 0.8,
        "languages": ["ur"],
        "skills": ["suturing"],
    }
    found = midwives(changed({"recruit": new}))
    assert len(found) == 12
    first = found["new-rose-20270301-01"]
    assert (first.team_id, first.wte, first.starts_on, first.band) == ("rose", 0.8, MARCH, Band.SIX)
    assert (first.languages, first.skills, first.preceptorship_ends_on) == (("ur",), ("suturing",), None)


@pytest.mark.parametrize("route", ["newly_qualified", "apprenticeship", "shortened"])
def test_the_newly_qualified_have_a_year_of_preceptorship(route: str) -> None:
    """From 31 January 2027 the last of twelve months is 30 January 2028."""
    new = {"midwives": 1, "team": "rose", "route": route, "from": date(2027, 1, 31)}
    recruit = midwives(changed({"recruit": new}))["new-rose-20270131-01"]
    assert (recruit.band, recruit.preceptorship_ends_on) == (Band.FIVE, date(2028, 1, 30))


def test_preceptorship_and_band_can_be_given() -> None:
    new = {"midwives": 1, "team": "core", "route": "international", "preceptorship_months": 6, "band": 5}
    recruit = midwives(changed({"recruit": new}))["new-core-20270101-01"]
    assert (recruit.band, recruit.preceptorship_ends_on) == (Band.FIVE, date(2027, 6, 30))


def test_recruits_of_a_proposed_team_wait_in_core_to_join_it() -> None:
    recruit = midwives(changed({"recruit": {"midwives": 1, "team": "elm"}}))["new-elm-20270101-01"]
    assert (recruit.team_id, recruit.joins_team_id) == ("core", "elm")


def test_more_recruits_contain_the_fewer() -> None:
    """Ids are counted on, so that two recruits are the first two of four."""
    two = midwives(changed({"recruit": {"midwives": 2, "team": "rose"}}))
    four = midwives(changed({"recruit": {"midwives": 4, "team": "rose"}}))
    assert two.items() <= four.items()


def test_two_recruitments_alike_add_up() -> None:
    new = {"recruit": {"midwives": 2, "team": "rose"}}
    assert len(midwives(changed(new, new))) == 14


def test_named_midwives_leave() -> None:
    found = midwives(changed({"leave": {"who": ["m5"], "on": MARCH}}))
    assert [row.midwife_id for row in found.values() if row.leaves_on == MARCH] == ["m5"]


def test_more_leavers_contain_the_fewer() -> None:
    """Whom a number means does not change when the number grows."""
    gone: list[set[str]] = []
    for number in (1, 2, 3):
        found = midwives(changed({"leave": {"midwives": number, "team": "rose"}}))
        gone.append({row.midwife_id for row in found.values() if row.leaves_on})
    assert [len(ids) for ids in gone] == [1, 2, 3]
    assert gone[0] < gone[1] < gone[2]


def test_who_leaves_depends_on_no_order_of_rows() -> None:
    backwards = town(midwives=town().midwives[::-1])
    change = {"retire": {"midwives": 2, "team": "rose"}}
    one, other = midwives(changed(change)), midwives(changed(change, tables=backwards))
    assert one == other


def test_who_leaves_anyway_is_not_counted() -> None:
    """Of Rose's four two are leaving: two may be meant, three may not."""
    staff = [
        row.replace(leaves_on=MARCH) if row.midwife_id in ("m1", "m2") else row for row in town().midwives
    ]
    tables = town(midwives=tuple(staff))
    found = midwives(changed({"leave": {"midwives": 2, "team": "rose", "on": AS_OF}}, tables=tables))
    assert {row.midwife_id for row in found.values() if row.leaves_on == AS_OF} == {"m3", "m4"}
    assert _messages({"leave": {"midwives": 3, "team": "rose"}}, tables=tables) == [
        "only 2 midwives of rose can be meant"
    ]


def test_who_is_not_in_post_yet_is_not_counted() -> None:
    """Oak has two, and one who comes in March: in January two may leave, not three."""
    new = {"recruit": {"midwives": 1, "team": "oak", "from": MARCH}}
    assert _messages(new, {"leave": {"midwives": 3, "team": "oak"}}) == [
        "only 2 midwives of oak can be meant"
    ]
    assert _messages(new, {"leave": {"midwives": 3, "team": "oak", "on": date(2027, 4, 1)}}) == []


@pytest.mark.parametrize(
    ("wte", "contracts"), [(1.6, [0.8, 0.8]), (1.4, [0.6, 0.8]), (3.2, [0.6, 0.8, 0.8, 1.0])]
)
def test_staff_time_leaves_in_whole_contracts(wte: float, contracts: list[float]) -> None:
    """Rose has 0.6, 0.8, 0.8 and 1: 1.6 is two contracts of 0.8, or 0.6 and 1."""
    found = midwives(changed({"leave": {"wte": wte, "team": "rose", "on": MARCH}})).values()
    gone = sorted(row.wte for row in found if row.leaves_on)
    assert sum(gone) == pytest.approx(wte)
    assert gone in (contracts, [0.6, 1.0])
    assert not [row for row in found if row.later_wte is not None]


def test_what_no_contracts_add_up_to_comes_off_one_midwifes_hours() -> None:
    """Of 1.5 WTE no contracts make more than 1.4; another midwife works 0.1 WTE less from that day on."""
    found = midwives(changed({"leave": {"wte": 1.5, "team": "rose", "on": MARCH}})).values()
    assert sum(row.wte for row in found if row.leaves_on) == pytest.approx(1.4)
    [fewer] = [row for row in found if row.later_wte is not None]
    assert (fewer.team_id, fewer.later_wte_from) == ("rose", MARCH)
    assert fewer.wte - (fewer.later_wte or 0) == pytest.approx(0.1)


def test_long_leave_is_an_absence() -> None:
    away = {"who": ["m5"], "kind": "maternity", "from": MARCH, "until": date(2027, 11, 30)}
    [row] = new_leave(changed({"long_leave": away}))
    assert row == Leave(
        midwife_id="m5", first_day=MARCH, last_day=date(2027, 11, 30), kind=LeaveKind.MATERNITY
    )


def test_nobody_on_long_leave_is_chosen_for_long_leave() -> None:
    there = Leave(midwife_id="m5", first_day=MARCH, last_day=MARCH, kind=LeaveKind.SICK)
    away = {"midwives": 1, "team": "oak", "kind": "sick", "from": MARCH, "until": MARCH}
    found = new_leave(changed({"long_leave": away}, tables=town(leave=(there,))))
    assert {row.midwife_id for row in found} == {"m5", "m6"}


def test_hours_change_from_a_day_on() -> None:
    row = midwives(changed({"change_hours": {"who": ["m4"], "to_wte": 0.6, "from": MARCH}}))["m4"]
    assert (row.wte_on(MARCH - timedelta(days=1)), row.wte_on(MARCH)) == (1.0, 0.6)


def test_hours_change_at_once() -> None:
    row = midwives(changed({"change_hours": {"who": ["m4"], "by_wte": -0.2}}))["m4"]
    assert (row.wte, row.later_wte, row.later_wte_from) == (0.8, None, None)


def test_a_core_midwife_without_women_just_moves() -> None:
    row = midwives(changed({"move": {"who": ["m8"], "to": "rose"}}))["m8"]
    assert (row.team_id, row.leaves_on) == ("rose", None)


def test_a_midwife_with_women_leaves_one_team_and_starts_in_the_other() -> None:
    """So w01, who has met m1, is handed over as the model says."""
    found = midwives(changed({"move": {"who": ["m1"], "to": "oak", "on": MARCH}}))
    assert (found["m1"].team_id, found["m1"].leaves_on) == ("rose", MARCH)
    again = found["m1-oak"]
    assert (again.team_id, again.starts_on, again.leaves_on, again.wte) == ("oak", MARCH, None, 0.6)


def test_absences_move_with_her() -> None:
    away = Leave(midwife_id="m5", first_day=MARCH, last_day=date(2027, 3, 7), kind=LeaveKind.ANNUAL)
    past = away.replace(first_day=AS_OF, last_day=AS_OF)
    moved = changed(
        {"move": {"who": ["m5"], "to": "core", "on": date(2027, 2, 1)}}, tables=town(leave=(away, past))
    )
    assert [row.first_day for row in moved.leave if row.midwife_id == "m5-core"] == [MARCH]


def test_whom_a_proposed_team_waits_for_is_not_moved_by_number() -> None:
    """Core has four, one of whom would join Elm: three may move."""
    found = midwives(changed({"move": {"midwives": 3, "team": "core", "to": "oak"}}))
    assert {row.midwife_id for row in found.values() if row.team_id == "core"} == {"m10"}


def test_midwives_join_a_proposed_team() -> None:
    row = midwives(changed({"move": {"who": ["m7"], "to": "elm"}}))["m7"]
    assert (row.team_id, row.joins_team_id) == ("core", "elm")


def test_only_speakers_are_chosen() -> None:
    found = midwives(
        changed({"move": {"midwives": 1, "team": "core", "speaking": ["te", "ur"], "to": "oak"}})
    )
    assert found["m7"].team_id == "oak"


def test_sickness_reaches_its_share_of_each_team() -> None:
    """10% of January to March: in Oak 2 WTE x 90 days give 18 WTE-days, to the nearest day."""
    last = date(2027, 3, 31)
    found = changed({"sickness": {"percent": 10, "from": AS_OF, "until": last}})
    wte = {row.midwife_id: (row.team_id, row.wte) for row in found.midwives}
    lost: dict[str, float] = {}
    for row in new_leave(found):
        assert row.kind is LeaveKind.SICK
        assert AS_OF <= row.first_day <= row.last_day <= last
        team_id, share = wte[row.midwife_id]
        lost[team_id] = lost.get(team_id, 0) + share * ((row.last_day - row.first_day).days + 1)
    assert lost == pytest.approx({"rose": 3.2 * 9, "oak": 18, "core": 36}, abs=0.5)


def test_sickness_in_the_files_counts_towards_it() -> None:
    """m5 is away for 18 of 90 days already: that is 10% of Oak's 2 WTE."""
    there = Leave(midwife_id="m5", first_day=AS_OF, last_day=date(2027, 1, 18), kind=LeaveKind.SICK)
    change = {"sickness": {"percent": 10, "from": AS_OF, "until": date(2027, 3, 31), "team": "oak"}}
    assert _messages(change, tables=town(leave=(there,))) == ["changes nothing"]


@pytest.mark.parametrize(
    "change",
    [
        {"recruit": {"midwives": 0, "team": "rose"}},
        {"leave": {"midwives": 0, "team": "rose"}},
        {"change_hours": {"who": ["m4"], "to_wte": 1.0}},
        {"change_births": {"by_percent": 1, "among": {"field": "area_id", "is": "mill"}}},
        {"add_women": {"women": 0}},
        {"enhance_team": {"team": "rose", "support_worker_hours_week": 0}},
        {"change_team": {"team": "rose", "catchment_drops": ["mill"]}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_change_without_effect_is_a_warning(change: dict[str, Any]) -> None:
    outcome = tried(change)
    assert [(objection.message, objection.is_error) for objection in outcome.objections] == [
        ("changes nothing", False)
    ]
    assert outcome.rows == ()


def test_two_that_set_one_thing_are_a_conflict() -> None:
    first, second = {"leave": {"who": ["m4"], "on": MARCH}}, {"retire": {"who": ["m4"], "on": AS_OF}}
    [objection] = tried(first, second).objections
    assert (objection.message, objection.hint) == (
        "sets what an earlier change sets",
        "that one is on what_if.yaml:1",
    )


def test_who_moves_may_leave_later() -> None:
    """Moving in March and closing nothing else: a day of leaving goes with her to the new team."""
    gone = date(2027, 9, 1)
    moved = {"leave": {"who": ["m5"], "on": gone}}, {"move": {"who": ["m5"], "to": "core", "on": MARCH}}
    found = midwives(changed(*moved))
    assert (found["m5"].leaves_on, found["m5-core"].leaves_on) == (MARCH, gone)


def test_who_has_moved_is_known_by_her_id_of_old() -> None:
    gone = date(2027, 9, 1)
    moved = {"move": {"who": ["m5"], "to": "core", "on": MARCH}}, {"leave": {"who": ["m5"], "on": gone}}
    found = midwives(changed(*moved))
    assert (found["m5"].leaves_on, found["m5-core"].leaves_on) == (MARCH, gone)


def test_what_comes_before_a_move_is_to_be_written_before_it() -> None:
    """Else her hours would change in the old team alone."""
    hours = {"change_hours": {"who": ["m5"], "to_wte": 0.5, "from": date(2027, 2, 1)}}
    move = {"move": {"who": ["m5"], "to": "core", "on": MARCH}}
    assert _messages(move, hours) == ["m5 moves on 2027-03-01, which is later"]
    found = midwives(changed(hours, move))
    assert (found["m5"].wte_on(MARCH), found["m5-core"].wte_on(MARCH)) == (0.5, 0.5)


def test_hours_in_a_team_that_she_cares_in_change_with_her_women() -> None:
    """A midwife's women stay hers when only her hours change."""
    found = changed({"change_hours": {"who": ["m1"], "to_wte": 0.4, "from": MARCH}})
    assert found.women == town().women


def test_a_named_midwife_of_another_band_is_still_meant() -> None:
    tables = town(midwives=(*town().midwives, midwife("m11", "oak", band=7)), women=(woman(2),))
    found = midwives(changed({"leave": {"midwives": 1, "team": "oak", "band": 7}}, tables=tables))
    assert [row.midwife_id for row in found.values() if row.leaves_on] == ["m11"]


def test_a_language_that_no_woman_needs_is_a_warning_with_the_closest_that_one_does() -> None:
    """Where the files say `ur`, a recruit who speaks `urdu` would match nobody."""
    women = (woman(1, interpreter_language="ur"), woman(2, interpreter_language="bn"), woman(3))
    recruit = {"midwives": 1, "team": "rose", "languages": ["ur", "urdu"]}
    [objection] = tried({"recruit": recruit}, tables=town(women=women)).objections
    assert (objection.message, objection.value, objection.hint) == (
        "no woman needs this language",
        "urdu",
        "did you mean ur",
    )
    assert not objection.is_error


def test_a_language_is_looked_for_among_the_women_whom_all_changes_leave() -> None:
    """Who comes later in the file, with it, needs it too."""
    more = {"women": 3, "interpreter_language": "sw", "in_areas": ["mill"]}
    changes = {"recruit": {"midwives": 1, "team": "rose", "languages": ["sw"]}}, {"add_women": more}
    women = (woman(1, interpreter_language="ur"), woman(2))
    assert _messages(*changes, tables=town(women=women)) == []


BEFORE = "lies before the day of planning, 2027-01-01"
AFTER = "lies after the horizon, which ends on 2027-12-31"
LONG = {"who": ["m1"], "kind": "sick"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"leave": {"who": ["m1"], "on": date(2020, 1, 1)}}, [(BEFORE, ("leave", "on"))]),
        ({"retire": {"who": ["m1"], "on": date(2099, 1, 1)}}, [(AFTER, ("retire", "on"))]),
        ({"move": {"who": ["m1"], "to": "oak", "on": date(2028, 1, 1)}}, [(AFTER, ("move", "on"))]),
        (
            {"long_leave": {**LONG, "from": date(2026, 1, 1), "until": date(2026, 12, 31)}},
            [(BEFORE, ("long_leave", "until"))],
        ),
        (
            {"long_leave": {**LONG, "from": date(2028, 1, 1), "until": date(2028, 2, 1)}},
            [(AFTER, ("long_leave", "from"))],
        ),
        ({"long_leave": {**LONG, "from": date(2026, 1, 1), "until": date(2028, 2, 1)}}, []),
        ({"leave": {"who": ["m1"], "on": AS_OF}}, []),
    ],
)
def test_a_day_outside_the_plan_is_warned_of(
    change: dict[str, Any], told: list[tuple[str, tuple[str, str]]]
) -> None:
    """What began earlier and lasts into the plan, or happens on its first day, is no news."""
    assert [(one.message, one.key) for one in tried(change).objections] == told
