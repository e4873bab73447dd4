"""Changes of the rota's terms and of its weekly duties: what is to be written under `policy.rota`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from models.rota_changes import DutiesMove
from models.weekly_duty import WeeklyDuty
from planner.whatif.step import KeyPath, Misfit
from planner.whatif.values import Write, increased, more, present

ROTA: KeyPath = ("policy", "rota")
ROTA_LIMITS: KeyPath = (*ROTA, "limits")
HOURS: KeyPath = (*ROTA, "hours")
VISITS: KeyPath = (*ROTA, "visits")
WEEKLY: KeyPath = (*ROTA, "weekly_duties")
LONGEST_VISIT = 600
"""Minutes that a visit may take."""

_ON_CALL = "midwives of a team on call at once"


def rota_terms(document: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Write]:
    """What `change_rota` writes; `given` are its terms as they stand in the file. Raises Misfit."""
    for name, terms in given.items():
        key: KeyPath = ("change_rota", name)
        if name == "on_call_tiers":
            yield Write((*ROTA, name), terms, key, _ON_CALL)
            continue
        for term, value in terms.items():
            yield _term(document, (*ROTA, name, term), value, (*key, term))


def _term(document: Mapping[str, Any], path: KeyPath, value: Any, key: KeyPath) -> Write:
    stage = str(path[-1]).removesuffix("_minutes")
    if path[:-1] == VISITS and stage != "booking":
        return _visits(document, stage, value, key)
    what = "minutes of the booking appointment" if path[:-1] == VISITS else ""
    return Write(path, more(document, path, value, key), key, what)


def _visits(document: Mapping[str, Any], stage: str, value: Any, key: KeyPath) -> Write:
    """Other minutes for every visit of a stage."""
    path = (*VISITS, stage)
    visits = [dict(one) for one in _mappings(present(document, path))]
    for visit in visits:
        minutes = increased(visit.get("minutes"), value, key) if isinstance(value, dict) else value
        if not 0 <= minutes <= LONGEST_VISIT:
            message = f"a visit would take {minutes:g} minutes"
            raise Misfit(key, message, hint=f"a visit takes from 0 to {LONGEST_VISIT} minutes")
        visit["minutes"] = minutes
    return Write(path, visits, key, f"minutes of each {stage} visit")


def visits_words(visits: Sequence[Any]) -> str:
    """The minutes of visits: `45`, or `30 to 60` where they differ."""
    minutes = [one["minutes"] for one in _mappings(visits) if isinstance(one.get("minutes"), int | float)]
    least, most = min(minutes, default=0), max(minutes, default=0)
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


def _mappings(value: Any) -> list[Mapping[str, Any]]:
    """The entries of a list that are mappings, as they are in a sound scenario."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


class _Listed(NamedTuple):
    """A weekly duty of the policy as whoever holds it does: a team, or every team."""

    path: KeyPath
    """Where its weekday is written, or would be."""
    kind: str
    team: str | None
    weekday: str
    is_written: bool = True
    """Whether the weekday stands there; else the team's is that of every team."""


def moved_duties(document: Mapping[str, Any], terms: DutiesMove) -> Iterator[Write]:
    """What `move_duties` writes: the weekday of each duty that is meant. Raises Misfit if none is.

    Of what every team holds, a team that is named gets a weekday of its own.
    """
    for duty in _meant(list(_listed(document, terms.team)), terms):
        whose = f"weekday of {duty.kind}, {duty.team or 'every team'}"
        if duty.is_written or duty.weekday != terms.to_weekday:
            yield Write(duty.path, str(terms.to_weekday), ("move_duties", "to_weekday"), whose)


def _listed(document: Mapping[str, Any], team: str | None) -> Iterator[_Listed]:
    """Every weekly duty and the days of single teams; of what all hold those of a named team alone."""
    found = present(document, WEEKLY)
    for number, row in enumerate(found if isinstance(found, list) else ()):
        if not isinstance(row, dict):
            continue
        kind = str(row.get("kind", WeeklyDuty.model_fields["kind"].default))
        place, weekday, of = (*WEEKLY, number), str(row.get("weekday")), row.get("weekday_of")
        others = {str(name): str(day) for name, day in of.items()} if isinstance(of, dict) else {}
        if row.get("team_id") is not None or team is None:
            yield _Listed((*place, "weekday"), kind, row.get("team_id"), weekday)
        elif team not in others:
            yield _Listed((*place, "weekday_of", team), kind, team, weekday, is_written=False)
        for name, day in others.items():
            yield _Listed((*place, "weekday_of", name), kind, name, day)


def _meant(duties: Sequence[_Listed], terms: DutiesMove) -> list[_Listed]:
    """The duties of the kind, the team and the weekday; raises Misfit where one of these fits none."""
    of_kind = [duty for duty in duties if duty.kind == terms.kind]
    if not of_kind:
        known = ", ".join(dict.fromkeys(duty.kind for duty in duties))
        hint = f"weekly duties here: {known}" if known else "policy.rota.weekly_duties lists none"
        raise Misfit(("move_duties", "kind"), "no weekly duty is of this kind", terms.kind, hint)
    of_team = [duty for duty in of_kind if terms.team in (None, duty.team)]
    if not of_team:
        message = f"no {terms.kind} is listed for this team"
        hint = f"{_days_of_each(of_kind)}; without team all of these move"
        raise Misfit(("move_duties", "team"), message, terms.team, hint)
    found = [duty for duty in of_team if terms.from_weekday in (None, duty.weekday)]
    if not found:
        message = f"no {terms.kind} is on this weekday"
        raise Misfit(
            ("move_duties", "from_weekday"), message, str(terms.from_weekday), _days_of_each(of_team)
        )
    return found


def _days_of_each(duties: Sequence[_Listed]) -> str:
    """Whose they are, and on which weekdays: `willow on monday; every team on tuesday, thursday`."""
    days: dict[str, list[str]] = {}
    for duty in duties:
        days.setdefault(duty.team or "every team", []).append(duty.weekday)
    return "; ".join(f"{team} on {', '.join(dict.fromkeys(found))}" for team, found in days.items())
