"""Rules on where a woman may go: her team runs, is in reach, accepts her and has its size, in time."""

from models import RuleId, Violation
from planner.audit.evidence import Evidence, Verdicts, wrong
from planner.audit.left_out import accepts, is_early_enough, is_large_enough


def team_runs(evidence: Evidence) -> Verdicts:
    """A woman goes only to a team that runs, or that the plan opens, and that is open on her due date."""
    register = evidence.register
    for placed in register.placed:
        team, edd = placed.team, placed.woman.edd
        if team is None:
            message = f"she is placed in a team that the service does not have: {placed.row.team_id}"
            yield wrong(RuleId.TEAM_RUNS, placed.woman.woman_id, message, when=edd)
        elif not register.is_open(team, edd):
            message = f"her team does not run on her due date {edd}: {team.team_id}"
            yield wrong(RuleId.TEAM_RUNS, placed.woman.woman_id, message, when=edd)
        else:
            yield None


def team_reach(evidence: Evidence) -> Verdicts:
    """The team of a woman placed anew is within travel reach of her home, or her area is in its catchment."""
    reach = evidence.register.reach
    for placed in evidence.register.placed_anew:
        team, area_id = placed.team, placed.woman.area_id
        if team is None:
            continue
        if reach.is_within(area_id, team):
            yield None
            continue
        minutes, limit = reach.minutes(area_id, team.team_id), reach.limit(team)
        message = f"{team.team_id} is {minutes:.1f} minutes from {area_id}, at most {limit:g} are allowed"
        yield Violation(
            rule=RuleId.TEAM_REACH,
            subject=placed.woman.woman_id,
            amount=minutes,
            limit=limit,
            message=message,
        )


def team_accepts(evidence: Evidence) -> Verdicts:
    """The team of a woman placed anew accepts everyone, or accepts a need of hers."""
    for placed in evidence.register.placed_anew:
        if placed.team is None:
            continue
        if accepts(placed.team, placed.woman.needs):
            yield None
        else:
            message = f"{placed.team.team_id} takes only women with: {', '.join(placed.team.accepts)}"
            yield wrong(RuleId.TEAM_ACCEPTS, placed.woman.woman_id, message)


def latest_gestation(evidence: Evidence) -> Verdicts:
    """A woman placed anew is not too far on, on the day of planning, to join a team that is new to her."""
    as_of, latest = evidence.register.scenario.as_of, evidence.register.limits.latest_gestation_weeks
    for placed in evidence.register.placed_anew:
        if placed.row.team_id == placed.woman.team_id:
            continue
        if is_early_enough(placed.woman, as_of, evidence.register):
            yield None
            continue
        days = placed.woman.gestation_days(as_of)
        yield Violation(
            rule=RuleId.LATEST_GESTATION,
            subject=placed.woman.woman_id,
            when=str(as_of),
            amount=days / 7,
            limit=latest,
            message=f"she is new to {placed.row.team_id} at {days / 7:.1f} weeks, not under {latest:g}",
        )


def team_size(evidence: Evidence) -> Verdicts:
    """A team below the smallest size in the month of the due date takes no woman who is new to it."""
    register = evidence.register
    for placed in register.placed_anew:
        if placed.team is None or placed.row.team_id == placed.woman.team_id:
            continue
        if is_large_enough(placed.team, placed.month, register):
            yield None
            continue
        wte = float(register.team_wte(placed.team.team_id, placed.month))
        least = register.limits.team_wte_min
        yield Violation(
            rule=RuleId.TEAM_SIZE,
            subject=placed.woman.woman_id,
            when=str(placed.month),
            amount=wte,
            limit=least,
            message=f"{placed.team.team_id} has {wte:.2f} WTE in {placed.month} and is below {least:g}",
        )
