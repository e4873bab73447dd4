"""Which women a round of visits is for: hers first, then those whose buddy she is, then whoever is left."""

from collections.abc import Sequence
from datetime import date

from models import Duty, DutyForm
from planner.rota.caseload import InCare
from planner.rota.demand import WeekOfVisits
from planner.rota.team import Team


def with_women(team: Team, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """The duties, each round of visits with its women of that week."""
    weeks = {week.first_day: week for week in team.visits}
    rounds: dict[date, list[int]] = {}
    for number, duty in enumerate(duties):
        if duty.form is DutyForm.VISITS:
            rounds.setdefault(team.stretch.week_of(duty.day), []).append(number)
    found = list(duties)
    for first_day, numbers in rounds.items():
        shared = _shared(team, weeks[first_day], [duties[number] for number in numbers])
        for number, women in zip(numbers, shared, strict=True):
            found[number] = duties[number].replace(woman_ids=women)
    return tuple(found)


def _shared(team: Team, week: WeekOfVisits, rounds: Sequence[Duty]) -> list[tuple[str, ...]]:
    """The women of a week over its rounds: each to the least full round of who knows her best."""
    minutes = [0.0] * len(rounds)
    women: list[list[str]] = [[] for _ in rounds]
    most = week.minutes / len(rounds)
    for row in _known_first(team, week):
        name = row.woman.woman_id
        best = min(
            range(len(rounds)),
            key=lambda at, row=row: (  # type: ignore[misc]  # a default is no second argument
                -row.knows(rounds[at].midwife_id) if minutes[at] < most else 1.0,
                minutes[at],
                at,
            ),
        )
        women[best].append(name)
        minutes[best] += week.of_woman[name]
    return [tuple(sorted(names)) for names in women]


def _known_first(team: Team, week: WeekOfVisits) -> list[InCare]:
    return [row for row in team.caseload if row.woman.woman_id in week.of_woman]
