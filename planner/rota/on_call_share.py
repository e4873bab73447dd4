"""How often a midwife may be on call: so many times her part of the team's duties on call.

Each duty on call is split by WTE among the midwives who could do it that day; her part is what falls to her.
Who called in sick counts as there, so that the limit is known from the tables alone. Filling comes first:
where nobody else is left, the limit rises for the whole team, and the rota says so.
"""

from collections.abc import Callable
from math import ceil
from typing import NamedTuple

from planner.rota.engine import GroupLimit, Worker
from planner.rota.fitness import is_alone, is_settled, lacks_skill
from planner.rota.staff import Member
from planner.rota.team import Team

RAISED: tuple[float, ...] = (2, 3, 4, 6, 10, 100)
"""What the limit rises to, step by step, until as much is filled as without it."""
_DIGITS = 9


class Sort(NamedTuple):
    """Duties on call of one sort: all, those of nights, or those of Saturdays and Sundays."""

    kinds: tuple[int, ...]
    days: tuple[int, ...]


def on_call_share(team: Team, member: Member, worker: Worker) -> Worker:
    """Nobody is on call, by night or at weekends far more often than her part by WTE."""
    share = team.policy.limits.most_on_call_share
    if share is None:
        return worker
    limits = (
        GroupLimit(sort.kinds, most_on_call(team, member, sort, share), sort.days)
        for sort in sorts(team)
        if sort.kinds and sort.days
    )
    return worker._replace(limits=(*worker.limits, *limits))


def sorts(team: Team) -> tuple[Sort, ...]:
    """The sorts that each have a limit of their own."""
    every = team.book.group(lambda kind: kind.is_on_call)
    nights = team.book.group(lambda kind: kind.is_on_call and kind.is_night)
    days = tuple(range(len(team.stretch.days)))
    return Sort(every, days), Sort(nights, days), Sort(every, team.stretch.weekend_days)


def most_on_call(team: Team, member: Member, sort: Sort, share: float) -> int:
    """The most duties of a sort: rounded up, at least 1, and at least those that are fixed for her."""
    fixed = sum(_is_of(sort, day, kind) for day, kind in team.settled(member))
    return max(1, fixed, ceil(round(share * part(team, member, sort), _DIGITS)))


def part(team: Team, member: Member, sort: Sort) -> float:
    """Her part of what is needed of a sort."""
    found = 0.0
    for (day, kind), number in team.wanted.items():
        if _is_of(sort, day, kind) and (hers := _wte(team, member, day, kind)):
            everyone = sum(_wte(team, other, day, kind) for other in team.members)
            found += number * hers / everyone
    return found


def _is_of(sort: Sort, day: int, kind: int) -> bool:
    return kind in sort.kinds and day in sort.days


def _wte(team: Team, member: Member, day: int, number: int) -> float:
    """Her WTE if she could do a duty on a day, else 0."""
    could = member.on_books[day] and is_able(team, member, day, number)
    return member.midwife.wte_on(team.stretch.days[day]) if could else 0.0


def is_able(team: Team, member: Member, day: int, number: int) -> bool:
    """Whether nothing settled, no want of a skill and no preceptorship keeps her from a duty on a day."""
    kind = team.kind(number)
    return not any(bar(team, member, day, kind) for bar in (is_settled, is_alone, lacks_skill))


def with_share(team: Team, share: float | None) -> Team:
    """The team under another limit."""
    limits = team.policy.limits.replace(most_on_call_share=share)
    return team._replace(policy=team.policy.replace(limits=limits))


def share_that_fills(team: Team, missing: int, unfilled: Callable[[Team], int]) -> Team:
    """The team under the first limit that fills as much as none would; as it is, if it does already.

    `missing` duties on call are unfilled as it is; `unfilled` counts them under another limit.
    """
    share = team.policy.limits.most_on_call_share
    if share is None or (least := unfilled(with_share(team, None))) >= missing:
        return team
    found = team
    for raised in (each for each in RAISED if each > share):
        found = with_share(team, raised)
        if unfilled(found) <= least:
            break
    return found


def raised_share(given: Team, team: Team) -> float | None:
    """The limit of a team where it had to rise."""
    return None if given is team else team.policy.limits.most_on_call_share


def raised_warning(given: Team, team: Team) -> tuple[str, ...]:
    """What a team leader should know of it."""
    raised = raised_share(given, team)
    if raised is None:
        return ()
    before = given.policy.limits.most_on_call_share
    return (
        f"nobody should be on call more than {before:g} times her part; "
        f"duties would be left unfilled, so here it is {raised:g} times",
    )
