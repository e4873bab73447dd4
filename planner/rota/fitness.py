"""Which midwife may do a duty on a day, whatever else she does: one function for each rule."""

from collections.abc import Callable
from datetime import timedelta

from models import DutyKind
from planner.rota.staff import Member
from planner.rota.team import Team

_SECOND = 2

Bar = Callable[[Team, Member, int, DutyKind], bool]
"""Whether a rule bars a member from a kind of duty on a day, by number."""


def is_away(team: Team, member: Member, day: int, kind: DutyKind) -> bool:
    """A midwife is employed and not on leave until her duty ends."""
    begins = team.stretch.days[day]
    last = (kind.ends(begins) - timedelta(microseconds=1)).date()
    return not member.is_there_for(day, (last - begins).days + 1)


def is_settled(team: Team, member: Member, day: int, kind: DutyKind) -> bool:
    """A fixed day off is kept free, and a day with a fixed duty holds no other."""
    return day in member.off or (day in member.fixed and member.fixed[day] != kind.id)


def is_before_off(team: Team, member: Member, day: int, kind: DutyKind) -> bool:
    """Nobody is on call on the night before a fixed day off or leave."""
    is_night_on_call = kind.is_on_call and kind.is_night
    return team.policy.limits.no_night_before_off and is_night_on_call and member.is_settled_off(day + 1)


def is_alone(team: Team, member: Member, day: int, kind: DutyKind) -> bool:
    """A preceptee has no duty alone that may not be hers alone.

    On call she may be second, for the first is never a preceptee; `decoding` sees to it that there is one.
    """
    if kind.preceptee_alone or not team.policy.limits.preceptee_never_alone or kind.tier == _SECOND:
        return False
    return member.midwife.is_preceptee(team.stretch.days[day])


def lacks_skill(team: Team, member: Member, day: int, kind: DutyKind) -> bool:
    """A duty that asks for a skill goes to a midwife who has it."""
    return kind.needs_skill is not None and kind.needs_skill not in member.midwife.skills


BARS: tuple[Bar, ...] = (is_away, is_settled, is_before_off, is_alone, lacks_skill)


def may(team: Team, member: Member, day: int, kind: DutyKind, bars: tuple[Bar, ...] = BARS) -> bool:
    """Whether no rule bars a member from a kind of duty on a day."""
    return not any(bar(team, member, day, kind) for bar in bars)
