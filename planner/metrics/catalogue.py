"""Every measure once: what it says in words, its unit, and which way is good."""

from typing import NamedTuple

from models import Better, Metric


class Measure(NamedTuple):
    """What one measure says."""

    words: str
    """The measure in words."""
    unit: str
    """What it counts."""
    better: Better
    """Which way is good."""


_UP, _DOWN, _EVEN = Better.HIGHER, Better.LOWER, Better.NEUTRAL

_COVERAGE = {
    "women": Measure(
        "women planned for: due from the day of planning to the horizon's last day", "women", _EVEN
    ),
    "women_booked": Measure("of these, women who have booked", "women", _EVEN),
    "women_expected": Measure("of these, women expected to book (a forecast)", "women", _EVEN),
    "offered": Measure("women in a tier: the policy offers them a place", "women", _EVEN),
    "placed": Measure("women with a team and a named midwife", "women", _UP),
    "placed_booked": Measure("women placed who have booked", "women", _UP),
    "placed_expected": Measure("women placed who are expected to book", "women", _UP),
    "placed_share": Measure("placed, of all women planned for", "share", _UP),
    "placed_booked_share": Measure("placed, of the women who have booked", "share", _UP),
    "placed_expected_share": Measure("placed, of the women expected to book", "share", _UP),
    "placed_offered_share": Measure("placed, of the women offered a place", "share", _UP),
    "new_women": Measure("women planned for who have no midwife yet", "women", _EVEN),
    "new_placed": Measure("of these, placed", "women", _UP),
    "new_placed_share": Measure("placed, of women who have no midwife yet", "share", _UP),
    "places_held": Measure(
        "places held for women still expected to book, besides the women placed", "places", _EVEN
    ),
    "share_of_placed": Measure("of all women placed, those with this team or midwife", "share", _EVEN),
    "placed_per_wte": Measure("women placed for each WTE (mean over the horizon)", "women per WTE", _EVEN),
    "buddy_women": Measure("women whose buddy she is", "women", _EVEN),
}
_NATIONAL = {
    "named_by_28_weeks_women": Measure(
        "women who reach 203 days of gestation in a month of the horizon", "women", _EVEN
    ),
    "named_by_28_weeks": Measure("of these, with a team and a named midwife by that day", "women", _UP),
    "named_by_28_weeks_share": Measure("named by 28 weeks, of those who reach 203 days", "share", _UP),
}
_LOADS = {
    "births": Measure("births due to women placed", "births", _EVEN),
    "births_weighted": Measure("births due to women placed, weighted by need", "weighted births", _EVEN),
    "paced_births": Measure(
        "weighted births over a run of months, named by its first month", "weighted births", _EVEN
    ),
    "paced_births_limit": Measure(
        "most weighted births that the ratio allows over the run", "weighted births", _EVEN
    ),
    "paced_births_used": Measure("paced births, of their limit", "share", _EVEN),
    "open_caseload": Measure("weighted women in care on the month's first day", "weighted women", _EVEN),
    "open_caseload_limit": Measure("most weighted women in care at once", "weighted women", _EVEN),
    "open_caseload_used": Measure("open caseload, of its limit", "share", _EVEN),
    "paced_births_peak_used": Measure(
        "paced births of the fullest run, of their limit (of all teams: those of the fullest)", "share", _EVEN
    ),
    "open_caseload_peak_used": Measure(
        "open caseload of the fullest month, of its limit (of all teams: that of the fullest)", "share", _EVEN
    ),
    "wte_in_teams": Measure("effective staff time in continuity teams (mean over the months)", "WTE", _EVEN),
}
_CARE = {
    "interpreter_women": Measure("women placed who need an interpreter", "women", _EVEN),
    "language_matched": Measure("of these, with a named midwife who speaks the language", "women", _UP),
    "language_matched_share": Measure(
        "language matched, of women placed who need an interpreter", "share", _UP
    ),
    "preferred_team_women": Measure("women placed who ask for a team", "women", _EVEN),
    "preferred_team_met": Measure("of these, in the team that they ask for", "women", _UP),
    "preferred_team_met_share": Measure(
        "in the team asked for, of women placed who ask for one", "share", _UP
    ),
    "travel_minutes_mean": Measure(
        "mean way from a placed woman's neighbourhood to her team", "minutes", _DOWN
    ),
    "travel_minutes_max": Measure(
        "longest way from a placed woman's neighbourhood to her team", "minutes", _DOWN
    ),
    "buddy_named": Measure("women placed who have a buddy too", "women", _UP),
    "buddy_named_share": Measure("with a buddy, of the women placed", "share", _UP),
    "care_begun": Measure("women planned for who have a team and a named midwife today", "women", _EVEN),
    "care_kept": Measure("of these, with the same team and midwife in the plan", "women", _UP),
    "care_kept_share": Measure("care kept, of care begun", "share", _UP),
    "care_handed_over": Measure("care begun that goes to another midwife", "women", _DOWN),
    "handed_to_buddy": Measure("of it, care that goes to the woman's buddy", "women", _DOWN),
    "handed_in_team": Measure(
        "of it, care that goes to another midwife of the team, not her buddy", "women", _DOWN
    ),
    "handed_to_other_team": Measure("of it, care that goes to another team", "women", _DOWN),
    "care_lost": Measure("care begun that the plan gives to nobody", "women", _DOWN),
}
_LEFT_BEHIND = {
    "births_outside": Measure("births due to women outside the teams", "births", _DOWN),
    "births_outside_weighted": Measure(
        "births due to women outside the teams, weighted", "weighted births", _DOWN
    ),
    "women_outside": Measure(
        "women in care outside the teams on the month's first day; nothing of the last months, for which the"
        " files lack women due later",
        "women",
        _DOWN,
    ),
    "wte_in_core": Measure(
        "effective staff time left in the core service (mean over the months)", "WTE", _UP
    ),
    "core_floor": Measure("staff time that must stay in the core service", "WTE", _EVEN),
    "core_above_floor": Measure("core staff time above the floor (least over the months)", "WTE", _UP),
    "core_below_floor_months": Measure("months in which core staff time is below its floor", "months", _DOWN),
    "births_outside_per_core_wte": Measure(
        "births outside the teams for each core WTE", "births per WTE", _DOWN
    ),
    "women_outside_per_core_wte": Measure(
        "women in care outside the teams for each core WTE, in those months", "women per WTE", _DOWN
    ),
    "births_per_team_wte": Measure("births in the teams for each WTE of theirs", "births per WTE", _EVEN),
}
_COST = {
    "wte_in_post": Measure(
        "contracted staff time in post, on leave or not (mean over the days)", "WTE", _EVEN
    ),
    "cost_year": Measure("what it costs a year by the policy's pay, on-costs included", "pounds", _EVEN),
}
_GAPS = {
    "placed_share_gap": Measure(
        "placed share of the first group less that of the second", "difference of shares", _EVEN
    ),
    "named_by_28_weeks_share_gap": Measure(
        "share named by 28 weeks of the first group less that of the second", "difference of shares", _EVEN
    ),
}

MEASURES: dict[str, Measure] = _COVERAGE | _NATIONAL | _LOADS | _CARE | _LEFT_BEHIND | _COST | _GAPS
"""Every measure of a plan by its short name."""

ROTA_MEASURES: dict[str, Measure] = {
    "rota_unfilled_hours": Measure("hours of duties that nobody does", "hours", _DOWN),
    "rota_nights_most": Measure(
        "most nights of a midwife for each WTE, of those there half of the days or more",
        "nights per WTE",
        _DOWN,
    ),
    "rota_nights_fewest": Measure(
        "fewest nights of a midwife for each WTE, of those there half of the days or more",
        "nights per WTE",
        _EVEN,
    ),
    "rota_by_named_share": Measure(
        "births expected to be attended by the named midwife, of those of the caseload",
        "share",
        _UP,
    ),
    "rota_by_named_or_buddy_share": Measure(
        "births expected to be attended by the named midwife or the buddy", "share", _UP
    ),
    "rota_by_team_share": Measure("births expected to be attended by a midwife of the team", "share", _UP),
    "rota_antenatal_by_named_share": Measure(
        "visits before birth, booking among them, made by the named midwife", "share", _UP
    ),
    "rota_antenatal_by_named_or_buddy_share": Measure(
        "visits before birth made by the named midwife or the buddy", "share", _UP
    ),
    "rota_postnatal_by_named_share": Measure("visits after birth made by the named midwife", "share", _UP),
    "rota_postnatal_by_named_or_buddy_share": Measure(
        "visits after birth made by the named midwife or the buddy", "share", _UP
    ),
}
"""Measures of a rota, of all its teams together and of each."""

_EVERY = MEASURES | ROTA_MEASURES

DECIMALS = 6
"""Decimals of a measure: more are noise of the reckoning, such as 0.6999999999999998 WTE."""


def metric(measure: str, by: str, group: str, value: float | None) -> Metric:
    """One number of one group, with unit and direction from the catalogue."""
    entry = _EVERY[measure]
    value = None if value is None else round(value, DECIMALS)
    return Metric(measure=measure, by=by, group=group, value=value, unit=entry.unit, better=entry.better)


def ratio(part: float, whole: float) -> float | None:
    """`part` of `whole`; none where there is no whole."""
    return part / whole if whole else None
