"""A synthetic maternity service: five tables of text and what a base scenario needs to know."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from models import CORE
from planner.synthetic import rows
from planner.synthetic.absences import Absence, absences, effective_wte
from planner.synthetic.areas import Areas
from planner.synthetic.background import add_background
from planner.synthetic.begun import place_begun
from planner.synthetic.bookings import women_due
from planner.synthetic.cohort import Cohort
from planner.synthetic.compact import constant
from planner.synthetic.draws import Floats, Ints
from planner.synthetic.homes import settle
from planner.synthetic.invented import invent_areas
from planner.synthetic.joint import decile_by_group
from planner.synthetic.lsoa import real_areas
from planner.synthetic.needs import add_needs, reference_rates
from planner.synthetic.profile import TrustProfile, profile_for
from planner.synthetic.spec import TrustSpec
from planner.synthetic.staff import Carer, employ
from planner.synthetic.teams import TeamSite, kinds, map_teams, name_teams, place_teams, stretch

MIDWIVES_PER_TEAM = 8
"""Midwives of each team where the number of teams is given (assumed)."""


@dataclass(frozen=True)
class BaseFacts:
    """What the base scenario says about its service."""

    title: str
    as_of: date
    core_floor_wte: float
    """Suggested safe floor of the core service, WTE."""
    sources: tuple[str, ...]
    """Where the figures come from, and what was assumed."""
    spec: TrustSpec
    """The arguments that make this service again."""


@dataclass(frozen=True, eq=False)
class SyntheticService:
    """Tables of text (ISO dates, empty where nothing is recorded), ready to write; columns as the nouns."""

    women: pd.DataFrame
    midwives: pd.DataFrame
    leave: pd.DataFrame
    teams: pd.DataFrame
    areas: pd.DataFrame
    facts: BaseFacts

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """The five tables by file name without its ending."""
        names = ("women", "midwives", "leave", "teams", "areas")
        return {name: getattr(self, name) for name in names}


def synthesise(spec: TrustSpec) -> SyntheticService:
    """Make the service that `spec` asks for; the same `spec` always makes the same tables.

    Raises `UnknownTrust` or `BadPublishedFile`.
    """
    rng = np.random.default_rng(spec.seed)
    profile = profile_for(spec)
    births = spec.births or profile.births
    cohort, homes, areas, teams = _population(spec, profile, births, rng)
    women = rows.women_records(cohort, homes, spec.as_of, rng)
    spoken = Counter(language for language in women.languages if language)
    per_team = None if spec.teams is None else MIDWIVES_PER_TEAM
    staff = employ(teams, births, per_team, spec.as_of, spoken, rng)
    leave = absences(staff, spec.as_of, rng)
    places = map_teams(areas, teams)
    begun = place_begun(women.bookings, places, staff, leave, spec.as_of, rng)
    preferred = rows.preferences(women, begun, places, rng)
    table = rows.women_table(women, areas, begun, preferred)
    return SyntheticService(
        women=table[table["booked_on"] <= spec.as_of.isoformat()].reset_index(drop=True)
        if spec.booked_only
        else table,
        midwives=rows.midwives_table(staff),
        leave=rows.leave_table(leave),
        teams=rows.teams_table(teams),
        areas=rows.areas_table(areas, places.catchment),
        facts=_facts(spec, profile, births, staff, leave),
    )


def draw_cohort(
    profile: TrustProfile, table: Ints, areas: Areas, rates: dict[str, float], rng: np.random.Generator
) -> tuple[Cohort, Ints]:
    """Women with all traits, and each one's neighbourhood; `table` counts them by decile and ethnic group."""
    cohort, homes = settle(areas, table, rng)
    cohort = add_background(cohort, profile, rng)
    return add_needs(cohort, profile, rates, rng), homes


def _population(
    spec: TrustSpec, profile: TrustProfile, births: int, rng: np.random.Generator
) -> tuple[Cohort, Ints, Areas, tuple[TeamSite, ...]]:
    women = women_due(spec.as_of, births)
    table = decile_by_group(profile.org_code, profile.shares["decile"], profile.shares["ethnicity"], women)
    births_by_decile: Floats = table.sum(axis=1) / women * births
    running = spec.teams or max(1, round(births / constant("births_per_team")))
    proposed = max(1, round(running / 5)) if spec.proposed_teams is None else spec.proposed_teams
    plan = kinds(running, proposed)
    if spec.lsoa:
        areas = real_areas(profile, births_by_decile, spec.lsoa)
        bases = place_teams(areas, plan, rng)
    else:
        areas = invent_areas(profile, births_by_decile, rng)
        bases = place_teams(areas, plan, rng)
        factor = stretch(areas, bases, plan, profile)
        areas, bases = areas.scaled(factor, profile), bases * factor
    cohort, homes = draw_cohort(profile, table, areas, reference_rates(), rng)
    return cohort, homes, areas, name_teams(bases, plan, profile)


def _facts(
    spec: TrustSpec, profile: TrustProfile, births: int, staff: Sequence[Carer], leave: Sequence[Absence]
) -> BaseFacts:
    name = profile.org_name.title().replace("Nhs", "NHS").replace("'S", "'s")
    staying = [row for row, carer in enumerate(staff) if carer.team_id == CORE and not carer.joins_team_id]
    lowest = float(effective_wte(staff, leave, spec.as_of)[staying].sum(axis=0).min())
    sources = [
        profile.source,
        "planner/synthetic/figures: correlations, prevalences and staffing, each with its source",
    ]
    if profile.borrowed:
        sources.append(f"taken from England, hardly recorded by the trust: {', '.join(profile.borrowed)}")
    sources.append(
        f"neighbourhoods: LSOA 2011 of {spec.lsoa.name}, IMD 2019 (Open Government Licence v3.0)"
        if spec.lsoa
        else "neighbourhoods: invented around the trust's main site; IMD 2019 deciles as published for it"
    )
    return BaseFacts(
        title=f"Synthetic service like {name}, {births:,} births a year",
        as_of=spec.as_of,
        core_floor_wte=int(lowest * constant("core_floor_share") * 2) / 2,
        sources=tuple(sources),
        spec=spec,
    )
