"""What is compared: a plan with its scenario and its measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from models import Metric, Plan, Rotas, Scenario
from models.comparison import Option, View
from planner.metrics import rota_metrics
from planner.metrics.peaks import values


@dataclass(frozen=True)
class Candidate:
    """One option with all that is known of it."""

    option: Option
    scenario: Scenario
    plan: Plan
    metrics: tuple[Metric, ...]
    rotas: Rotas | None = None
    """The rotas made for the plan; none where there is none."""

    @property
    def label(self) -> str:
        """What it is called."""
        return self.option.label

    @cached_property
    def metric(self) -> dict[tuple[str, str, str], Metric]:
        """Metrics by measure, grouping and group, those of the rotas too."""
        return {(row.measure, row.by, row.group): row for row in (*self.metrics, *self._of_rotas)}

    @cached_property
    def _of_rotas(self) -> tuple[Metric, ...]:
        return rota_metrics(self.scenario, self.rotas) if self.rotas else ()

    @cached_property
    def value(self) -> dict[tuple[str, str, str], float | None]:
        """Values by measure, grouping and group."""
        return values((*self.metrics, *self._of_rotas))

    def count(self, measure: str, by: str = "all", group: str = "all") -> int:
        """A whole number; 0 where there is none."""
        return round(self.value.get((measure, by, group)) or 0)


def has_same_women(before: Candidate, now: Candidate, tier: int | None = None) -> bool:
    """Whether a tier, or each, takes the same women in both: the criteria up to it are the same."""
    first, second = ([row.when for row in one.scenario.policy.tiers[:tier]] for one in (before, now))
    return first == second


def first_other_tier(before: Candidate, now: Candidate) -> int | None:
    """The first tier that both have, but of other women, as are those after it; none if there is none."""
    both = min(len(one.scenario.policy.tiers) for one in (before, now))
    return next((tier for tier in range(1, both + 1) if not has_same_women(before, now, tier)), None)


def pairs(candidates: Sequence[Candidate], view: View) -> list[tuple[Candidate, Candidate]]:
    """Each candidate but the first, after the one it is held against: the first, or the one before it."""
    before = candidates[:-1] if view is View.STEPS else [candidates[0]] * (len(candidates) - 1)
    return list(zip(before, candidates[1:], strict=True))
