"""The numbers of the options side by side, each with its difference and what that means."""

from collections.abc import Iterator, Sequence
from math import isclose

from models import Better
from models.comparison import Cell, Line, Verdict, View
from planner.comparison.candidate import Candidate, has_same_women, pairs
from planner.comparison.details import detail
from planner.comparison.views import Row, rows
from planner.metrics.catalogue import DECIMALS

OTHER_WOMEN = "other women"
"""What stands beside the number of a tier that is of other women."""
ROUNDING = 1e-9
"""Differences through rounding alone are none."""


def lines(candidates: Sequence[Candidate], view: View) -> tuple[Line, ...]:
    """One line for each row of the view of which any option knows a number."""
    return tuple(line for row in rows(candidates, view) for line in _line(candidates, row, view))


def _line(candidates: Sequence[Candidate], row: Row, view: View) -> Iterator[Line]:
    key = (row.measure, row.by, row.group)
    known = [found for candidate in candidates if (found := candidate.metric.get(key)) is not None]
    if all(found.value is None for found in known):
        return
    better = known[0].better
    cells = [Cell(value=candidates[0].value.get(key), detail=detail(candidates[0], *key))]
    for before, now in pairs(candidates, view):
        value, words = now.value.get(key), detail(now, *key)
        if value is not None and not _is_of_the_same(before, now, row):
            cells.append(Cell(value=value, verdict=Verdict.DIFFERENT, detail=words or OTHER_WOMEN))
        else:
            cells.append(_cell(value, before.value.get(key), better, words))
    yield Line(
        section=row.section,
        label=row.label,
        measure=row.measure,
        by=row.by,
        group=row.group,
        unit=known[0].unit,
        better=better,
        cells=tuple(cells),
    )


def _is_of_the_same(before: Candidate, now: Candidate, row: Row) -> bool:
    """Whether a row is about the same women; of another tier a difference says nothing."""
    if row.by != "tier" and not row.by.startswith("tier_"):
        return True
    tier = row.group.split()[-1]
    return has_same_women(before, now, int(tier) if tier.isdigit() else None)


def _cell(value: float | None, against: float | None, better: Better, words: str) -> Cell:
    if value is None or against is None:
        verdict = Verdict.SAME if value is against else Verdict.UNKNOWN
        return Cell(value=value, verdict=verdict, detail=words)
    delta = (
        0.0
        if isclose(value, against, rel_tol=ROUNDING, abs_tol=ROUNDING)
        else round(value - against, DECIMALS)
    )
    return Cell(value=value, delta=delta, verdict=verdict_of(delta, better), detail=words)


def verdict_of(delta: float, better: Better) -> Verdict:
    """What a difference means for a measure that knows which way is good."""
    if delta == 0:
        return Verdict.SAME
    if better is Better.NEUTRAL:
        return Verdict.DIFFERENT
    return Verdict.BETTER if (delta > 0) is (better is Better.HIGHER) else Verdict.WORSE
