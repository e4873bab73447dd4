"""The aims as linear expressions to be kept small."""

from planner.rota.engine.draft import Cells, Draft, Number, total
from planner.rota.engine.roster import Aim, Cover, Pattern, Shape, Share


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
    was = sum(cells.was_count(cover.kinds, [cover.day]) for cells in draft.cells)
    if isinstance(present, int):
        return cover.under * max(0, cover.wanted - present) + cover.over * max(0, present - cover.wanted)
    terms: list[Number] = []
    if cover.under:
        missing = draft.amount(cover.wanted, max(0, cover.wanted - was))
        draft.post(missing >= cover.wanted - present)
        terms.append(missing)
    if cover.over:
        surplus = draft.amount(len(draft.cells), max(0, was - cover.wanted))
        draft.post(surplus >= present - cover.wanted)
        terms.append(surplus)
    return total(terms, [weight for weight in (cover.under, cover.over) if weight])


def excess(draft: Draft, share: Share) -> Number:
    """What a worker has above her fair part."""
    cells = draft.cells[share.worker]
    days = range(draft.roster.days) if share.days is None else share.days
    units = share.by_unit
    done = total([cells.count(kinds, days) for kinds in units.values()], list(units))
    was = sum(unit * cells.was_count(kinds, days) for unit, kinds in units.items())
    if isinstance(done, int):
        return share.weight * max(0, done - share.target)
    most = max(0, *units) * len(days)
    above = draft.amount(most - share.target, max(0, was - share.target))
    draft.post(above >= done - share.target)
    return share.weight * above


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
    was = [cells.was_on(near) is worked for near in range(day - 1, day + 2)]
    return at_least(cells, middle - before - after, was == [False, True, False])


def half_weekend(cells: Cells, weekend: tuple[int, ...], eve: tuple[int, ...]) -> Number:
    """1 where some days of a weekend are worked and some are not; the first also by a kind of its eve."""
    days = [day for day in weekend if day >= cells.first]
    before = [weekend[0] - 1] if eve and weekend and weekend[0] > cells.first else []
    reaches, reached = cells.count(eve, before), cells.was_count(eve, before) > 0
    was = {cells.was_on(day) or (day == weekend[0] and reached) for day in days}
    if isinstance(reaches, int) and all(isinstance(cells.on(day), int) for day in days):
        return int(len(was) > 1)
    flag = cells.draft.flag(len(was) > 1)
    for one in days:
        for other in days:
            if one != other:
                also = reaches if other == weekend[0] else 0
                cells.draft.post(flag >= cells.on(one) - cells.on(other) - also)
    for other in days[1:]:
        cells.draft.post(flag >= reaches - cells.on(other))
    return flag


def at_least(cells: Cells, least: Number, was: bool) -> Number:
    """A Boolean not below an expression; a plain number where that is one."""
    if isinstance(least, int):
        return max(0, least)
    flag = cells.draft.flag(was)
    cells.draft.post(flag >= least)
    return flag
