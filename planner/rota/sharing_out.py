"""Which women a clinic or a round of visits is for: hers first, then those whose buddy she is, then others.

Every visit is in its week, on a day on or after the woman's booking. Where no clinic and no round of that
week is so late, she waits for the first week after it that has one; whoever still waits on the last day is
seen after the rota.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from models import Duty
from planner.rota.caseload import InCare
from planner.rota.demand import SEES_WOMEN, WeekOfVisits
from planner.rota.team import Team


class Due(NamedTuple):
    """A woman who is to be seen in a week, or as soon after it as can be."""

    row: InCare
    minutes: float
    earliest: date

    @property
    def woman_id(self) -> str:
        """Who."""
        return self.row.woman.woman_id


def with_women(team: Team, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties, each clinic and round of visits with its women, those that nobody does too."""
    found = list(duties)
    waiting: list[Due] = []
    for week in team.visits:
        numbers = [
            number
            for number, duty in enumerate(duties)
            if duty.form in SEES_WOMEN and team.stretch.week_of(duty.day) == week.first_day
        ]
        due = _together([*waiting, *_due(team, week)])
        shared = _shared(due, [duties[number] for number in numbers])
        for number, women in zip(numbers, shared, strict=True):
            found[number] = duties[number].replace(woman_ids=women)
        seen = {woman for women in shared for woman in women}
        waiting = [each for each in due if each.woman_id not in seen]
    return tuple(found)


def _due(team: Team, week: WeekOfVisits) -> Iterator[Due]:
    for row in team.caseload:
        woman = row.woman.woman_id
        if woman in week.of_woman:
            yield Due(row, week.of_woman[woman], week.earliest[woman])


def _together(due: Sequence[Due]) -> list[Due]:
    """One entry a woman: who waits from the week before is seen once for all that she waits for."""
    found: dict[str, Due] = {}
    for each in due:
        other = found.get(each.woman_id)
        minutes = each.minutes + (other.minutes if other else 0.0)
        earliest = max(each.earliest, other.earliest) if other else each.earliest
        found[each.woman_id] = Due(each.row, minutes, earliest)
    return list(found.values())


def _shared(due: Sequence[Due], duties: Sequence[Duty]) -> list[tuple[str, ...]]:
    """The women of a week over its duties: each to the least full duty of who knows her best."""
    full = [0.0] * len(duties)
    women: list[list[str]] = [[] for _ in duties]
    most = sum(each.minutes for each in due) / sum(duty.hours for duty in duties) if duties else 0.0
    for each in sorted(due, key=lambda each: (-_best(each, duties), each.woman_id)):
        ways = [
            (-each.row.knows(duty.midwife_id) if full[at] < most else 1.0, full[at], at)
            for at, duty in enumerate(duties)
            if duty.day >= each.earliest
        ]
        if ways:
            *_, at = min(ways)
            women[at].append(each.woman_id)
            full[at] += each.minutes / duties[at].hours
    return [tuple(sorted(names)) for names in women]


def _best(due: Due, duties: Sequence[Duty]) -> float:
    """How well she is known by whoever could see her and knows her best."""
    return max((due.row.knows(duty.midwife_id) for duty in duties if duty.day >= due.earliest), default=0.0)
