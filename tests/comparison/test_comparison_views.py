"""What each view shows, and the words beside the numbers."""

from datetime import date

import pytest

from models import Comparison, Leave, LeaveKind, Tables
from models.comparison import View
from planner.comparison.views import rows
from planner.metrics import MEASURES, ROTA_MEASURES
from tests.comparison.candidates import MIDWIVES, WOMEN, asked, candidate, compare, line_of
from tests.metrics.conftest import place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman


def pair(view: View) -> Comparison:
    """Two plans of the town, in a view."""
    question = asked()
    return compare([candidate("A", question, place("a0")), candidate("B", question, place("b0"))], view)


@pytest.mark.parametrize("view", View)
def test_every_row_is_a_measure_of_the_catalogue(view: View) -> None:
    """And no row stands in a view twice."""
    question = asked()
    found = rows([candidate("A", question, place("a0"))], view)
    assert {row.measure for row in found} <= MEASURES.keys() | ROTA_MEASURES.keys()
    keys = [(row.measure, row.by, row.group) for row in found]
    assert len(keys) == len(set(keys))


def test_those_who_ask_stand_beside_the_others() -> None:
    """a0 of tier 1 asks for a team and is placed by A alone; of three who ask for none B places one."""
    wish = tuple(row.replace(preferred_team_id="near") if row.woman_id == "a0" else row for row in WOMEN)
    question = asked(women=wish)
    found = compare(
        [candidate("A", question, place("a0")), candidate("B", question, place("a1"))], View.ASKING
    )
    shares = [
        [cell.value for cell in line_of(found, "new_placed_share", "tier_preferred_team", group).cells]
        for group in ("asked 1", "not asked 1")
    ]
    assert shares == [[1, 0], [0, pytest.approx(1 / 3, abs=1e-6)]]
    assert [cell.value for cell in line_of(found, "preferred_team_met_share").cells] == [1, None]


@pytest.mark.parametrize("view", [View.QUESTIONS, View.ETHNICITY])
def test_ethnic_groups_of_the_national_measure_are_named_in_full(view: View) -> None:
    """Its publications say BAME; the table says who they are, and keeps the measure's word as the group."""
    women = (woman("w1", ethnicity="M", edd=date(2027, 7, 15)), woman("w2", edd=date(2027, 7, 15)))
    question = asked(women=women, months=4)
    found = compare([candidate("A", question, place("w1")), candidate("B", question)], view)
    labels = {
        line.group: line.label
        for line in found.lines
        if line.by == "measure_ethnic_group" and "BAME" in line.group
    }
    assert labels == {
        "BAME": "Black, Asian and mixed ethnic groups",
        "BAME v White": "Black, Asian and mixed less White",
    }


def test_the_questions_of_a_head_of_midwifery_are_answered() -> None:
    """Placed by tier, named in time with the gaps, staff, floor, women outside, peaks, care, cost."""
    asked_for = {
        ("placed", "1"),
        ("placed", "2"),
        ("placed_share", "all"),
        ("named_by_28_weeks_share", "all"),
        ("named_by_28_weeks_share", "White"),
        ("wte_in_teams", "all"),
        ("wte_in_core", "all"),
        ("core_below_floor_months", "all"),
        ("women_outside_per_core_wte", "all"),
        ("paced_births_peak_used", "all"),
        ("travel_minutes_mean", "all"),
        ("care_handed_over", "all"),
        ("cost_year", "all"),
        ("cost_year", "6"),
    }
    question = asked(women=(*WOMEN, woman("later", edd=date(2027, 8, 15))), months=6)
    found = compare([candidate("A", question, place("a0")), candidate("B", question, place("b0"))])
    assert asked_for <= {(line.measure, line.group) for line in found.lines}


@pytest.mark.parametrize(
    ("view", "by", "groups"),
    [
        (View.TIER, "tier", ["1", "2"]),
        (View.ETHNICITY, "ethnic_group", ["White"]),
        (View.DECILE, "imd_decile", ["5"]),
        (View.TEAM, "team", ["near"]),
        (View.MONTH, "month", ["2027-04", "2027-05"]),
    ],
)
def test_a_view_shows_its_groups_and_none_without_women(view: View, by: str, groups: list[str]) -> None:
    """All women of the town are White, live in decile 5 and are in tier 1 or 2."""
    found = dict.fromkeys(line.group for line in pair(view).lines if line.by == by)
    assert list(found) == groups


def test_a_tier_of_which_nobody_is_placed_is_shown() -> None:
    """Nought of four is an answer."""
    line = line_of(pair(View.TIER), "placed", "tier", "1")
    assert [cell.value for cell in line.cells] == [1, 0]


def test_women_in_no_tier_are_shown_where_there_are_any() -> None:
    """The policy offers them nothing; care begun may still have a place."""
    question = asked(women=(woman("w1"), woman("w2", tier=None)))
    found = compare([candidate("A", question), candidate("B", question)], View.TIER)
    assert line_of(found, "placed", "tier", "none").label == "in no tier"


def test_a_team_of_one_option_only_has_no_number_in_the_other() -> None:
    """The proposed team runs in B alone."""
    teams = (team(), team("new", name="Harbour", status="proposed"))
    question = asked(teams=teams, midwives=(*MIDWIVES, midwife("c3", "core", joins_team_id="new")))
    opened = plan_of(question, place("a0", "c3", "new"), opened=("new",))
    found = compare([candidate("A", question), candidate("B", question, plan=opened)], View.TEAM)
    line = line_of(found, "placed", "team", "new")
    assert (line.label, [cell.value for cell in line.cells]) == ("Harbour", [None, 1])


def test_months_below_the_floor_are_told_as_stretches() -> None:
    """Core has 1 WTE in January, March and April, of 1.5 that must stay; the second midwife is away then."""
    away = [(date(2027, 1, 1), date(2027, 1, 31)), (date(2027, 3, 1), date(2027, 4, 30))]
    leave = tuple(
        Leave(midwife_id="c2", first_day=first, last_day=last, kind=LeaveKind.SICK) for first, last in away
    )
    tables = Tables(midwives=MIDWIVES, teams=(team(),), areas=(area(),), leave=leave)
    question = scenario(tables, policy(core_floor_wte=1.5), as_of=date(2027, 1, 1), months=6)
    found = compare([candidate("A", question), candidate("B", question)])
    cell = line_of(found, "core_below_floor_months").cells[0]
    assert (cell.value, cell.detail) == (3, "2027-01, 2027-03 to 2027-04")


def test_a_floor_that_is_met_or_not_set_says_so() -> None:
    """Two WTE in core; a floor of 1.5, and none."""
    met, free = asked(rules=policy(core_floor_wte=1.5)), asked()
    line = line_of(compare([candidate("A", met), candidate("B", free)]), "core_below_floor_months")
    assert [cell.detail for cell in line.cells] == ["floor 1.5 met", "no floor is set"]


def test_a_peak_says_how_much_of_what_where_and_when() -> None:
    """Two WTE may have 4 births in April; three are due."""
    question = asked(teams=(team(name="Near the mill"),))
    places = [place(f"a{number}") for number in range(3)]
    found = compare([candidate("A", question, *places), candidate("B", question)])
    [full, empty] = line_of(found, "paced_births_peak_used").cells
    assert (full.value, full.detail) == (0.75, "3.0 of 4.0, Near the mill 2027-04")
    assert (empty.value, empty.detail) == (0, "0.0 of 4.0, Near the mill 2027-04")


def test_the_cost_says_whose_pay_it_is() -> None:
    """Two options may be reckoned by different pay."""
    rules = policy()
    dear = asked(rules=rules.replace(pay=rules.pay.replace(year="2030/31", on_costs=0.4)))
    line = line_of(compare([candidate("A", asked()), candidate("B", dear)]), "cost_year")
    assert line.cells[1].detail == "2030/31 pay, +40%"
