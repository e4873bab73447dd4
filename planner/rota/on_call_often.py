"""Who is on call on a large share of the days, and who never is, for a team leader to know."""

from collections.abc import Iterator

from planner.rota.engine.roster import Duties
from planner.rota.on_call_share import part, sorts
from planner.rota.staff import Member
from planner.rota.team import Team

MOST_DAYS = 0.3
"""Share of a rota's days on which nobody should be on call more (on-call guidance: nobody on call half the
time, ideally below 30%, from memory)."""


def often_warning(team: Team, duties: Duties) -> tuple[str, ...]:
    """Who is on call on more of the days than that, and how many share it."""
    days, on_call = len(team.stretch.days), sorts(team)[0].kinds
    times = [sum(int(kind) in on_call for kind in row) for row in duties]
    often = sorted(
        (-number, member.midwife.midwife_id)
        for number, member in zip(times, team.members, strict=True)
        if number > MOST_DAYS * days
    )
    if not often:
        return ()
    who = ", ".join(
        f"{midwife_id} on {-number} of {days} ({-number / days:.0%})" for number, midwife_id in often
    )
    return (
        f"on call on more than {MOST_DAYS:.0%} of the days, where guidance says ideally below that: "
        f"{who}; {_sharing(team, on_call)}",
    )


def _sharing(team: Team, on_call: tuple[int, ...]) -> str:
    """How many duties on call are shared by how many, and what an equal part of it would be."""
    needed = sum(number for (_, kind), number in team.wanted.items() if kind in on_call)
    sharing = len(_sharers(team))
    if sharing <= 1:
        return f"nobody else there shares the {needed:,} duties on call"
    each = needed / sharing / len(team.stretch.days)
    return (
        f"{sharing} midwives share {needed:,} duties on call, so that an equal part is {each:.0%} of the days"
    )


def _sharers(team: Team) -> list[Member]:
    every = sorts(team)[0]
    return [member for member in team.members if part(team, member, every) > 0]


def preceptee_warning(team: Team) -> tuple[str, ...]:
    """Newly qualified midwives who are never on call, and which rule says so."""
    if not sorts(team)[0].kinds:
        return ()
    sharing = {member.midwife.midwife_id for member in _sharers(team)}
    never = list(_never(team, [row for row in team.members if row.midwife.midwife_id not in sharing]))
    if not never:
        return ()
    one = len(never) == 1
    return (
        f"newly qualified and never on call in these weeks {'is' if one else 'are'} {', '.join(never)}: "
        f"{'a preceptee is' if one else 'preceptees are'} not on call alone (preceptee_never_alone)",
    )


def _never(team: Team, members: list[Member]) -> Iterator[str]:
    """Those of them who are preceptees on every day on which they are there."""
    for member in members:
        there = [day for day, is_there in zip(team.stretch.days, member.on_books, strict=True) if is_there]
        if there and all(map(member.midwife.is_preceptee, there)):
            yield f"{member.midwife.midwife_id} (preceptee until {member.midwife.preceptorship_ends_on})"
