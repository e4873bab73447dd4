"""The hard rules, one function each: every one is about one worker alone.

Runs and rests are posted by their starts and ends (Rajan and Takriti 2005: the hull of least runs), which
gives the
linear relaxation its strength.
"""

from collections.abc import Callable, Sequence
from functools import partial

from planner.rota.engine.draft import Cells
from planner.rota.engine.roster import GroupLimit, MinutesLimit, RowLimit, WindowLimit
from planner.rota.engine.sums import Number, total

Rule = Callable[[Cells], None]


def within(cells: Cells, counted: Callable[[Sequence[int]], Number], length: int, most: int) -> None:
    """At most so much in every window of so many days; more than that before the horizon allows no more."""
    last = cells.draft.roster.days - 1
    for end in range(min(length - 1, last) if cells.first == 0 else 0, last + 1):
        days = range(max(cells.first, end - length + 1), end + 1)
        past = counted([day for day in days if day < 0])
        assert isinstance(past, int), "days before the horizon are known"
        cells.draft.post(counted(days) <= max(most, past))


def duties_of_each_kind(cells: Cells) -> None:
    """No more duties of a kind than she may have."""
    days = range(cells.draft.roster.days)
    for kind, most in enumerate(cells.worker.most_of_kind or ()):
        if most < len(days):
            cells.draft.post(cells.count([kind], days) <= most)


def minutes(cells: Cells) -> None:
    """Neither fewer nor more minutes than agreed."""
    worker = cells.worker
    worked = minutes_worked(cells, range(cells.draft.roster.days))
    if worker.most_minutes is not None:
        cells.draft.post(worked <= worker.most_minutes)
    if worker.least_minutes > 0:
        cells.draft.post(worked >= worker.least_minutes)


def minutes_worked(cells: Cells, days: Sequence[int]) -> Number:
    """Minutes over some days."""
    kinds = cells.draft.roster.kinds
    terms = [cells.works(day, kind) for day in days for kind in range(len(kinds))]
    return total(terms, [kind.minutes for _ in days for kind in kinds])


def longest_run(cells: Cells) -> None:
    """No more days in a row than she may work."""
    most = cells.worker.most_run
    if most is not None:
        within(cells, lambda days: total([cells.on(day) for day in days]), most + 1, most)


def shortest_runs(cells: Cells) -> None:
    """No run of work or of rest shorter than its least."""
    worker = cells.worker
    if worker.least_run <= 1 and worker.least_rest <= 1:
        return
    starts: dict[int, Number] = {}
    ends: dict[int, Number] = {}
    for day in range(cells.first + 1, cells.draft.roster.days):
        starts[day], ends[day] = change(cells, day)
        if day >= 0:
            begun = [starts[early] for early in range(day - worker.least_run + 1, day + 1) if early in starts]
            ended = [ends[early] for early in range(day - worker.least_rest + 1, day + 1) if early in ends]
            cells.draft.post(total(begun) <= cells.on(day))
            cells.draft.post(total(ended) <= 1 - cells.on(day))


def change(cells: Cells, day: int) -> tuple[Number, Number]:
    """1 where a run of work starts that day, and where one of rest does."""
    on, before = cells.on(day), cells.on(day - 1)
    start, end = cells.draft.largest(1, on - before), cells.draft.largest(1, before - on)
    cells.draft.equate(on - before, start - end)
    return start, end


def weekends(cells: Cells) -> None:
    """No more weekends than she may work."""
    most = cells.worker.most_weekends
    if most is None:
        return
    worked = [
        cells.draft.above(1, *(cells.on(day) for day in weekend if day >= cells.first))
        for weekend in cells.draft.roster.weekends
    ]
    cells.draft.post(total(worked) <= most)


def successions(cells: Cells) -> None:
    """No kind on the day after one that forbids it."""
    kinds = cells.draft.roster.kinds
    for day in range(max(cells.first, -1), cells.draft.roster.days - 1):
        for first, kind in enumerate(kinds):
            if kind.forbidden_next:
                after = cells.count(kind.forbidden_next, [day + 1])
                cells.draft.post(cells.works(day, first) + after <= 1)
        for second in range(len(kinds)):
            forbid = [first for first, kind in enumerate(kinds) if second in kind.forbidden_next]
            if len(forbid) > 1:
                cells.draft.post(cells.count(forbid, [day]) + cells.works(day + 1, second) <= 1)


def groups(cells: Cells) -> None:
    """Each limit on a group of kinds."""
    horizon = range(cells.draft.roster.days)
    for limit in cells.worker.limits:
        match limit:
            case GroupLimit(kinds, most, days):
                cells.draft.post(cells.count(kinds, horizon if days is None else days) <= most)
            case RowLimit(kinds, most):
                within(cells, partial(cells.count, kinds), most + 1, most)
            case WindowLimit(length, kinds, most):
                within(cells, partial(cells.count, kinds), length, most)
            case MinutesLimit(length, most):
                within(cells, lambda days: minutes_worked(cells, days), length, most)


RULES: tuple[Rule, ...] = (
    duties_of_each_kind,
    minutes,
    longest_run,
    shortest_runs,
    weekends,
    successions,
    groups,
)


def post_rules(cells: Cells, rules: tuple[Rule, ...] = RULES) -> None:
    """Hold the rules for one worker; what is settled and breaks one breaks the model."""
    for rule in rules:
        rule(cells)
