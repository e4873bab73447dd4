"""The files' contract: columns, words, ids, dates, and tables that fit each other."""

import re
from datetime import date

import pandas as pd
import pytest

from models import RISK_FACTORS
from models.ids import is_nhs_number
from planner.synthetic import TrustSpec, synthesise
from tests.synthetic.made import LSOA, as_models, made, needs_shared

COLUMNS = {
    "women": "woman_id edd booked_on area_id ethnicity age previous_births previous_caesareans risk_factors "
    "complex_social_factors interpreter_language planned_place team_id midwife_id buddy_id preferred_team_id",
    "midwives": "midwife_id team_id wte band starts_on leaves_on preceptorship_ends_on skills languages "
    "joins_team_id",
    "leave": "midwife_id first_day last_day kind",
    "teams": "team_id name status kind latitude longitude opens_on closes_on max_travel_minutes accepts "
    "linked_obstetrician",
    "areas": "area_id latitude longitude imd_decile name catchment_team_id",
}

SKILLS = {
    "perinatal_mental_health",
    "diabetes",
    "safeguarding",
    "home_birth",
    "newborn_examination",
    "water_birth",
    "cannulation",
    "suturing",
}


@pytest.mark.parametrize("table", COLUMNS)
def test_columns_are_those_of_the_contract(table: str) -> None:
    """Every table has exactly the columns that the data format names, in its order, all text."""
    found = made(like="RAE").tables[table]
    assert list(found.columns) == COLUMNS[table].split()
    assert all(isinstance(cell, str) for cell in found.to_numpy().ravel())


@pytest.mark.parametrize("trust", ["RAE", "R1F", "ENG"])
def test_the_tables_fit_each_other(trust: str) -> None:
    """Every row is valid and every cross-reference holds (the models check both)."""
    service = as_models(like=trust)
    assert len(service.women) == len(made(like=trust).women)


@needs_shared
def test_a_service_in_real_neighbourhoods_is_valid_too() -> None:
    """With --lsoa the tables fit each other and the neighbourhoods are LSOAs."""
    service = as_models(like="RAE", lsoa=LSOA)
    assert all(re.fullmatch(r"E0\d{7}", area.area_id) for area in service.areas)


def test_ids_have_their_forms_and_are_no_nhs_numbers() -> None:
    """Ids look like W00001, M001, A001, willow and OB1; none is a valid NHS number."""
    service = as_models(like="RAE")
    forms = {
        r"W\d{5}": [woman.woman_id for woman in service.women],
        r"M\d{3,}": [midwife.midwife_id for midwife in service.midwives],
        r"A\d{3,}": [area.area_id for area in service.areas],
        r"[a-z_0-9]+": [team.team_id for team in service.teams],
        r"OB\d+": [str(team.linked_obstetrician) for team in service.teams],
    }
    for form, ids in forms.items():
        assert all(re.fullmatch(form, name) and not is_nhs_number(name) for name in ids)


def test_words_are_those_of_the_vocabulary() -> None:
    """Risk factors are known words, languages ISO codes, skills the agreed ones."""
    service = as_models(like="RAE")
    assert {factor for woman in service.women for factor in woman.risk_factors} <= set(RISK_FACTORS)
    languages = {woman.interpreter_language for woman in service.women if woman.interpreter_language}
    assert all(re.fullmatch("[a-z]{2,3}", language) for language in languages)
    spoken = {language for midwife in service.midwives for language in midwife.languages}
    assert spoken <= languages
    assert {skill for midwife in service.midwives for skill in midwife.skills} == SKILLS


def test_dates_lie_in_the_window() -> None:
    """EDDs run from 28 days before the day of planning to the horizon's end; nobody books after her EDD."""
    as_of = date(2026, 10, 17)
    women = as_models(like="RA2", as_of=as_of).women
    due = [woman.edd for woman in women]
    assert date(2026, 9, 19) <= min(due) < date(2026, 9, 22)
    assert date(2027, 9, 28) < max(due) <= date(2027, 9, 30)
    assert all(0 <= woman.gestation_at_booking_days <= 280 for woman in women)
    assert any(woman.booked_on > as_of for woman in women)


def test_booked_only_leaves_out_the_forecast_and_nothing_else() -> None:
    """With --booked-only the women are the first rows of the whole table; the other tables are the same."""
    whole, booked = made(like="RAE"), made(like="RAE", booked_only=True)
    count = int((whole.women["booked_on"] <= "2027-01-01").sum())
    assert count < len(whole.women)
    pd.testing.assert_frame_equal(booked.women, whole.women.head(count))
    for table in ("midwives", "leave", "teams", "areas"):
        pd.testing.assert_frame_equal(booked.tables[table], whole.tables[table])


def test_the_same_arguments_make_the_same_service_and_another_seed_another() -> None:
    """Every table comes out alike twice; with another seed the women differ but number the same."""
    again, other = synthesise(TrustSpec(like="RAE")), made(like="RAE", seed=2)
    for name, table in made(like="RAE").tables.items():
        pd.testing.assert_frame_equal(again.tables[name], table)
    assert not other.women.equals(again.women)
    assert len(other.women) == len(again.women)


def test_births_scale_women_and_staff() -> None:
    """Twice the births make twice the women, midwives and teams, to within a tenth."""
    small, large = made(like="ENG", births=4_000), made(like="ENG", births=8_000)
    assert len(large.women) == pytest.approx(2 * len(small.women), rel=0.001)
    assert len(large.midwives) == pytest.approx(2 * len(small.midwives), rel=0.1)
    assert (large.teams["status"] == "running").sum() == pytest.approx(20, abs=2)


@pytest.mark.parametrize("births", [200, 700])
def test_a_tiny_service_is_valid(births: int) -> None:
    """Even the smallest services have a team, midwives and neighbourhoods that fit."""
    service = as_models(like="RAE", births=births, teams=1)
    assert len([team for team in service.teams if not team.is_proposed]) == 1
