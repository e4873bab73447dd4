"""Every roster of a tiny one, judged in plain Python: shares nothing with the engine but the nouns."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, product

from planner.rota.engine import (
    OFF,
    Aim,
    GroupLimit,
    MinutesLimit,
    Roster,
    RowLimit,
    Shape,
    WindowLimit,
    Worker,
)

Row = Sequence[int]


def best(roster: Roster) -> tuple[int, ...]:
    """The least of all aims in their order over all lawful rosters."""
    rows = [[row for row in every_row(roster) if is_lawful(roster, worker, row)] for worker in roster.workers]
    return min(tuple(worth(roster, aim, rows) for aim in roster.aims) for rows in product(*rows))


def every_row(roster: Roster) -> Iterator[Row]:
    """Everything one worker could do."""
    return product((OFF, *range(len(roster.kinds))), repeat=roster.days)


def runs(row: Row, worked: bool) -> list[int]:
    """Lengths of runs of work, or of rest, that nothing cuts."""
    lengths = [(on, len(list(days))) for on, days in groupby(row, lambda kind: kind != OFF)]
    return [length for on, length in lengths[1:-1] if on is worked]


def longest(flags: Sequence[bool]) -> int:
    """The longest run of true."""
    return max((len(list(days)) for flag, days in groupby(flags) if flag), default=0)


def windows(row: Row, length: int) -> list[Row]:
    """All windows of so many days, or the whole where it is shorter."""
    return [row[start : start + length] for start in range(max(1, len(row) - length + 1))]


def is_lawful(roster: Roster, worker: Worker, row: Row) -> bool:
    """Whether a row holds every rule of a worker."""
    whole = (*worker.before, *row)
    minutes = sum(roster.kinds[kind].minutes for kind in row if kind != OFF)
    weekends = sum(any(row[day] != OFF for day in weekend) for weekend in roster.weekends)
    return (
        all(row[day] == OFF for day in worker.off)
        and all(row[day] == kind for day, kind in worker.fixed)
        and all(row.count(kind) <= most for kind, most in enumerate(worker.most_of_kind or ()))
        and worker.least_minutes <= minutes <= (worker.most_minutes or 10**9)
        and longest([kind != OFF for kind in whole]) <= (worker.most_run or 99)
        and min(runs(whole, True), default=99) >= worker.least_run
        and min(runs(whole, False), default=99) >= worker.least_rest
        and weekends <= (99 if worker.most_weekends is None else worker.most_weekends)
        and not any(
            after in roster.kinds[kind].forbidden_next for kind, after in pairwise(whole) if kind != OFF
        )
        and all(holds(roster, limit, row, whole) for limit in worker.limits)
    )


def holds(
    roster: Roster, limit: GroupLimit | RowLimit | WindowLimit | MinutesLimit, row: Row, whole: Row
) -> bool:
    """Whether a limit holds."""
    if isinstance(limit, GroupLimit):
        return sum(row[day] in limit.kinds for day in limit.days or range(len(row))) <= limit.most
    if isinstance(limit, RowLimit):
        return longest([kind in limit.kinds for kind in whole]) <= limit.most
    if isinstance(limit, WindowLimit):
        return all(
            sum(kind in limit.kinds for kind in part) <= limit.most for part in windows(whole, limit.days)
        )
    return all(
        sum(roster.kinds[kind].minutes for kind in part if kind != OFF) <= limit.most
        for part in windows(whole, limit.days)
    )


def worth(roster: Roster, aim: Aim, rows: Sequence[Row]) -> int:
    """What an aim comes to."""
    sum_ = aim.constant
    for number, row in enumerate(rows):
        for day, kind in enumerate(row):
            if aim.costs is not None and kind != OFF:
                sum_ += int(aim.costs[number, day, kind])
    for cover in aim.cover:
        there = len([row for row in rows if row[cover.day] in cover.kinds])
        sum_ += (
            cover.under * (cover.wanted - there)
            if there < cover.wanted
            else cover.over * (there - cover.wanted)
        )
    for share in aim.shares:
        days = range(roster.days) if share.days is None else share.days
        count = len([day for day in days if rows[share.worker][day] in share.kinds])
        sum_ += share.weight * max(share.unit * count - share.target, 0)
    for pattern in aim.patterns:
        for number in range(len(rows)) if pattern.workers is None else pattern.workers:
            sum_ += pattern.weight * shapes(
                roster, pattern.shape, roster.workers[number].before, rows[number]
            )
    return sum_


def shapes(roster: Roster, shape: Shape, before: Row, row: Row) -> int:
    """How often a shape appears; one that lies wholly before the horizon is past."""
    if shape is Shape.HALF_WEEKEND:
        return len([1 for first, last in roster.weekends if (row[first] == OFF) != (row[last] == OFF)])
    text = "".join("-" if kind == OFF else "x" for kind in (*before[-2:], *row))
    pattern = "-x-" if shape is Shape.SINGLE_DAY_WORKED else "x-x"
    return len([1 for start in range(len(text) - 2) if text[start : start + 3] == pattern])
