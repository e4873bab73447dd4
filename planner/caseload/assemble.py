"""From an assignment to the plan that people read."""

import numpy as np

from models import AimOutcome, Placement, Plan, RuleId, Status, TierOutcome, Unplaced
from planner.caseload.outcome import Solution, aim_order, reached
from planner.caseload.reasons import HUNDREDTHS, Use, left_out
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints


def assemble(problem: Problem, solution: Solution, opened: tuple[int, ...]) -> Plan:
    """The plan: placements, reasons, outcomes of tiers and aims, warnings."""
    named = solution.assignment.named
    used = (
        {int(team) for team in problem.team_of[named[named != NOBODY]]} if (named != NOBODY).any() else set()
    )
    really_opened = tuple(team for team in opened if team in used)
    tiers, aims = _outcomes(problem, solution)
    in_files = ~problem.awaited
    return Plan(
        scenario=problem.scenario.name,
        as_of=problem.scenario.as_of,
        status=_status(tiers, stopped=solution.stopped),
        tiers=tuple(_held_apart(problem, named, tier) for tier in tiers),
        aims=aims,
        opened_teams=tuple(problem.teams[team].team_id for team in really_opened),
        placements=_placements(problem, solution, in_files),
        unplaced=_unplaced(problem, named, really_opened, in_files),
        warnings=problem.warnings + _beyond_limits(problem),
        certificates=solution.certificates,
        held=_placements(problem, solution, problem.awaited),
        not_held=_unplaced(problem, named, really_opened, problem.awaited),
    )


def _status(tiers: tuple[TierOutcome, ...], *, stopped: bool) -> Status:
    if stopped:
        return Status.STOPPED
    return Status.GAP if any(tier.gap for tier in tiers) else Status.PROVEN


def _outcomes(problem: Problem, solution: Solution) -> tuple[tuple[TierOutcome, ...], tuple[AimOutcome, ...]]:
    tiers, aims = [], []
    values = reached(problem, solution.assignment)
    for aim, value, bound in zip(aim_order(problem), values, solution.bounds, strict=True):
        if aim.rule is RuleId.TIER_PLACED and aim.tier is not None:
            women = int((problem.tier == aim.tier).sum())
            most = women if bound is None else max(min(bound, women), value)
            name = problem.scenario.policy.tiers[aim.tier - 1].name
            tiers.append(TierOutcome(tier=aim.tier, name=name, women=women, placed=value, bound=most))
        else:
            aims.append(AimOutcome(rule=aim.rule, tier=aim.tier, sense=aim.sense, value=value, bound=bound))
    return tuple(tiers), tuple(aims)


def _held_apart(problem: Problem, named: Ints, tier: TierOutcome) -> TierOutcome:
    """The outcome of a tier with the women awaited told apart from those of the files."""
    awaited = problem.awaited & (problem.tier == tier.tier)
    held = int(np.count_nonzero(awaited & (named != NOBODY)))
    return tier.replace(
        women=tier.women - int(np.count_nonzero(awaited)),
        placed=tier.placed - held,
        bound=tier.bound - held,
        awaited=int(np.count_nonzero(awaited)),
        held=held,
    )


def _placements(problem: Problem, solution: Solution, of: Flags) -> tuple[Placement, ...]:
    named, buddy = solution.assignment
    placed = np.flatnonzero(of & (named != NOBODY))
    return tuple(_placement(problem, int(woman), named, buddy) for woman in placed)


def _placement(problem: Problem, woman: int, named: Ints, buddy: Ints) -> Placement:
    woman_id = problem.women[woman].woman_id
    judged = problem.scenario.judgements[woman_id]
    second = int(buddy[woman])
    return Placement(
        woman_id=woman_id,
        tier=judged.tier,
        weight=judged.weight / HUNDREDTHS,
        reasons=judged.reasons,
        team_id=problem.teams[problem.team_of[named[woman]]].team_id,
        midwife_id=problem.midwives[named[woman]].midwife_id,
        buddy_id=None if second == NOBODY else problem.midwives[second].midwife_id,
        kept=bool(problem.kept[woman]),
    )


def _unplaced(problem: Problem, named: Ints, opened: tuple[int, ...], of: Flags) -> tuple[Unplaced, ...]:
    steps, use = problem.step_with(opened), Use(problem, named)
    left = np.flatnonzero(of & (named == NOBODY))
    return tuple(left_out(problem, int(woman), steps[woman], use) for woman in left)


def _beyond_limits(problem: Problem) -> tuple[str, ...]:
    """Limits that care begun alone exceeds."""
    found = []
    for index, team in enumerate(problem.teams):
        over = problem.team_pace.taken[index] - problem.team_pace.limit[index]
        if (over > 0).any():
            worst = int(over.argmax())
            found.append(
                f"care begun in {team.name} exceeds its births in {problem.paces.labels[worst]}"
                f" by {over[worst] / HUNDREDTHS:g}: nobody new is placed there then"
            )
    return tuple(found)
