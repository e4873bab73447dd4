"""When a team is fullest: the run, or month, that uses most of its limit."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from models import Metric
from planner.metrics.catalogue import metric, ratio

Values = Mapping[tuple[str, str, str], float | None]
"""Values of metrics by measure, grouping and group."""

LOADS = (("paced_births", "team_run"), ("open_caseload", "team_month"))
"""Loads that have a limit, each with the grouping in which it stands team by team."""


class Peak(NamedTuple):
    """A team's load when it is fullest."""

    load: float
    limit: float | None
    """None where the policy sets none."""
    time: str
    """The month, or the first month of the run."""

    @property
    def used(self) -> float | None:
        """Share of the limit; none where there is none, or no staff to carry anything."""
        return None if self.limit is None else ratio(self.load, self.limit)

    @property
    def fullness(self) -> tuple[float, float]:
        """What makes one time fuller than another: the share used, and the load where that says nothing."""
        if self.limit is None:
            return (0.0, self.load)
        if self.limit:
            return (self.load / self.limit, self.load)
        return (float("inf") if self.load else -1.0, self.load)


def values(metrics: Iterable[Metric]) -> dict[tuple[str, str, str], float | None]:
    """Values by measure, grouping and group."""
    return {(row.measure, row.by, row.group): row.value for row in metrics}


def fullest(value: Values, measure: str, by: str) -> dict[str, Peak]:
    """The peak of each team that runs, by team; the first time where several are as full."""
    found: dict[str, Peak] = {}
    for (name, grouping, group), load in value.items():
        if (name, grouping) == (measure, by) and load is not None:
            team, _, time = group.rpartition(" ")
            peak = Peak(load, value.get((f"{measure}_limit", by, group)), time)
            found[team] = max(found.get(team, peak), peak, key=lambda each: each.fullness)
    return found


def peaks(metrics: Iterable[Metric]) -> Iterator[Metric]:
    """How full each team is at its peak, and how full the fullest of them is; none without a limit."""
    value = values(metrics)
    for measure, by in LOADS:
        name = f"{measure}_peak_used"
        found = fullest(value, measure, by)
        most = max(found.values(), key=lambda each: each.fullness, default=None)
        yield metric(name, "all", "all", None if most is None else most.used)
        for team, peak in found.items():
            yield metric(name, "team", team, peak.used)
