"""The gap between the groups at highest and at lowest risk, in shares.

Nationally placement is flat (April 2025: 16.3% in the most deprived tenth, 17.3% in the least; BAME 16.7%,
White 17.2%). A plan that puts women at highest risk first shows positive gaps. Neither way is good in itself:
a gap widens too where the second group loses places and nobody gains one.
"""

from collections.abc import Iterable, Iterator

from models import Metric
from planner.metrics.catalogue import metric

PAIRS = (
    ("imd_decile", "1", "10"),
    ("imd_quintile", "1", "5"),
    ("measure_ethnic_group", "BAME", "White"),
    ("ethnic_group", "Black", "White"),
    ("ethnic_group", "Asian", "White"),
    ("ethnic_group", "Mixed", "White"),
    ("interpreter", "needed", "not needed"),
)
"""Grouping, the group at higher risk, the group that it is held against."""
SHARES = ("placed_share", "named_by_28_weeks_share")


def gaps(metrics: Iterable[Metric]) -> Iterator[Metric]:
    """First group's share less the second's; none where either has no women."""
    value = {(row.measure, row.by, row.group): row.value for row in metrics if row.measure in SHARES}
    for share in SHARES:
        for by, first, second in PAIRS:
            if (share, by, first) in value:
                gap = _less(value[share, by, first], value[share, by, second])
                yield metric(f"{share}_gap", by, f"{first} v {second}", gap)


def _less(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first - second
