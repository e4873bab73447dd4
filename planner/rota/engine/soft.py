"""The aims as linear expressions to be kept small."""

from planner.rota.engine.draft import Cells, Draft
from planner.rota.engine.roster import Aim, Cover, Pattern, Shape, Share
from planner.rota.engine.sums import Number, total


def aim_of(draft: Draft, aim: Aim) -> Number:
    """All that an aim adds up."""
    terms = [
        *(covered(draft, cover) for cover in aim.cover),
        *(costs(cells, aim) for cells in draft.cells),
        *(excess(draft, share) for share in aim.shares),
        *(
            patterns(cells, pattern)
            for pattern in aim.patterns
            for cells in draft.cells
            if pattern.workers is None or cells.number in pattern.workers
        ),
    ]
    return total([*terms, aim.constant])


def costs(cells: Cells, aim: Aim) -> Number:
    """What a worker's duties cost."""
    if aim.costs is None:
        return 0
    table = aim.costs[cells.number]
    days, kinds = table.nonzero()
    weights = [int(table[day, kind]) for day, kind in zip(days, kinds, strict=True)]
    return total([cells.works(int(day), int(kind)) for day, kind in zip(days, kinds, strict=True)], weights)


def covered(draft: Draft, cover: Cover) -> Number:
    """What a missing or surplus worker costs on a day."""
    present = total([cells.count(cover.kinds, [cover.day]) for cells in draft.cells])
    missing = draft.above(cover.wanted, cover.wanted - present) if cover.under else 0
    surplus = draft.above(len(draft.cells), present - cover.wanted) if cover.over else 0
    return total([missing, surplus], [cover.under, cover.over])


def excess(draft: Draft, share: Share) -> Number:
    """What a worker has above her fair part."""
    cells = draft.cells[share.worker]
    days = range(draft.roster.days) if share.days is None else share.days
    units = share.by_unit
    done = total([cells.count(kinds, days) for kinds in units.values()], list(units))
    most = max([0, *units]) * len(days)
    return share.weight * draft.above(most - share.target, done - share.target)


def patterns(cells: Cells, pattern: Pattern) -> Number:
    """What a worker's appearances of a shape cost."""
    if pattern.shape is Shape.HALF_WEEKEND:
        found = [half_weekend(cells, weekend, pattern.eve) for weekend in cells.draft.roster.weekends]
    else:
        lonely = pattern.shape is Shape.SINGLE_DAY_WORKED
        first = max(cells.first + 1, -1)
        days = range(first, cells.draft.roster.days - 1)
        found = [single(cells, day, lonely) for day in days if (cells.number, day) not in pattern.spared]
    return total(found, [pattern.weight] * len(found))


def single(cells: Cells, day: int, worked: bool) -> Number:
    """1 where a day is worked, or off, between two that are not."""
    before, middle, after = (
        cells.on(near) if worked else 1 - cells.on(near) for near in range(day - 1, day + 2)
    )
    return cells.draft.above(1, middle - before - after)


def half_weekend(cells: Cells, weekend: tuple[int, ...], eve: tuple[int, ...]) -> Number:
    """1 where some days of a weekend are worked and some are not; the first also by a kind of its eve."""
    days = [day for day in weekend if day >= cells.first]
    before = [weekend[0] - 1] if eve and weekend and weekend[0] > cells.first else []
    reaches = cells.count(eve, before)
    halves = [
        cells.on(one) - cells.on(other) - (reaches if other == weekend[0] else 0)
        for one in days
        for other in days
        if one != other
    ]
    return cells.draft.above(1, *halves, *(reaches - cells.on(other) for other in days[1:]))
