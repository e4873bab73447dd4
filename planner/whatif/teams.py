"""Teams open, close, or work on other terms."""

from collections.abc import Iterator
from typing import Any

from models import CORE, Team, TeamStatus
from models.team_changes import ChosenTeams, Closing, Enhancement, Opening, TeamChange
from planner.whatif.choosing import known
from planner.whatif.draft import Draft
from planner.whatif.moving import transfer
from planner.whatif.step import Misfit
from planner.whatif.wording import iso_day, number_words, wte_words

TENTHS = 10
_TERMS = {
    "births_per_wte_year": "births a year for each WTE",
    "max_travel_minutes": "travel limit, minutes",
    "accepts": "accepts",
}


def open_team(draft: Draft, terms: Opening) -> None:
    """A proposed team runs with the midwives who would join it, or a new one without any so far."""
    if terms.team == CORE:
        raise Misfit(("open_team", "team"), "core is not a team", CORE)
    day = terms.from_ or draft.terms.as_of
    opens_on = None if day <= draft.terms.as_of else day
    if terms.team not in draft.teams:
        _found(draft, terms, opens_on)
        return
    team = draft.teams[terms.team]
    for key in ("name", "kind", "in_area"):
        if getattr(terms, key) is not None:
            raise Misfit(("open_team", key), "is for a new team, this one is in the tables", terms.team)
    if team.status is TeamStatus.RUNNING and team.closes_on is None:
        raise Misfit(("open_team", "team"), "runs already", terms.team)
    draft.change("teams", terms.team, status=TeamStatus.RUNNING, opens_on=opens_on, closes_on=None)
    draft.note(terms.team, "team", _state(team), f"runs from {iso_day(day)}", "status")
    _set_terms(draft, draft.teams[terms.team], terms)
    for row in [one for one in draft.midwives.values() if one.joins_team_id == terms.team]:
        transfer(draft, row, terms.team, day)


def _state(team: Team) -> str:
    state = "would open if it can be" if team.is_proposed else "runs"
    return state + (f" until {iso_day(team.closes_on)}" if team.closes_on else "")


def _found(draft: Draft, terms: Opening, opens_on: Any) -> None:
    """A team that is not in the tables."""
    for key in ("kind", "in_area"):
        if getattr(terms, key) is None:
            hint = "a team that is not in the tables needs kind and in_area"
            raise Misfit(("open_team", "team"), "unknown team", terms.team, hint)
    assert terms.in_area is not None
    assert terms.kind is not None
    known(draft, "areas", terms.in_area, ("open_team", "in_area"))
    base = draft.areas[terms.in_area]
    row = Team(
        team_id=terms.team,
        name=terms.name or terms.team,
        status=TeamStatus.RUNNING,
        kind=terms.kind,
        latitude=base.latitude,
        longitude=base.longitude,
        opens_on=opens_on,
        max_travel_minutes=terms.max_travel_minutes,
        accepts=terms.accepts or (),
        births_per_wte_year=terms.births_per_wte_year,
    )
    draft.add("teams", terms.team, row)
    day = terms.from_ or draft.terms.as_of
    words = f"new team, {row.kind}".replace("_", " ")
    accepts = f", accepts {', '.join(row.accepts)}" if row.accepts else ""
    draft.note(terms.team, words, None, f"runs from {iso_day(day)} in {terms.in_area}{accepts}")


def close_team(draft: Draft, terms: Closing) -> None:
    """It runs no longer, and its midwives work elsewhere; a proposed team is not opened."""
    known(draft, "teams", terms.team, ("close_team", "team"))
    if terms.midwives_go_to != CORE:
        known(draft, "teams", terms.midwives_go_to, ("close_team", "midwives_go_to"))
    if terms.midwives_go_to == terms.team:
        raise Misfit(("close_team", "midwives_go_to"), "is the team that closes", terms.team)
    team, day = draft.teams[terms.team], terms.on or draft.terms.as_of
    opens_on = team.opens_on
    never_runs = opens_on is not None and opens_on >= day
    if opens_on is not None and never_runs:
        if terms.on is not None:
            message = f"closes before it opens on {iso_day(opens_on)}, and never runs"
            draft.warn(message, ("close_team", "on"), value=iso_day(day))
        opens_on, day = None, min(day, draft.terms.as_of)
    if not draft.change("teams", terms.team, closes_on=day, opens_on=opens_on):
        return
    after = "is not opened" if team.is_proposed or never_runs else f"closed from {iso_day(day)}"
    draft.note(terms.team, "team", _state(team), after, "status")
    if not team.is_proposed:
        for row in [one for one in draft.midwives.values() if one.team_id == terms.team]:
            if row.leaves_on is None or day < row.leaves_on:
                transfer(draft, row, terms.midwives_go_to, day)


def _meant(draft: Draft, kind: str, which: ChosenTeams) -> list[Team]:
    """The teams that are meant, in the order of their ids."""
    if which.team is not None:
        known(draft, "teams", which.team, (kind, "team"))
        return [draft.teams[which.team]]
    found = sorted(
        (row for row in draft.teams.values() if row.kind is which.kind), key=lambda row: row.team_id
    )
    if not found:
        raise Misfit((kind, "kind"), "no team is of this kind", which.kind)
    return found


def change_team(draft: Draft, terms: TeamChange) -> None:
    """Other terms: ratio, travel, whom the team accepts, its catchment."""
    for team in _meant(draft, "change_team", terms):
        _set_terms(draft, team, terms)
        for number, area_id in enumerate(terms.catchment_adds):
            known(draft, "areas", area_id, ("change_team", "catchment_adds", number))
            _catchment(draft, team, area_id, adds=True)
        for number, area_id in enumerate(terms.catchment_drops):
            known(draft, "areas", area_id, ("change_team", "catchment_drops", number))
            _catchment(draft, team, area_id, adds=False)


def _set_terms(draft: Draft, team: Team, terms: Opening | TeamChange) -> None:
    for column, words in _TERMS.items():
        value = getattr(terms, column)
        if value is not None and draft.change("teams", team.team_id, **{column: value}):
            before, after = _shown(draft, team, column), _shown(draft, draft.teams[team.team_id], column)
            draft.note(team.team_id, words, before, after, column)


def _shown(draft: Draft, team: Team, column: str) -> str:
    """What holds for the team: its own term, else the policy's."""
    limits = draft.terms.limits
    if column == "accepts":
        return ", ".join(team.accepts) or "everyone"
    of = limits.births_per_wte_year_of if column == "births_per_wte_year" else limits.max_travel_minutes_of
    return number_words(of(team)) or ""


def _catchment(draft: Draft, team: Team, area_id: str, *, adds: bool) -> None:
    """A neighbourhood comes into a team's catchment or goes out of it."""
    teams = set(draft.areas[area_id].catchment_team_id)
    is_new = team.team_id not in teams if adds else team.team_id in teams
    if is_new:
        teams ^= {team.team_id}
        draft.claim("areas", area_id, f"catchment {team.team_id}", adds)  # another team's is no contradiction
        draft.put("areas", area_id, catchment_team_id=tuple(sorted(teams)))
        before, after = ("not in it", "in it") if adds else ("in it", "not in it")
        draft.note(area_id, f"catchment of {team.team_id}", before, after, f"catchment {team.team_id}")


def enhance_team(draft: Draft, terms: Enhancement) -> None:
    """Support workers free midwives' hours, so the team's ratio rises as if it had those hours more."""
    for team in _meant(draft, "enhance_team", terms):
        wte = sum(_contracts(draft, team))
        if wte == 0:
            raise Misfit(("enhance_team", "team"), "has no midwives on the day of planning", team.team_id)
        posts = terms.support_worker_hours_week / draft.terms.whole_time_hours_week
        freed = posts * draft.terms.limits.support_worker_share
        before = draft.terms.limits.births_per_wte_year_of(team)
        ratio = int(before * (1 + freed / wte) * TENTHS + 1e-6) / TENTHS
        if ratio > before and draft.change("teams", team.team_id, births_per_wte_year=ratio):
            hours = f"{terms.support_worker_hours_week:g} support worker hours a week beside {wte_words(wte)}"
            what = f"{_TERMS['births_per_wte_year']}, {hours}"
            draft.note(team.team_id, what, f"{before:g}", f"{ratio:g}", "births_per_wte_year")


def _contracts(draft: Draft, team: Team) -> Iterator[float]:
    """Contracts of its midwives, or of those who would join it, on the day of planning."""
    day = draft.terms.as_of
    for row in draft.midwives.values():
        if team.team_id in (row.team_id, row.joins_team_id) and row.is_employed(day):
            yield row.wte_on(day)
