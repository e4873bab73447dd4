"""Which numbers each view shows, in which words."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from models import Band, MeasureGroup
from models.comparison import View
from planner.comparison.candidate import Candidate


class Row(NamedTuple):
    """One measure of one group, in words."""

    section: str
    label: str
    measure: str
    by: str = "all"
    group: str = "all"


def rows(candidates: Sequence[Candidate], view: View) -> list[Row]:
    """The rows of a view, in order; groups that no option knows are left out."""
    return list(_VIEWS[view](candidates))


PLACED, NAMED = "Who is placed", "Named by 28 weeks"
CORE, FULL, CARE, COST = "Staff and core", "Fullest team", "Care", "Cost a year"
ROTA = "Rota"
BAME_LESS_WHITE = "Black, Asian and mixed less White"
"""The gap that the national measure calls BAME v White."""


def _questions(candidates: Sequence[Candidate]) -> Iterator[Row]:
    for tier in _tiers(candidates):
        yield Row(PLACED, f"{_tier(tier)}, women placed", "placed", "tier", tier)
        yield Row(PLACED, f"{_tier(tier)}, share", "placed_share", "tier", tier)
        if any(candidate.count("places_held", "tier", tier) for candidate in candidates):
            yield Row(PLACED, f"{_tier(tier)}, places held", "places_held", "tier", tier)
    yield Row(PLACED, "all, women placed", "placed")
    yield Row(PLACED, "all, share", "placed_share")
    for label, by, group in (
        ("need an interpreter", "interpreter", "needed"),
        ("ask for a team", "preferred_team", "asked"),
    ):
        if _has_women(candidates, by, group):
            yield Row(PLACED, f"{label}, share", "placed_share", by, group)
    yield from _NAMED
    yield from _REST
    yield Row(COST, "all midwives", "cost_year")
    for band in Band:
        if any(candidate.value.get(("wte_in_post", "band", str(band))) for candidate in candidates):
            yield Row(COST, f"band {band}", "cost_year", "band", str(band))
    yield from _ROTA


_NAMED = (
    Row(NAMED, "all women", "named_by_28_weeks_share"),
    Row(NAMED, MeasureGroup.BAME.words, "named_by_28_weeks_share", "measure_ethnic_group", "BAME"),
    Row(NAMED, "White women", "named_by_28_weeks_share", "measure_ethnic_group", "White"),
    Row(NAMED, BAME_LESS_WHITE, "named_by_28_weeks_share_gap", "measure_ethnic_group", "BAME v White"),
    Row(NAMED, "most deprived tenth", "named_by_28_weeks_share", "imd_decile", "1"),
    Row(NAMED, "least deprived tenth", "named_by_28_weeks_share", "imd_decile", "10"),
    Row(NAMED, "most less least deprived", "named_by_28_weeks_share_gap", "imd_decile", "1 v 10"),
)
_REST = (
    Row(CORE, "WTE in teams", "wte_in_teams"),
    Row(CORE, "WTE left in core", "wte_in_core"),
    Row(CORE, "months with core below its floor", "core_below_floor_months"),
    Row(CORE, "women outside the teams for each core WTE", "women_outside_per_core_wte"),
    Row(CORE, "births outside the teams for each core WTE", "births_outside_per_core_wte"),
    Row(FULL, "births, of its limit", "paced_births_peak_used"),
    Row(FULL, "open caseload, of its limit", "open_caseload_peak_used"),
    Row(CARE, "language matched", "language_matched_share"),
    Row(CARE, "in the team asked for", "preferred_team_met_share"),
    Row(CARE, "travel, minutes, mean", "travel_minutes_mean"),
    Row(CARE, "travel, minutes, longest", "travel_minutes_max"),
    Row(CARE, "care begun, handed over", "care_handed_over"),
    Row(CARE, "care begun, lost", "care_lost"),
)
_ROTA = (
    Row(ROTA, "hours that nobody fills", "rota_unfilled_hours"),
    Row(ROTA, "nights for each WTE, most", "rota_nights_most"),
    Row(ROTA, "nights for each WTE, fewest", "rota_nights_fewest"),
    Row(ROTA, "births attended by the named midwife", "rota_by_named_share"),
    Row(ROTA, "births attended by her or the buddy", "rota_by_named_or_buddy_share"),
    Row(ROTA, "births attended by a midwife of the team", "rota_by_team_share"),
    Row(ROTA, "visits before birth by the named midwife", "rota_antenatal_by_named_share"),
    Row(ROTA, "visits before birth by her or the buddy", "rota_antenatal_by_named_or_buddy_share"),
    Row(ROTA, "visits after birth by the named midwife", "rota_postnatal_by_named_share"),
    Row(ROTA, "visits after birth by her or the buddy", "rota_postnatal_by_named_or_buddy_share"),
)
"""Shown where any option has a rota."""


def _tiers(candidates: Sequence[Candidate]) -> list[str]:
    """The tiers of any option, then `none` where women are in no tier."""
    most = max(len(candidate.scenario.policy.tiers) for candidate in candidates)
    numbers = [str(number) for number in range(1, most + 1)]
    return [tier for tier in (*numbers, "none") if tier != "none" or _has_women(candidates, "tier", tier)]


def _tier(tier: str) -> str:
    return "in no tier" if tier == "none" else f"tier {tier}"


def _has_women(candidates: Sequence[Candidate], by: str, group: str) -> bool:
    return any(candidate.count("women", by, group) for candidate in candidates)


def _groups(candidates: Sequence[Candidate], by: str) -> list[str]:
    """The groups of a grouping in which any option has women, in the order of the measures."""
    groups = dict.fromkeys(row.group for candidate in candidates for row in candidate.metrics if row.by == by)
    return [group for group in groups if _has_women(candidates, by, group)]


Measures = tuple[tuple[str, str], ...]
"""Sections in words, each with its measure."""

_OF_WOMEN: Measures = (
    ("Women placed", "placed"),
    ("Share placed", "placed_share"),
    ("Named by 28 weeks", "named_by_28_weeks_share"),
)
_OF_PLACES: Measures = (
    ("With a buddy too", "buddy_named_share"),
    ("Language matched", "language_matched_share"),
    ("In the team asked for", "preferred_team_met_share"),
    ("Travel, minutes, mean", "travel_minutes_mean"),
)


def _by_tier(candidates: Sequence[Candidate]) -> Iterator[Row]:
    for section, measure in (*_OF_WOMEN, *_OF_PLACES):
        yield from (Row(section, _tier(tier), measure, "tier", tier) for tier in _tiers(candidates))
        yield Row(section, "all", measure)


def _by_ethnicity(candidates: Sequence[Candidate]) -> Iterator[Row]:
    groups = _groups(candidates, "ethnic_group")
    for section, measure in _OF_WOMEN[:2]:
        yield from (Row(section, group, measure, "ethnic_group", group) for group in groups)
    yield from _gaps("placed_share_gap", "ethnic_group", ("Black v White", "Asian v White", "Mixed v White"))
    section, measure = _OF_WOMEN[2]
    for group in _groups(candidates, "measure_ethnic_group"):
        label = MeasureGroup(group).words
        yield Row(f"{section}, groups of the national measure", label, measure, "measure_ethnic_group", group)
    gap = _gaps("named_by_28_weeks_share_gap", "measure_ethnic_group", ("BAME v White",))
    yield from (row._replace(label=BAME_LESS_WHITE) for row in gap)


def _gaps(measure: str, by: str, groups: tuple[str, ...]) -> Iterator[Row]:
    section = "Gap in " + ("share placed" if measure.startswith("placed") else "women named by 28 weeks")
    yield from (Row(section, group.replace(" v ", " less "), measure, by, group) for group in groups)


def _by_decile(candidates: Sequence[Candidate]) -> Iterator[Row]:
    ends = {"1": "1, most deprived", "10": "10, least deprived"}
    groups = _groups(candidates, "imd_decile")
    for section, measure in _OF_WOMEN:
        yield from (Row(section, ends.get(group, group), measure, "imd_decile", group) for group in groups)
        if measure != "placed":
            yield from _gaps(f"{measure}_gap", "imd_decile", ("1 v 10",))


_ASKING = (
    ("Need of an interpreter", "interpreter", {"needed": "need one", "not needed": "need none"}),
    ("Wish for a team", "preferred_team", {"asked": "ask for one", "not asked": "ask for none"}),
)
"""Section, grouping, and the words for its groups."""


def _by_asking(candidates: Sequence[Candidate]) -> Iterator[Row]:
    for section, by, groups in _ASKING:
        for measure, words in (("placed", "women placed"), ("placed_share", "share placed")):
            yield from (
                Row(section, f"{said}, {words}", measure, by, group) for group, said in groups.items()
            )
        for tier in _tiers(candidates):
            for group, said in groups.items():
                new = f"{section}: share placed of women with no midwife yet"
                yield Row(new, f"{said}, {_tier(tier)}", "new_placed_share", f"tier_{by}", f"{group} {tier}")
    yield Row("Met", "language, of women placed who need it", "language_matched_share")
    yield Row("Met", "team asked for, of women placed who ask", "preferred_team_met_share")


_OF_TEAMS: Measures = (
    ("Women placed", "placed"),
    ("WTE", "wte_in_teams"),
    ("Births at the fullest, of their limit", "paced_births_peak_used"),
    ("Open caseload at the fullest, of its limit", "open_caseload_peak_used"),
    *_OF_PLACES,
)


def _by_team(candidates: Sequence[Candidate]) -> Iterator[Row]:
    names = {
        team.team_id: team.name
        for candidate in reversed(candidates)
        for team in candidate.scenario.service.teams
    }
    found = {group for candidate in candidates for _, by, group in candidate.metric if by == "team"}
    teams = sorted(found, key=lambda team: (names.get(team, team), team))
    of_rotas = tuple((f"{ROTA}: {row.label}", row.measure) for row in _ROTA)
    for section, measure in (*_OF_TEAMS, *of_rotas):
        yield from (Row(section, names.get(team, team), measure, "team", team) for team in teams)


_OF_MONTHS: Measures = (
    ("Births in the teams", "births"),
    ("Births outside the teams", "births_outside"),
    ("WTE left in core", "wte_in_core"),
    ("WTE in core above its floor", "core_above_floor"),
    ("Women outside the teams for each core WTE", "women_outside_per_core_wte"),
    ("Open caseload of all teams, of their limits", "open_caseload_used"),
)


def _by_month(candidates: Sequence[Candidate]) -> Iterator[Row]:
    months = sorted({str(month) for candidate in candidates for month in candidate.scenario.months})
    for section, measure in _OF_MONTHS:
        yield from (Row(section, month, measure, "month", month) for month in months)


def _steps(candidates: Sequence[Candidate]) -> Iterator[Row]:
    yield Row("Steps", "all", "placed")
    yield from (Row("Steps", _tier(tier), "placed", "tier", tier) for tier in _tiers(candidates))
    yield Row("Steps", "women outside the teams for each core WTE", "women_outside_per_core_wte")
    yield Row("Steps", "cost a year", "cost_year")


_VIEWS: dict[View, Callable[[Sequence[Candidate]], Iterator[Row]]] = {
    View.QUESTIONS: _questions,
    View.TIER: _by_tier,
    View.ETHNICITY: _by_ethnicity,
    View.DECILE: _by_decile,
    View.ASKING: _by_asking,
    View.TEAM: _by_team,
    View.MONTH: _by_month,
    View.STEPS: _steps,
    View.WOMEN: lambda _: iter(()),
}
