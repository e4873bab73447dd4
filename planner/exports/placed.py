"""Who is placed with whom, who is left out and why, and what became of each tier."""

from collections import Counter
from datetime import date

from models import Month, Placement, Plan, Scenario, Unplaced, UnplacedReason
from planner.exports.csv_text import csv_text, list_cell, list_items, read_csv

CASELOADS = (
    "woman_id",
    "tier",
    "weight",
    "reasons",
    "team_id",
    "midwife_id",
    "buddy_id",
    "edd",
    "kept",
    "expected",
)
UNPLACED = ("woman_id", "tier", "weight", "reason", "detail", "tier_reasons", "team_ids", "edd", "expected")
TIERS = ("scenario", "tier", "name", "women", "placed", "bound", "gap")
HELD = ("team_id", "tier", "area_id", "month", "places")


def caseloads_csv(scenario: Scenario, plan: Plan) -> str:
    """One row a woman placed, by id: her tier and why, weight, team, named midwife and buddy."""
    return csv_text(
        CASELOADS,
        (
            (
                *(row.woman_id, row.tier, row.weight, list_cell(row.reasons)),
                *(row.team_id, row.midwife_id, row.buddy_id),
                *_of_woman(scenario, row.woman_id, row.kept),
            )
            for row in plan.placements
        ),
    )


def _of_woman(scenario: Scenario, woman_id: str, *kept: bool) -> tuple[date | bool | None, ...]:
    """Her EDD, what is given, and whether she is expected to book; empty for a woman not in the scenario."""
    woman = scenario.service.woman.get(woman_id)
    if woman is None:
        return (None, *kept, None)
    return (woman.edd, *kept, scenario.is_expected(woman))


def unplaced_csv(scenario: Scenario, plan: Plan) -> str:
    """One row a woman left out, by id: her tier, weight, the reason and its detail."""
    return csv_text(
        UNPLACED,
        (
            (
                *(row.woman_id, row.tier, row.weight, str(row.reason), row.detail),
                *(list_cell(row.tier_reasons), list_cell(row.team_ids)),
                *_of_woman(scenario, row.woman_id),
            )
            for row in plan.unplaced
        ),
    )


def tiers_csv(plan: Plan) -> str:
    """One row a tier: women, placed, proven bound and gap."""
    return csv_text(
        TIERS,
        (
            (plan.scenario, row.tier, row.name, row.women, row.placed, row.bound, row.gap)
            for row in plan.tiers
        ),
    )


def held_csv(scenario: Scenario, plan: Plan) -> str:
    """One row a team, tier, neighbourhood and month of EDD: places held for women still expected to book."""
    woman = {row.woman_id: row for row in scenario.awaited}
    places: Counter[tuple[str, int, str, str]] = Counter()
    for row in plan.held:
        if (awaited := woman.get(row.woman_id)) is not None:
            places[row.team_id, row.tier or 0, awaited.area_id, str(Month.of(awaited.edd))] += 1
    return csv_text(HELD, ((*key, count) for key, count in sorted(places.items())))


def read_caseloads(text: str) -> tuple[Placement, ...]:
    """The placements that `caseloads_csv` wrote. Raises `ValueError` or `KeyError` on another table."""
    return tuple(
        Placement(
            woman_id=row["woman_id"],
            tier=int(row["tier"]) if row["tier"] else None,
            weight=float(row["weight"]),
            reasons=list_items(row["reasons"]),
            team_id=row["team_id"],
            midwife_id=row["midwife_id"],
            buddy_id=row["buddy_id"] or None,
            kept=row["kept"] == "true",
        )
        for row in read_csv(text)
    )


def read_unplaced(text: str) -> tuple[Unplaced, ...]:
    """The women left out that `unplaced_csv` wrote. Raises `ValueError` or `KeyError` on another table."""
    return tuple(
        Unplaced(
            woman_id=row["woman_id"],
            tier=int(row["tier"]) if row["tier"] else None,
            weight=float(row["weight"]),
            tier_reasons=list_items(row["tier_reasons"]),
            reason=UnplacedReason(row["reason"]),
            detail=row["detail"],
            team_ids=list_items(row["team_ids"]),
        )
        for row in read_csv(text)
    )
