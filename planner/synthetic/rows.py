"""From traits to rows: ids, dates and the five tables of text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from planner.synthetic.absences import Absence
from planner.synthetic.areas import Areas
from planner.synthetic.background import births_before, caesareans_before, years_of_age
from planner.synthetic.begun import Bookings
from planner.synthetic.bookings import booking_dates, diabetes_is_known, due_dates, gestation_at_booking
from planner.synthetic.cohort import Cohort, Trait, size, stratified_order
from planner.synthetic.compact import constant, figures, levels_of
from planner.synthetic.desk import Carers
from planner.synthetic.draws import Ints, whole_counts
from planner.synthetic.needs import CLINICAL
from planner.synthetic.staff import Carer
from planner.synthetic.teams import TeamMap, TeamSite

_RISKS = ("smoker", "bmi_30_to_39", "bmi_40_or_more", *CLINICAL)
_HOME_TEAM_WANTED = 0.6
"""Share of women who plan a birth at home, reach a home birth team and ask for it (assumed)."""


@dataclass(frozen=True)
class WomenRecords:
    """The women in order of booking."""

    cohort: Cohort
    bookings: Bookings
    languages: tuple[str, ...]
    """Language for which she needs an interpreter, or empty."""
    ages: Ints
    births: Ints
    caesareans: Ints


def women_records(cohort: Cohort, homes: Ints, as_of: date, rng: np.random.Generator) -> WomenRecords:
    """Give the women dates and numbers, and put them in order of booking."""
    due = due_dates(as_of, size(cohort), rng)
    booked = booking_dates(due, gestation_at_booking(cohort["booking"], rng))
    order = np.array(sorted(range(len(due)), key=lambda woman: (booked[woman], due[woman], woman)))
    cohort = {name: Trait(trait.levels, trait.codes[order]) for name, trait in cohort.items()}
    due, booked = [due[woman] for woman in order], [booked[woman] for woman in order]
    births = births_before(cohort["births"], rng)
    risks = _risk_factors(cohort, diabetes_is_known(due, as_of, rng))
    return WomenRecords(
        cohort=cohort,
        bookings=Bookings(due, booked, homes[order], risks, stratified_order(cohort, rng)),
        languages=_languages(cohort, rng),
        ages=years_of_age(cohort["age"], rng),
        births=births,
        caesareans=caesareans_before(cohort["caesarean"], births, rng),
    )


def _risk_factors(cohort: Cohort, diabetes_known: list[bool]) -> list[tuple[str, ...]]:
    flags = {name: cohort[name].is_yes for name in _RISKS}
    flags["gestational_diabetes"] = flags["gestational_diabetes"] & np.array(diabetes_known)
    table = np.column_stack([flags[name] for name in _RISKS]).tolist()
    return [tuple(name for name, has in zip(_RISKS, row, strict=True) if has) for row in table]


def _languages(cohort: Cohort, rng: np.random.Generator) -> tuple[str, ...]:
    words = np.full(size(cohort), "", dtype=object)
    needs = cohort["interpreter"].is_yes
    mixes = {row["code"]: levels_of(row["levels"]) for row in figures("languages")}
    for number, code in enumerate(cohort["code"].levels):
        members = rng.permutation(np.flatnonzero(needs & (cohort["code"].codes == number)))
        counts = whole_counts(list(mixes[code].values()), len(members))
        words[members] = np.repeat(np.array(list(mixes[code]), dtype=object), counts)
    return tuple(words.tolist())


def preferences(
    women: WomenRecords, begun: Mapping[int, Carers], places: TeamMap, rng: np.random.Generator
) -> list[str]:
    """The team each woman asks for, or empty: some of those not yet placed, any open team in reach."""
    homes, teams = women.bookings.homes, places.teams
    takes_all = np.array([team.status == "running" and not team.accepts for team in teams])
    home_birth = np.array([team.kind == "home_birth" for team in teams])
    reach = (places.minutes <= np.array([team.reach_minutes for team in teams])) & takes_all
    at_home = women.cohort["home"].is_yes
    chances, picks = rng.random(len(homes)), rng.random(len(homes))
    wanted = []
    for woman, home in enumerate(homes.tolist()):
        wants_home_team = bool(at_home[woman]) and bool((reach[home] & home_birth).any())
        share = _HOME_TEAM_WANTED if wants_home_team else constant("preferred_team_share")
        options = np.flatnonzero(reach[home] & home_birth if wants_home_team else reach[home])
        asks = woman not in begun and chances[woman] < share and len(options) > 0
        wanted.append(teams[options[int(picks[woman] * len(options))]].team_id if asks else "")
    return wanted


def women_table(
    women: WomenRecords, areas: Areas, begun: Mapping[int, Carers], preferred: Sequence[str]
) -> pd.DataFrame:
    """women.csv; ids follow the order of booking."""
    number = len(women.languages)
    none = Carers("", "", "")
    carers = [begun.get(woman, none) for woman in range(number)]
    return _text(
        {
            "woman_id": [f"W{woman:05d}" for woman in range(1, number + 1)],
            "edd": women.bookings.due,
            "booked_on": women.bookings.booked_on,
            "area_id": [areas.ids[home] for home in women.bookings.homes.tolist()],
            "ethnicity": women.cohort["code"].words(),
            "age": women.ages.tolist(),
            "previous_births": women.births.tolist(),
            "previous_caesareans": women.caesareans.tolist(),
            "risk_factors": women.bookings.risk_factors,
            "complex_social_factors": women.cohort["social"].words(),
            "interpreter_language": women.languages,
            "planned_place": women.cohort["place"].words(),
            "team_id": [one.team_id for one in carers],
            "midwife_id": [one.midwife_id for one in carers],
            "buddy_id": [one.buddy_id for one in carers],
            "preferred_team_id": preferred,
        }
    )


def midwives_table(staff: Sequence[Carer]) -> pd.DataFrame:
    """midwives.csv."""
    names = (
        "midwife_id team_id wte band starts_on leaves_on preceptorship_ends_on skills languages joins_team_id"
    )
    return _text({name: [getattr(carer, name) for carer in staff] for name in names.split()})


def leave_table(leave: Sequence[Absence]) -> pd.DataFrame:
    """leave.csv."""
    names = ("midwife_id", "first_day", "last_day", "kind")
    return _text({name: [getattr(one, name) for one in leave] for name in names})


def teams_table(teams: Sequence[TeamSite]) -> pd.DataFrame:
    """teams.csv; no opening or closing days: running teams are open, proposed ones wait for the plan."""
    names = "team_id name status kind latitude longitude opens_on closes_on max_travel_minutes accepts"
    columns = [*names.split(), "linked_obstetrician"]
    return _text({name: [getattr(team, name, None) for team in teams] for name in columns})


def areas_table(areas: Areas, catchment: Sequence[str]) -> pd.DataFrame:
    """areas.csv."""
    return _text(
        {
            "area_id": areas.ids,
            "latitude": areas.degrees[:, 0].tolist(),
            "longitude": areas.degrees[:, 1].tolist(),
            "imd_decile": areas.deciles.tolist(),
            "name": areas.names,
            "catchment_team_id": catchment,
        }
    )


def _text(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    return pd.DataFrame(
        {name: [_cell(value) for value in values] for name, values in columns.items()}, dtype=object
    )


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:g}" if isinstance(value, float) and value.is_integer() else str(value)
