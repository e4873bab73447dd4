"""A rival's answer as a plan, so that the audit can check it as it checks ours."""

from collections.abc import Iterator, Sequence
from math import floor, isfinite

from models import Placement, Plan, Status, TierOutcome, Unplaced, UnplacedReason
from planner.prepare import NOBODY, Problem
from planner.prepare.problem import Flags, Ints

WHOLE_WEIGHT = 100
TOLERANCE = 1e-6
"""Women by which a solver's bound may be off."""


def as_plan(problem: Problem, named: Ints, bounds: Sequence[float] = ()) -> Plan:
    """The plan of named midwives [W], without buddies, lesser aims and true reasons for those left out.

    `bounds` are those of the tiers, in order; a tier without one has its number of women.
    """
    tiers = tuple(_tiers(problem, named, bounds))
    placements = tuple(_placement(problem, row, int(named[row])) for row in _where(named != NOBODY))
    in_use = {placed.team_id for placed in placements}
    opened = [team.team_id for team in problem.teams if team.is_proposed and team.team_id in in_use]
    return Plan(
        scenario=problem.scenario.name,
        as_of=problem.scenario.as_of,
        status=Status.GAP if any(tier.gap for tier in tiers) else Status.PROVEN,
        tiers=tiers,
        opened_teams=tuple(opened),
        placements=placements,
        unplaced=tuple(_unplaced(problem, row) for row in _where(named == NOBODY)),
    )


def _where(flags: Flags) -> list[int]:
    return [int(row) for row in flags.nonzero()[0]]


def _tiers(problem: Problem, named: Ints, bounds: Sequence[float]) -> Iterator[TierOutcome]:
    for position, tier in enumerate(problem.scenario.policy.tiers):
        members = problem.tier == position + 1
        bound = bounds[position] if position < len(bounds) else float("inf")
        women = int(members.sum())
        yield TierOutcome(
            tier=position + 1,
            name=tier.name,
            women=women,
            placed=int((members & (named != NOBODY)).sum()),
            bound=min(women, floor(bound + TOLERANCE)) if isfinite(bound) else women,
        )


def _placement(problem: Problem, row: int, midwife: int) -> Placement:
    woman_id = problem.women[row].woman_id
    judged = problem.scenario.judgements[woman_id]
    return Placement(
        woman_id=woman_id,
        tier=judged.tier,
        weight=judged.weight / WHOLE_WEIGHT,
        reasons=judged.reasons,
        team_id=problem.teams[problem.team_of[midwife]].team_id,
        midwife_id=problem.midwives[midwife].midwife_id,
        kept=bool(problem.kept[row]),
    )


def _unplaced(problem: Problem, row: int) -> Unplaced:
    woman_id = problem.women[row].woman_id
    judged = problem.scenario.judgements[woman_id]
    return Unplaced(
        woman_id=woman_id,
        tier=judged.tier,
        weight=judged.weight / WHOLE_WEIGHT,
        tier_reasons=judged.reasons,
        reason=UnplacedReason.NO_PLACES,
        detail="not asked of this way",
    )
