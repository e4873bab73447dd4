"""What a new plan changes for the women of an earlier one."""

from collections.abc import Iterator
from typing import NamedTuple

from models import Changes, Handover, HandoverCause, Plan, Scenario, Woman
from planner.rolling.earlier import Care, Earlier, care_under
from planner.rolling.lost import last_day_there, lost
from planner.rolling.meeting import meet_by


class _Case(NamedTuple):
    """One woman who had a named midwife, has booked and is still in care."""

    woman: Woman
    before: Care
    now: Care | None


def changes(earlier: Earlier, scenario: Scenario, plan: Plan) -> Changes:
    """Compare a plan with an earlier one; `scenario` is the one that `carry_over` made."""
    before, now = care_under(*earlier), care_under(scenario, plan)
    booked = [woman for woman in _booked(scenario) if woman.booked_on > earlier.plan.as_of]
    cases = [
        _Case(woman, before[woman.woman_id], now.get(woman.woman_id))
        for woman in _booked(scenario)
        if woman.woman_id in before
    ]
    changed = [case for case in cases if case.now is None or case.now.midwife_id != case.before.midwife_id]
    kept = [case.woman for case in cases if case not in changed]
    return Changes(
        since=earlier.plan.as_of,
        kept=len(kept),
        kept_beside=sum(not scenario.is_planned_for(woman) for woman in kept),
        booked=len(booked),
        booked_named=sum(woman.woman_id in now for woman in booked),
        new=sum(woman.woman_id in now and woman.woman_id not in before for woman in _booked(scenario)),
        left=_left(earlier, before, scenario),
        handovers=tuple(_handover(case, scenario, plan) for case in changed),
    )


def _booked(scenario: Scenario) -> Iterator[Woman]:
    """Women in care on the day of planning."""
    return (woman for woman in scenario.service.women if woman.is_in_care(scenario.as_of))


def _left(earlier: Earlier, before: dict[str, Care], scenario: Scenario) -> int:
    here = {woman.woman_id for woman in scenario.service.women if woman.is_in_care(scenario.as_of)}
    return sum(
        woman.woman_id in before and woman.woman_id not in here
        for woman in earlier.scenario.service.women
        if not earlier.scenario.is_expected(woman)
    )


def _handover(case: _Case, scenario: Scenario, plan: Plan) -> Handover:
    woman, before, now = case
    there = last_day_there(woman, before, scenario)
    return Handover(
        woman_id=woman.woman_id,
        edd=woman.edd,
        from_midwife_id=before.midwife_id,
        to_midwife_id=None if now is None else now.midwife_id,
        to_team_id=None if now is None else now.team_id,
        to_buddy=now is not None and now.midwife_id == before.buddy_id,
        cause=lost(woman, before, scenario) or HandoverCause.STATED_IN_FILES,
        reason=_reason(woman, scenario, plan) if now is None else None,
        meet_by=None if now is None else meet_by(woman.edd, scenario.as_of, there),
    )


def _reason(woman: Woman, scenario: Scenario, plan: Plan) -> str:
    """Why nobody is named for a woman."""
    if woman.edd < scenario.as_of:
        return "past her due date: her team sees to her, no plan names a midwife"
    if woman.edd > scenario.last_day:
        return "due after the horizon: not planned for yet"
    return next(row.reason.words for row in plan.unplaced if row.woman_id == woman.woman_id)
