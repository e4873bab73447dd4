"""Why a duty is left unfilled: what stands in the way of the last midwife who might do it."""

from collections.abc import Callable

from models import UnfilledReason
from planner.rota.demand import Need
from planner.rota.engine import OFF
from planner.rota.engine.roster import Duties
from planner.rota.fitness import is_alone, is_away, is_before_off, is_settled, lacks_skill
from planner.rota.laws import HOURS, before, worker_of
from planner.rota.sequences import forbidden
from planner.rota.team import Team

Step = Callable[["Look", int], bool]
"""Whether something stands in the way of a member, by number."""


class Look:
    """One unfilled duty beside the roster as it is."""

    def __init__(self, team: Team, duties: Duties, need: Need) -> None:
        self.team = team
        self.kind = need.kind
        self.day, self.number = team.place(need)
        self.duties = duties
        self.after = forbidden(team.policy.limits, team.book)

    def row(self, member: int) -> tuple[int, ...]:
        """Her days, those before the rota first, with the duty in place of what she does."""
        row = [*before(self.team, self.team.members[member]), *(int(duty) for duty in self.duties[member])]
        row[self.at(member)] = self.number
        return tuple(row)

    def at(self, member: int) -> int:
        """Where the day stands in that row."""
        return self.day + len(self.team.members[member].before)


def _away(look: Look, member: int) -> bool:
    return is_away(look.team, look.team.members[member], look.day, look.kind)


def _unskilled(look: Look, member: int) -> bool:
    return lacks_skill(look.team, look.team.members[member], look.day, look.kind)


def _alone(look: Look, member: int) -> bool:
    preceptee = look.team.members[member].midwife.is_preceptee(look.team.stretch.days[look.day])
    second = preceptee and not look.kind.preceptee_alone and look.team.policy.limits.preceptee_never_alone
    return second or is_alone(look.team, look.team.members[member], look.day, look.kind)


def _settled(look: Look, member: int) -> bool:
    one = look.team.members[member]
    return (
        is_settled(look.team, one, look.day, look.kind)
        or is_before_off(look.team, one, look.day, look.kind)
        or (look.day in one.fixed)
    )


def _resting(look: Look, member: int) -> bool:
    row, at = look.row(member), look.at(member)
    pairs = [(row[at - 1], row[at])] if at else []
    pairs += [(row[at], row[at + 1])] if at + 1 < len(row) else []
    return any(second in look.after.get(first, ()) for first, second in pairs if OFF not in (first, second))


def _in_a_row(look: Look, member: int) -> bool:
    row, at = look.row(member), look.at(member)
    limits = look.team.policy.limits
    nights = look.team.book.group(lambda kind: kind.is_night)
    is_long = _run(tuple(duty != OFF for duty in row), at) > limits.most_duties_in_row
    return is_long or (
        look.kind.is_night and _run(tuple(duty in nights for duty in row), at) > limits.most_nights_in_row
    )


def _run(marks: tuple[bool, ...], at: int) -> int:
    """How many marks stand in a row around a place."""
    first, last = at, at
    while first > 0 and marks[first - 1]:
        first -= 1
    while last + 1 < len(marks) and marks[last + 1]:
        last += 1
    return last - first + 1


def _worked_out(look: Look, member: int) -> bool:
    most = worker_of(look.team, look.team.members[member], laws=HOURS, bars=()).most_minutes
    row = look.row(member)[len(look.team.members[member].before) :]
    return (
        most is not None and sum(look.team.book.entries[duty].minutes for duty in row if duty != OFF) > most
    )


STEPS: tuple[tuple[UnfilledReason, Step], ...] = (
    (UnfilledReason.NOBODY_PRESENT, _away),
    (UnfilledReason.NOBODY_SKILLED, _unskilled),
    (UnfilledReason.PRECEPTEE_ALONE, _alone),
    (UnfilledReason.FIXED, _settled),
    (UnfilledReason.REST, _resting),
    (UnfilledReason.IN_A_ROW, _in_a_row),
    (UnfilledReason.HOURS, _worked_out),
)
"""What may stand in the way, in the order in which it is asked."""


def why_unfilled(team: Team, duties: Duties, need: Need) -> UnfilledReason:
    """The step at which the last midwife falls away."""
    look = Look(team, duties, need)
    left = list(range(len(team.members)))
    for reason, step in STEPS:
        left = [member for member in left if not step(look, member)]
        if not left:
            return reason
    return UnfilledReason.NOBODY_LEFT
