"""The rule on tiers: who is offered a place, and what the plan says of her and of each tier."""

from collections.abc import Iterator

from models import Placement, RuleId, Status, TierOutcome, Unplaced
from planner.audit.evidence import Evidence, Verdicts, wrong
from planner.audit.load import WHOLE_WEIGHT
from planner.audit.register import Register

_WEIGHT_TOLERANCE = 1e-6


def tiered(evidence: Evidence) -> Verdicts:
    """Only a woman in a tier is offered a place; tiers, weights and reasons are the policy's."""
    register = evidence.register
    for placed in register.placed:
        faults = list(_faults_of_row(register, placed.row))
        if placed.judgement.tier is None and not placed.is_kept:
            faults.insert(0, "she is in no tier and has no care begun to keep")
        yield wrong(RuleId.TIERED, placed.woman.woman_id, "; ".join(faults)) if faults else None
    for row in register.plan.unplaced:
        if row.woman_id in register.women:
            faults = list(_faults_of_row(register, row))
            yield wrong(RuleId.TIERED, row.woman_id, "; ".join(faults)) if faults else None
    yield from _outcomes(evidence)


def _faults_of_row(register: Register, row: Placement | Unplaced) -> Iterator[str]:
    tier, reasons, weight = register.scenario.judgements[row.woman_id]
    stated = row.reasons if isinstance(row, Placement) else row.tier_reasons
    if row.tier != tier:
        yield f"her tier is {_tier(tier)}, not {_tier(row.tier)}"
    if not abs(row.weight - weight / WHOLE_WEIGHT) <= _WEIGHT_TOLERANCE:
        yield f"her weight is {weight / WHOLE_WEIGHT:g}, not {row.weight:g}"
    if stated != reasons:
        yield f"her reasons are {_listed(reasons)}, not {_listed(stated)}"


def _outcomes(evidence: Evidence) -> Verdicts:
    register = evidence.register
    numbers = range(1, len(register.scenario.policy.tiers) + 1)
    stated: dict[int, list[TierOutcome]] = {number: [] for number in numbers}
    for row in register.plan.tiers:
        stated.setdefault(row.tier, []).append(row)
    for number, rows in sorted(stated.items()):
        if number not in numbers:
            faults = ["the policy has no such tier"]
        elif len(rows) != 1:
            faults = [f"the plan reports it {len(rows)} times"]
        else:
            faults = [*_faults_of_outcome(register, rows[0]), *_faults_of_bound(evidence, rows[0])]
        yield wrong(RuleId.TIERED, f"tier {number}", "; ".join(faults)) if faults else None


def _faults_of_outcome(register: Register, outcome: TierOutcome) -> Iterator[str]:
    name = register.scenario.policy.tiers[outcome.tier - 1].name
    if outcome.name != name:
        yield f"its name is {name}, not {outcome.name}"
    women = sum(register.scenario.judgements[woman_id].tier == outcome.tier for woman_id in register.women)
    if outcome.women != women:
        yield f"it has {women} women planned for, not {outcome.women}"


def _faults_of_bound(evidence: Evidence, outcome: TierOutcome) -> Iterator[str]:
    """What the plan shows against its bound: its prices, more women placed, or room for one."""
    for check in evidence.bounds.checks:
        if check.tier == outcome.tier and not check.is_proven:
            yield f"its prices prove that at most {check.proven} can be placed, not {check.stated}"
    judgements = evidence.register.scenario.judgements
    placed = max(outcome.placed, evidence.register.count_of_tier(outcome.tier))
    if outcome.bound < placed:
        yield f"{placed} are placed, above the proven bound of {outcome.bound}"
    elif outcome.bound > placed:
        if evidence.register.plan.status is Status.PROVEN:
            yield f"the plan is called proven, with {placed} placed of a bound of {outcome.bound}"
    else:
        for woman_id, place in sorted(evidence.left_out.free_places.items()):
            if judgements[woman_id].tier == outcome.tier:
                yield f"more than {outcome.bound} can be placed, {place.team_id} has room for: {woman_id}"
                return


def _tier(number: int | None) -> str:
    return "none" if number is None else str(number)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "none"
