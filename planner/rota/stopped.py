"""What stands when the search is ended early: the best at hand, lawful, and marked for what it is."""

from collections.abc import Iterator

from models import Duty, UnfilledReason
from planner.rota.engine import OFF, Reached, Roster, Solution, Status, Watch, Worker
from planner.rota.engine.crew import Crew
from planner.rota.engine.roster import Duties
from planner.rota.engine.score import least, values
from planner.rota.engine.start import settled, start
from planner.rota.team import Team

NOT_BEGUN = "the search was stopped before this team was begun: nobody was looked for"


def at_hand(team: Team, roster: Roster) -> Solution:
    """What stands without any search: settled duties, and in a repair what may stay as it was."""
    duties = settled(roster)
    if team.kept:
        duties = _still_kept(team, roster, duties)
    aims = zip(roster.aims, values(roster, duties), strict=True)
    reached = tuple(Reached(aim.id, value, least(aim)) for aim, value in aims)
    return Solution(duties, reached, Status.FEASIBLE, (0,) * len(roster.workers), ())


def better(one: Solution, other: Solution) -> Solution:
    """The one that serves the aims better, in their order; the first of two that serve them alike."""
    return min(one, other, key=lambda each: [aim.value for aim in each.aims])


def _still_kept(team: Team, roster: Roster, begun: Duties) -> Duties:
    """The duties of the rota that is repaired; of whoever may not have hers any more, what is settled."""
    kept = begun.copy()
    for number, worker in enumerate(roster.workers):
        for day, kind in _kept_of(team, number, worker):
            if kept[number, day] == OFF:
                kept[number, day] = kind
    workers = (
        worker._replace(allowed=None, off=(), fixed=tuple(enumerate(map(int, row))))
        for worker, row in zip(roster.workers, kept, strict=True)
    )
    with Crew(1, Watch()) as crew:
        unlawful = start(roster._replace(workers=tuple(workers)), crew).unlawful
    for number in unlawful:
        kept[number] = begun[number]
    return kept


def _kept_of(team: Team, number: int, worker: Worker) -> Iterator[tuple[int, int]]:
    """Days and kinds of the rota that is repaired which may still be hers."""
    for day, name in enumerate(team.kept[number]):
        for kind, entry in enumerate(team.book.entries):
            may = worker.allowed is None or worker.allowed[day, kind]
            if entry.kind.id == name and day not in worker.off and may:
                yield day, kind


def said_stopped(duty: Duty) -> Duty:
    """A duty of a rota that was stopped: if it is unfilled, nobody knows that all are needed elsewhere."""
    if duty.unfilled is not UnfilledReason.NOBODY_LEFT:
        return duty
    reason = UnfilledReason.NOT_SOUGHT
    return duty.replace(unfilled=reason, why=reason.words)
