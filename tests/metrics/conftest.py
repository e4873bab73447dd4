"""Plans to measure: whoever is not placed is left out; everything else is the plainest thing that works."""

from collections.abc import Iterable
from typing import Any

from models import Metric, Placement, Plan, Scenario, Status, TierOutcome, Unplaced
from planner.metrics import measure


def place(woman_id: str, midwife_id: str = "m1", team_id: str = "near", **facts: Any) -> Placement:
    """A place in the team `near` with the midwife `m1`."""
    plain = {"tier": 2, "weight": 1.0, "reasons": ("all other women",)}
    return Placement.model_validate(
        plain | {"woman_id": woman_id, "midwife_id": midwife_id, "team_id": team_id} | facts
    )


def left_out(scenario: Scenario, woman_id: str, **facts: Any) -> Unplaced:
    """A woman for whom there is no place."""
    judged = scenario.judgements[woman_id]
    plain = {"reason": "no_places", "detail": "no places left", "team_ids": ("near",)}
    own = {"woman_id": woman_id, "tier": judged.tier, "weight": judged.weight / 100}
    return Unplaced.model_validate(own | {"tier_reasons": judged.reasons} | plain | facts)


def plan_of(scenario: Scenario, *placements: Placement, opened: tuple[str, ...] = ()) -> Plan:
    """A plan with these places; all others who are planned for are left out."""
    placed = {row.woman_id for row in placements}
    women = [woman.woman_id for woman in scenario.service.women if scenario.is_planned_for(woman)]
    return Plan(
        scenario=scenario.name,
        as_of=scenario.as_of,
        status=Status.PROVEN,
        tiers=tuple(_tiers(scenario, women, placed)),
        opened_teams=opened,
        placements=placements,
        unplaced=tuple(left_out(scenario, woman) for woman in women if woman not in placed),
    )


def _tiers(scenario: Scenario, women: list[str], placed: set[str]) -> Iterable[TierOutcome]:
    for number, tier in enumerate(scenario.policy.tiers, start=1):
        own = {woman for woman in women if scenario.judgements[woman].tier == number}
        count = len(own & placed)
        yield TierOutcome(tier=number, name=tier.name, women=len(own), placed=count, bound=count)


class Measured:
    """The measures of a plan, to be asked for one by one."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.rows: tuple[Metric, ...] = measure(scenario, plan)
        self.values = {(row.measure, row.by, row.group): row.value for row in self.rows}

    def __call__(self, name: str, by: str = "all", group: str = "all") -> float | None:
        """The value of one measure of one group; a test fails if there is none such."""
        return self.values[name, by, group]

    def groups(self, name: str, by: str) -> list[str]:
        """The groups of a measure in their order."""
        return [row.group for row in self.rows if (row.measure, row.by) == (name, by)]
