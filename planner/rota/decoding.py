"""From the engine's roster back to duties: who does what, why, and what nobody does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models import Duty, DutyForm, DutyKind, UnfilledReason
from planner.rota.demand import Need
from planner.rota.engine import OFF
from planner.rota.engine.roster import Duties
from planner.rota.known import known_costs
from planner.rota.sharing_out import with_women
from planner.rota.team import Team
from planner.rota.unfilled import why_unfilled

_SHOWN_FROM, _TOLD_FROM = 0.1, 0.01
"""Births expected within a duty from which their number says something, and from which there are some."""


class Settled(NamedTuple):
    """Who does which needs; what is left over."""

    duties: tuple[Duty, ...]
    unfilled: tuple[Need, ...]


def lawful(team: Team, duties: Duties) -> Duties:
    """The roster without duties that nobody needs, and without a preceptee on call alone."""
    found = duties.copy()
    for (day, kind), members in _by_place(found).items():
        settled = [number for number in members if day in team.members[number].fixed]
        others = [number for number in members if number not in settled]
        for number in others[max(0, team.wanted.get((day, kind), 0) - len(settled)) :]:
            found[number, day] = OFF
    for number, day in _alone(team, found):
        found[number, day] = OFF
    return found


def _by_place(duties: Duties) -> dict[tuple[int, int], list[int]]:
    """Members by day and kind."""
    found: dict[tuple[int, int], list[int]] = {}
    for number, day in zip(*(duties != OFF).nonzero(), strict=True):
        found.setdefault((int(day), int(duties[number, day])), []).append(int(number))
    return found


def _alone(team: Team, duties: Duties) -> Iterator[tuple[int, int]]:
    """Preceptees, and days, with a duty for which a midwife who is none must be there too, and is not."""
    for (day, kind), members in _by_place(duties).items():
        if team.kind(kind).preceptee_alone or not team.policy.limits.preceptee_never_alone:
            continue
        for number in members:
            if _is_preceptee(team, number, day) and not _has_company(team, duties, day, team.kind(kind)):
                yield number, day


def _is_preceptee(team: Team, number: int, day: int) -> bool:
    return team.members[number].midwife.is_preceptee(team.stretch.days[day])


def _has_company(team: Team, duties: Duties, day: int, kind: DutyKind) -> bool:
    """Whether a midwife who is no preceptee is on a duty of the same form from its beginning to its end."""
    date = team.stretch.days[day]
    for number, row in enumerate(duties):
        if row[day] != OFF and not _is_preceptee(team, number, day):
            other = team.kind(int(row[day]))
            if (
                other.form is kind.form
                and other.begins(date) <= kind.begins(date)
                and kind.ends(date) <= other.ends(date)
            ):
                return True
    return False


def duties_of(team: Team, duties: Duties) -> tuple[Duty, ...]:
    """Every duty that is needed, filled or not, by beginning, kind and midwife."""
    settled = _settle(team, duties)
    empty = [_unfilled(team, need, why_unfilled(team, duties, need)) for need in settled.unfilled]
    found = sorted([*settled.duties, *empty], key=_order)
    return tuple(_with_forecast(team, with_women(team, found)))


def _with_forecast(team: Team, duties: Sequence[Duty]) -> Iterator[Duty]:
    """The duties, each saying which of its women had not booked on the day of planning."""
    expected = {row.woman.woman_id for row in team.caseload if row.is_expected}
    for duty in duties:
        women = tuple(woman for woman in duty.woman_ids if woman in expected)
        yield duty.replace(expected_woman_ids=women) if women else duty


def _order(duty: Duty) -> tuple[float, str, str, str]:
    return (duty.starts.timestamp(), duty.kind, duty.midwife_id or "~", duty.site)


def _unfilled(team: Team, need: Need, reason: UnfilledReason) -> Duty:
    women = (need.woman_id,) if need.woman_id else ()
    facts = {"unfilled": reason, "why": reason.words, "site": need.site, "woman_ids": women}
    return Duty.of(need.kind, team.team_id, need.day, **facts)


def _settle(team: Team, duties: Duties) -> Settled:
    """Pair the midwives of each day and kind with its needs."""
    needs: dict[tuple[int, int], list[Need]] = {}
    for need in team.needs:
        needs.setdefault(team.place(need), []).append(need)
    worth = known_costs(team)
    filled: list[Duty] = []
    left: list[Need] = []
    places = _by_place(duties)
    for place in sorted(needs | places):
        members, asked = places.get(place, []), needs.get(place, [])
        pairs = _paired(team, members, asked)
        taken = {number for number, _ in pairs}
        spare = [number for number in members if number not in taken]
        date, kind = team.stretch.days[place[0]], team.kind(place[1])
        pairs += [(number, Need(date, kind)) for number in spare]
        filled += [
            _filled(team, number, need, -int(worth[number, place[0], place[1]])) for number, need in pairs
        ]
        left += _without(asked, [need for _, need in pairs])
    return Settled(tuple(filled), tuple(left))


def _without(asked: Sequence[Need], met: Sequence[Need]) -> list[Need]:
    rest = list(asked)
    for need in met:
        if need in rest:
            rest.remove(need)
    return rest


def _paired(team: Team, members: Sequence[int], asked: Sequence[Need]) -> list[tuple[int, Need]]:
    """Midwives with needs: who knows a woman best goes to her, all others in order."""
    women = {row.woman.woman_id: row for row in team.caseload}
    known = [
        (
            -women[need.woman_id].knows(team.members[number].midwife.midwife_id) if need.woman_id else 0.0,
            at,
            number,
        )
        for at, need in enumerate(asked)
        for number in members
    ]
    pairs: dict[int, int] = {}
    for _, at, number in sorted(known):
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return [(number, asked[at]) for at, number in sorted(pairs.items())]


def _filled(team: Team, number: int, need: Need, worth: int) -> Duty:
    member = team.members[number]
    return Duty.of(
        need.kind,
        team.team_id,
        need.day,
        midwife_id=member.midwife.midwife_id,
        site=need.site,
        woman_ids=(need.woman_id,) if need.woman_id else (),
        why=_why(team, number, need, worth / 1000),
    )


def _why(team: Team, number: int, need: Need, births: float) -> str:
    """Why she does it, in short words; empty where nothing but the count of duties speaks for her."""
    member = team.members[number]
    who = member.midwife.midwife_id
    if team.stretch.number(need.day) in member.fixed:
        return "settled before"
    if need.woman_id is not None:
        row = next(row for row in team.caseload if row.woman.woman_id == need.woman_id)
        return {row.named: "her named midwife", row.buddy: "her buddy"}.get(who, "")
    if any(
        row.midwife_id == who and row.day == need.day and row.is_met_by(need.kind.id) for row in team.requests
    ):
        return "asked for"
    return _near(births) if need.kind.form is DutyForm.ON_CALL else ""


def _near(births: float) -> str:
    """What women who know her have to do with a duty on call; a small chance has no number."""
    if births >= _SHOWN_FROM:
        return f"about {births:.1f} births expected of women who know her"
    return "women who know her are near their time" if births >= _TOLD_FROM else ""
