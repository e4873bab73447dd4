"""A price as changes to paste: they say what the price says, and what the loader would take."""

from typing import Any

import pytest
from ruamel.yaml import YAML

from models import Price, Scenario
from models.base import Noun
from models.staff_changes import Recruitment
from models.team_changes import Opening
from planner.explain import open_ledger
from planner.explain.price_changes import as_changes, staff_wte
from tests.proof.towns import planned, town
from tests.strategies.factories import area


def changes(asked: Scenario, **wte: float) -> list[str]:
    """The lines for so much staff time in each team."""
    prices = [Price(team_id=team_id, wte=more) for team_id, more in wte.items()]
    return list(as_changes(open_ledger(asked, planned(asked)), prices))


def with_team(asked: Scenario, **facts: Any) -> Scenario:
    """The same with other facts of its first team."""
    first, *others = asked.service.teams
    return asked.replace(service=asked.service.replace(teams=(first.replace(**facts), *others)))


def mill(**limits: Any) -> Scenario:
    return town({"mill": "w"}, {"mill": 5}, {"willow": 1.0}, **limits)


def test_staff_time_of_a_team_is_recruited_in_whole_midwives() -> None:
    """2.5 WTE are three midwives of 0.84: not less than was asked."""
    assert changes(mill(), willow=2.5) == ["- recruit: {midwives: 3, wte_each: 0.84, team: willow}"]
    assert changes(mill(), willow=0.1) == ["- recruit: {midwives: 1, wte_each: 0.1, team: willow}"]


def test_each_team_of_a_price_has_its_line() -> None:
    asked = town({"mill": "wa"}, {"mill": 5}, {"willow": 1.0, "ash": 1.0})

    assert changes(asked, willow=1.0, ash=0.5) == [
        "- recruit: {midwives: 1, wte_each: 1, team: willow}",
        "- recruit: {midwives: 1, wte_each: 0.5, team: ash}",
    ]


def test_more_than_a_team_may_have_opens_new_ones_like_it() -> None:
    """Nine WTE where a team may have 8: two teams of 4.5, five midwives of 0.9 each."""
    asked = with_team(
        mill(team_wte_max=8), max_travel_minutes=40, births_per_wte_year=32, accepts=("diabetes_type_1",)
    )
    own = "max_travel_minutes: 40, births_per_wte_year: 32, accepts: [diabetes_type_1]"

    assert changes(asked, willow=9.0) == [
        f"- open_team: {{team: willow_2, kind: geographic, in_area: mill, {own}}}",
        "- recruit: {midwives: 5, wte_each: 0.9, team: willow_2}",
        f"- open_team: {{team: willow_3, kind: geographic, in_area: mill, {own}}}",
        "- recruit: {midwives: 5, wte_each: 0.9, team: willow_3}",
    ]


def test_a_new_team_takes_in_those_whom_only_its_like_can_reach() -> None:
    """Moor, 33 km away, is in Willow's catchment; Park, a kilometre, is near enough. Nobody lives in Fen."""
    asked = town(
        {"mill": "w", "moor": "w", "park": "w", "fen": "w"},
        dict.fromkeys(("mill", "moor", "park"), 5),
        {"willow": 1.0},
        team_wte_max=8,
    )
    [willow] = asked.service.teams
    away = {"mill": 0.0, "moor": 0.3, "park": 0.01, "fen": 0.3}
    areas = tuple(
        area(name).replace(latitude=willow.latitude + north, longitude=willow.longitude)
        for name, north in sorted(away.items())
    )
    asked = asked.replace(service=asked.service.replace(areas=areas))

    assert changes(asked, willow=9.0)[:3] == [
        "- open_team: {team: willow_2, kind: geographic, in_area: mill}",
        "- change_team: {team: willow_2, catchment_adds: [moor]}",
        "- recruit: {midwives: 5, wte_each: 0.9, team: willow_2}",
    ]


def test_what_is_employed_is_told_as_the_changes_have_it() -> None:
    """Nine WTE in two teams of five midwives of 0.9 WTE each; 2.5 WTE as three midwives of 0.84."""
    ledger = open_ledger(asked := mill(team_wte_max=8), planned(asked))

    assert staff_wte(ledger, [Price(team_id="willow", wte=9.0)]) == pytest.approx(9.0)
    assert staff_wte(ledger, [Price(team_id="willow", wte=2.5)]) == pytest.approx(2.52)


def test_a_new_team_is_of_a_special_kind_only_where_that_says_whom_it_takes() -> None:
    """A home birth team that takes everyone is copied for where it is, not for what it is called."""
    takes_all = with_team(mill(team_wte_max=1), kind="home_birth")
    takes_some = with_team(mill(team_wte_max=1), kind="specialist", accepts=("diabetes_type_1",))

    assert "kind: geographic" in changes(takes_all, willow=1.0)[0]
    assert "kind: specialist" in changes(takes_some, willow=1.0)[0]


def test_a_new_team_has_a_name_of_its_own_and_the_nearest_neighbourhood() -> None:
    """`ash_2` is there already; of two neighbourhoods the nearer one has the base."""
    asked = town({"mill": "a", "park": "a"}, {"mill": 5}, {"ash": 1.0, "ash_2": 1.0}, team_wte_max=2)
    ash = asked.service.teams[0]
    near, far = (
        area(area_id).replace(latitude=ash.latitude + off, longitude=ash.longitude)
        for area_id, off in (("park", 0.01), ("mill", 0.1))
    )
    asked = asked.replace(service=asked.service.replace(areas=(far, near)))

    [opened, reaches, recruited] = changes(asked, ash=2.0)
    assert opened == "- open_team: {team: ash_3, kind: geographic, in_area: park}"
    assert reaches == "- change_team: {team: ash_3, catchment_adds: [mill]}"
    assert recruited == "- recruit: {midwives: 2, wte_each: 1, team: ash_3}"


def test_lines_are_changes_that_a_what_if_may_hold() -> None:
    """Read as YAML they are the models of these changes."""
    asked = with_team(mill(team_wte_max=8), accepts=("diabetes_type_1",))
    told = YAML(typ="safe").load("\n".join(changes(asked, willow=9.0)))

    models: dict[str, type[Noun]] = {"open_team": Opening, "recruit": Recruitment}
    read = [models[kind].model_validate(facts) for one in told for kind, facts in one.items()]
    assert [type(one) for one in read] == [Opening, Recruitment] * 2
