"""Changes in a head of midwifery's words, with their numbers."""

from typing import Any

import pytest

from models import CHANGE_KINDS, WhatIfChange
from planner.whatif import change_words, difference_words

DAY = "2027-03-01"
END = "2027-05-31"
DEPRIVED = {"field": "imd_decile", "at_most": 1}
TOLD: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("leave", {"midwives": 2, "team": "willow", "on": DAY}, f"2 midwives leave willow from {DAY}"),
    ("leave", {"midwives": 1, "team": "willow", "band": 7}, "1 band 7 midwife leaves willow"),
    ("leave", {"wte": 1.6, "team": "willow", "band": 6}, "1.6 WTE of band 6 leaves willow"),
    ("leave", {"who": ["ann"]}, "ann leaves"),
    ("leave", {"who": ["ann", "bea", "cat"], "on": DAY}, f"ann, bea and cat leave from {DAY}"),
    ("retire", {"midwives": 2, "team": "willow"}, "2 midwives of willow retire"),
    (
        "recruit",
        {"midwives": 2, "team": "willow", "route": "newly_qualified", "from": DAY},
        f"2 midwives (newly qualified) join willow from {DAY}",
    ),
    (
        "recruit",
        {"midwives": 1, "team": "core", "wte_each": 0.6},
        "1 midwife (experienced) joins core with 0.6 WTE",
    ),
    (
        "long_leave",
        {"midwives": 1, "team": "birch", "kind": "maternity", "from": DAY, "until": END},
        f"1 midwife of birch is on maternity leave from {DAY} until {END}",
    ),
    (
        "on_leave",
        {"midwives": 3, "team": "birch", "from": DAY, "until": END},
        f"3 midwives of birch are on annual leave from {DAY} until {END}",
    ),
    ("change_hours", {"who": ["ann"], "to_wte": 0.8}, "ann works 0.8 WTE"),
    (
        "change_hours",
        {"midwives": 3, "team": "birch", "by_wte": -0.2, "from": DAY},
        f"3 midwives of birch work 0.2 WTE less each from {DAY}",
    ),
    (
        "move",
        {"midwives": 6, "team": "core", "speaking": ["pl", "ro"], "to": "linden"},
        "6 midwives speaking pl or ro move from core to linden",
    ),
    ("sickness", {"percent": 7, "from": DAY, "until": END}, f"7% sickness from {DAY} until {END}"),
    (
        "sickness",
        {"percent": 7, "team": "oak", "from": DAY, "until": END},
        f"7% sickness in oak from {DAY} until {END}",
    ),
    ("open_team", {"team": "juniper", "from": DAY}, f"juniper opens from {DAY}"),
    ("open_team", {"team": "elm", "accepts": ["diabetes_type_1"]}, "elm opens: for diabetes_type_1"),
    ("close_team", {"team": "holly"}, "holly closes"),
    ("close_team", {"team": "holly", "midwives_go_to": "oak"}, "holly closes, its midwives go to oak"),
    (
        "change_team",
        {"kind": "home_birth", "births_per_wte_year": 32, "accepts": []},
        "home birth teams: 1 midwife to 32 births a year, for everyone",
    ),
    (
        "change_team",
        {"team": "oak", "max_travel_minutes": 20, "catchment_adds": ["A1", "A2"]},
        "oak: within 20 minutes, with A1 and A2",
    ),
    (
        "enhance_team",
        {"kind": "enhanced", "support_worker_hours_week": 30},
        "enhanced teams: 30 hours a week of support workers",
    ),
    ("change_births", {"by_percent": 6, "among": DEPRIVED}, "births up 6% where imd_decile at most 1"),
    ("change_births", {"by_percent": -2.5}, "births down 2.5%"),
    ("add_women", {"women": 1, "like": DEPRIVED}, "1 more woman where imd_decile at most 1"),
    (
        "add_women",
        {"women": 40, "in_areas": ["A1"], "interpreter_language": "ur"},
        "40 more women in A1 needing an interpreter (ur)",
    ),
    ("change_limits", {"births_per_wte_year": 32}, "1 midwife to 32 births a year"),
    (
        "change_limits",
        {"core_floor_wte": {"by": 6}, "open_caseload_per_wte": None},
        "core floor WTE up by 6, open caseload per WTE without limit",
    ),
    ("change_tiers", {"keep": ["a", "b"]}, "tiers: a, then b alone"),
    (
        "change_tiers",
        {"replace_all": [{"id": "all", "name": "Every woman", "when": "everyone"}]},
        "tiers anew: Every woman",
    ),
    (
        "change_tiers",
        {"change": [{"id": "all", "name": "Every woman", "when": "everyone"}]},
        "other terms for Every woman",
    ),
    ("change_rota", {"on_call_tiers": 1}, "1 midwife on call"),
    ("change_rota", {"on_call_tiers": 0}, "no midwives on call"),
    (
        "change_rota",
        {
            "on_call_tiers": 2,
            "limits": {"most_nights_in_row": 3, "rest_hours": {"by": 1}},
            "hours": {"carries_balance": False},
        },
        "2 midwives on call, most nights in row 3, rest hours up by 1, carries balance false",
    ),
    ("change_rota", {"visits": {"booking_minutes": 60}}, "booking minutes 60"),
    ("move_duties", {"kind": "clinic", "to_weekday": "tuesday"}, "clinic duties move to tuesday"),
    (
        "move_duties",
        {"kind": "meeting", "team": "oak", "from_weekday": "friday", "to_weekday": "monday"},
        "meeting duties of oak move from friday to monday",
    ),
    ("set", {"policy.aims.travel_minute": 2}, "policy.aims.travel_minute 2"),
)


@pytest.mark.parametrize(("kind", "terms", "words"), TOLD)
def test_a_change_in_words(kind: str, terms: dict[str, Any], words: str) -> None:
    assert change_words(WhatIfChange.model_validate({kind: terms})) == words


def test_every_kind_has_words() -> None:
    assert {kind for kind, _, _ in TOLD} == set(CHANGE_KINDS)


def test_long_values_are_cut_only_where_that_tells_them_apart() -> None:
    """Those that begin alike are told whole."""
    long = "a title that goes on and on, well beyond what fits in a line of a table, to end in "
    assert difference_words(("title",), "short", long) == ("short", f"{long[:57]}...")
    assert difference_words(("title",), f"{long}1", f"{long}2") == (f"{long}1", f"{long}2")
