"""One change of a what-if scenario in a head of midwifery's words, with its numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from models import WhatIfChange
from models.policy_changes import TiersChange
from models.rota_changes import DutiesMove, RotaChange
from models.staff_changes import (
    AnnualLeave,
    ChosenMidwives,
    ChosenTime,
    Departure,
    HoursChange,
    LongLeave,
    Move,
    Recruitment,
    Sickness,
)
from models.team_changes import ChosenTeams, Closing, Enhancement, Opening, TeamChange
from models.women_changes import BirthsChange, MoreWomen
from planner.whatif.wording import criterion_words, iso_day, number_words, wte_words
from planner.words import listed, noun_for


def change_words(change: WhatIfChange) -> str:
    """The change as one would say it: `2 midwives leave willow from 2027-03-01`.

    A date that is left out, the day of planning, is not told.
    """
    return _WORDS[change.kind](change.terms)


def _from(day: date | None) -> str:
    return f" from {iso_day(day)}" if day else ""


def _counted(number: float, noun: str, plural: str = "") -> str:
    return f"{number:g} {noun_for(number, noun, plural)}"


def _whom(which: ChosenMidwives) -> tuple[str, bool]:
    """Who is meant, without the team, and whether the verb is that of one."""
    if which.who is not None:
        return listed(which.who), len(which.who) == 1
    band = f"band {which.band}" if which.band else ""
    if which.midwives is not None:
        words = _counted(which.midwives, f"{band} midwife".strip(), f"{band} midwives".strip())
    else:
        assert isinstance(which, ChosenTime)
        assert which.wte is not None
        words = f"{wte_words(which.wte)}{' of ' + band if band else ''}"
    speaking = f" speaking {listed(which.speaking, 'or')}" if which.speaking else ""
    skilled = f" skilled in {listed(which.skilled, 'or')}" if which.skilled else ""
    return words + speaking + skilled, which.midwives in (1, None)


def _do(which: ChosenMidwives, one: str, several: str) -> str:
    """Who of which team does what: `2 midwives of willow are`."""
    words, is_one = _whom(which)
    return f"{words}{' of ' + which.team if which.team else ''} {one if is_one else several}"


def _recruit(terms: Recruitment) -> str:
    is_one = terms.midwives == 1
    who = f"{_counted(terms.midwives, 'midwife', 'midwives')} ({terms.route.replace('_', ' ')})"
    wte = f" with {wte_words(terms.wte_each)}{'' if is_one else ' each'}" if terms.wte_each != 1 else ""
    return f"{who} {'joins' if is_one else 'join'} {terms.team}{_from(terms.from_)}{wte}"


def _leave(terms: Departure) -> str:
    words, is_one = _whom(terms)
    return (
        f"{words} {'leaves' if is_one else 'leave'}{' ' + terms.team if terms.team else ''}{_from(terms.on)}"
    )


def _retire(terms: Departure) -> str:
    return _do(terms, "retires", "retire") + _from(terms.on)


def _long_leave(terms: LongLeave) -> str:
    return f"{_do(terms, 'is', 'are')} on {terms.kind} leave{_from(terms.from_)} until {iso_day(terms.until)}"


def _on_leave(terms: AnnualLeave) -> str:
    return f"{_do(terms, 'is', 'are')} on annual leave{_from(terms.from_)} until {iso_day(terms.until)}"


def _hours(terms: HoursChange) -> str:
    if terms.to_wte is not None:
        hours = wte_words(terms.to_wte)
    else:
        by = terms.by_wte or 0
        hours = f"{wte_words(abs(by))} {'less' if by < 0 else 'more'}"
    each = "" if _whom(terms)[1] else " each"
    return f"{_do(terms, 'works', 'work')} {hours}{each}{_from(terms.from_)}"


def _move(terms: Move) -> str:
    words, is_one = _whom(terms)
    of = f" from {terms.team}" if terms.team else ""
    return f"{words} {'moves' if is_one else 'move'}{of} to {terms.to}{_from(terms.on)}"


def _sickness(terms: Sickness) -> str:
    where = f" in {terms.team}" if terms.team else ""
    return f"{terms.percent:g}% sickness{where}{_from(terms.from_)} until {iso_day(terms.until)}"


def _open(terms: Opening) -> str:
    return f"{terms.team} opens{_from(terms.from_)}{_joined(_team_terms(terms), ': ')}"


def _close(terms: Closing) -> str:
    to = "" if terms.midwives_go_to == "core" else f", its midwives go to {terms.midwives_go_to}"
    return f"{terms.team} closes{_from(terms.on)}{to}"


def _teams(which: ChosenTeams) -> str:
    return which.team or f"{which.kind} teams".replace("_", " ")


def _change_team(terms: TeamChange) -> str:
    catchment = [
        f"{terms_words} {listed(areas)}"
        for terms_words, areas in (("with", terms.catchment_adds), ("without", terms.catchment_drops))
        if areas
    ]
    return f"{_teams(terms)}: {', '.join([*_team_terms(terms), *catchment])}"


def _team_terms(terms: Opening | TeamChange) -> Iterator[str]:
    """The terms of a team that are given."""
    if terms.births_per_wte_year is not None:
        yield _ratio(terms.births_per_wte_year)
    if terms.max_travel_minutes is not None:
        yield f"within {terms.max_travel_minutes:g} minutes"
    if terms.accepts is not None:
        yield f"for {listed(terms.accepts, 'or') if terms.accepts else 'everyone'}"


def _joined(words: Iterable[str], before: str) -> str:
    found = ", ".join(words)
    return f"{before}{found}" if found else ""


def _enhance(terms: Enhancement) -> str:
    return f"{_teams(terms)}: {terms.support_worker_hours_week:g} hours a week of support workers"


def _births(terms: BirthsChange) -> str:
    among = "" if terms.among == "everyone" else f" where {criterion_words(terms.among)}"
    return f"births {'down' if terms.by_percent < 0 else 'up'} {abs(terms.by_percent):g}%{among}"


def _more_women(terms: MoreWomen) -> str:
    like = "" if terms.like == "everyone" else f" where {criterion_words(terms.like)}"
    where = f" in {listed(terms.in_areas)}" if terms.in_areas else ""
    language = f" needing an interpreter ({terms.interpreter_language})" if terms.interpreter_language else ""
    return f"{_counted(terms.women, 'more woman', 'more women')}{like}{where}{language}"


def _ratio(births: object) -> str:
    return f"1 midwife to {number_words(births)} births a year"


def _limits(terms: Mapping[str, Any]) -> str:
    return ", ".join(_limit(name, value) for name, value in terms.items())


def _limit(name: str, value: Any) -> str:
    """A limit by its name, which is shorter than what it means: `core floor WTE up by 6`."""
    if name == "births_per_wte_year" and isinstance(value, int | float):
        return _ratio(value)
    words = name.replace("_", " ").replace("wte", "WTE")
    if isinstance(value, dict):
        return f"{words} {'down' if value['by'] < 0 else 'up'} by {number_words(abs(value['by']))}"
    return f"{words} {number_words(value) or 'without limit'}"


def _tiers(terms: TiersChange) -> str:
    if terms.keep is not None:
        return f"tiers: {', then '.join(terms.keep)} alone"
    if terms.change is not None:
        return f"other terms for {listed(tier.name for tier in terms.change)}"
    return f"tiers anew: {', '.join(tier.name for tier in terms.replace_all or ())}"


def _rota(terms: RotaChange) -> str:
    tiers = terms.on_call_tiers
    on_call = [] if tiers is None else [f"{tiers or 'no'} {noun_for(tiers, 'midwife', 'midwives')} on call"]
    parts: tuple[Mapping[Any, Any] | None, ...] = (terms.limits, terms.hours, terms.visits)
    named = [_limits(part) for part in parts if part]
    return ", ".join([*on_call, *named])


def _move_duties(terms: DutiesMove) -> str:
    of = f" of {terms.team}" if terms.team else ""
    days = f" from {terms.from_weekday}" if terms.from_weekday else ""
    return f"{terms.kind} duties{of} move{days} to {terms.to_weekday}"


def _set(terms: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {number_words(value) or 'nothing'}" for key, value in terms.items())


_WORDS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {
        "recruit": _recruit,
        "leave": _leave,
        "retire": _retire,
        "long_leave": _long_leave,
        "on_leave": _on_leave,
        "change_hours": _hours,
        "move": _move,
        "sickness": _sickness,
        "open_team": _open,
        "close_team": _close,
        "change_team": _change_team,
        "enhance_team": _enhance,
        "change_births": _births,
        "add_women": _more_women,
        "change_limits": _limits,
        "change_tiers": _tiers,
        "change_rota": _rota,
        "move_duties": _move_duties,
        "set": _set,
    }
)
"""Words for each kind of change."""
