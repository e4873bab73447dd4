"""How often a midwife is on call at least: a share of her part, where no duty is left unfilled for that.

Her part goes by WTE among those who could do a duty, as with the most that she may be; whoever called in sick
has none on the days away. With half of her part, over six weeks of three teams of the example trust, midwives
who had none at all of 8 or 10 duties that are their part, and others below 0.4 of it, came to 0.4 and more;
births by someone known fell by 0.3 to 1.8%, and it took as long as before. With three quarters, and 1.25
times her part at most where it was 1.5, of the 90 midwives of all twelve teams over four weeks 4 are on call
on half of the days or more where 14 were, and 5 no more than twice where 13 were; births by someone known are
35% where they were 36%.
"""

from collections.abc import Iterator
from math import floor

from planner.rota.engine import Share
from planner.rota.engine.roster import Duties
from planner.rota.on_call_share import Sort, is_able, sorts
from planner.rota.team import Team

_DIGITS = 9


def least_shares(team: Team) -> tuple[Share, ...]:
    """Every duty on call that a midwife has less than that, of all, of nights and of weekends."""
    return tuple(
        Share(number, sort.kinds, target=-least, weight=1, unit=-1, days=sort.days)
        for sort in sorts(team)
        for number, least in enumerate(_least_of(team, sort))
        if least
    )


def _least_of(team: Team, sort: Sort) -> Iterator[int]:
    """The fewest duties of a sort for each member, parts of a duty left out."""
    share = team.policy.limits.least_on_call_share
    yield from (floor(round(share * part, _DIGITS)) for part in _parts(team, sort))


def _parts(team: Team, sort: Sort) -> list[float]:
    """Each member's part of what is needed of a sort."""
    found, days = [0.0] * len(team.members), frozenset(sort.days)
    for (day, kind), needed in team.wanted.items():
        if kind in sort.kinds and day in days:
            wtes = [
                member.midwife.wte_on(team.stretch.days[day])
                if member.present[day] and is_able(team, member, day, kind)
                else 0.0
                for member in team.members
            ]
            everyone = sum(wtes)
            found = [
                mine + (needed * wte / everyone if everyone else 0.0)
                for mine, wte in zip(found, wtes, strict=True)
            ]
    return found


def short_warning(team: Team, duties: Duties) -> tuple[str, ...]:
    """Who is on call less often than that, for a team leader to know."""
    every = sorts(team)[0]
    found = []
    for number, least in enumerate(_least_of(team, every)):
        times = sum(int(kind) in every.kinds for kind in duties[number])
        if times < least:
            found.append(f"{team.members[number].midwife.midwife_id} ({times} of {least})")
    if not found:
        return ()
    share = team.policy.limits.least_on_call_share
    return (
        f"on call less often than {share:g} of her part: {', '.join(found)}; "
        "filled duties, leave, rest and hours come first",
    )
