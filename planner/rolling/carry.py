"""An earlier plan as care begun: its placements written into the new service, where that can still be."""

from collections.abc import Mapping
from typing import NamedTuple

from models import Midwife, Scenario, Service, Team, TeamStatus, Woman
from planner.rolling.earlier import Care, Earlier, care_under, stated
from planner.rolling.lost import lost


class CarriedOver(NamedTuple):
    """A scenario with the care begun of an earlier plan, and where plan and files did not agree."""

    scenario: Scenario
    """The new scenario, its women with the team, midwife and buddy of the earlier plan."""
    outdated: tuple[str, ...]
    """Women whose team or midwife in the files is out of date and not taken."""
    running: tuple[str, ...]
    """Teams that the files only propose; they run, for an earlier plan opened them."""


def carry_over(scenario: Scenario, earlier: Earlier) -> CarriedOver:
    """Take an earlier plan as care begun, for every woman of the files who has booked.

    - A woman who was only expected then and has booked since keeps what she was told at her booking. One who
      is still only expected has been promised nothing: she is placed anew, and never holds the place of a
      woman who comes before her.
    - The files are newer: a team and midwife that they state win, where that midwife can care for her. If
      not, or where they state a team alone, they are taken to be out of date and the plan wins.
    - Who is gone is left out: without her midwife a woman keeps team and buddy, without the team nothing.
      She is then placed anew: her buddy first, then her team. So is a woman who lost her place in the earlier
      plan and of whom the files say nothing: who knew her is not forgotten.
    - A team that the earlier plan opened runs, with the midwives who were to join it.
    - A woman past her EDD is not planned for; if her midwife is gone, her buddy takes over here.
    """
    running = _opened_before(scenario.service, earlier)
    opened = _with_running(scenario, frozenset(running))
    before = care_under(*earlier)
    was = earlier.scenario.service.woman
    women = tuple(
        _carried(woman, before.get(woman.woman_id), was.get(woman.woman_id), opened)
        for woman in opened.service.women
    )
    pairs = zip(opened.service.women, women, strict=True)
    return CarriedOver(
        scenario=opened.replace(service=opened.service.replace(women=women)),
        outdated=tuple(was.woman_id for was, now in pairs if was.team_id and _place(was) != _place(now)),
        running=running,
    )


def _place(woman: Woman) -> tuple[str | None, str | None]:
    return (woman.team_id, woman.midwife_id)


def _opened_before(service: Service, earlier: Earlier) -> tuple[str, ...]:
    """Proposed teams that ran under the earlier plan."""
    ran = {team.team_id for team in earlier.scenario.service.teams if not team.is_proposed}
    ran |= set(earlier.plan.opened_teams)
    return tuple(team.team_id for team in service.teams if team.is_proposed and team.team_id in ran)


def _with_running(scenario: Scenario, running: frozenset[str]) -> Scenario:
    if not running:
        return scenario
    service = scenario.service
    teams = tuple(_as_running(team, running) for team in service.teams)
    midwives = tuple(_as_joined(midwife, running) for midwife in service.midwives)
    return scenario.replace(service=service.replace(teams=teams, midwives=midwives))


def _as_running(team: Team, running: frozenset[str]) -> Team:
    return team.replace(status=TeamStatus.RUNNING) if team.team_id in running else team


def _as_joined(midwife: Midwife, running: frozenset[str]) -> Midwife:
    if midwife.joins_team_id not in running:
        return midwife
    return midwife.replace(team_id=midwife.joins_team_id, joins_team_id=None)


def _carried(woman: Woman, before: Care | None, was: Woman | None, scenario: Scenario) -> Woman:
    if scenario.is_expected(woman):
        return woman
    if before is not None:
        woman = _with_care(woman, before, scenario)
    elif was is not None and was.team_id is not None and woman.team_id is None:
        woman = woman.replace(**_still_known(was.team_id, was.midwife_id, was.buddy_id, scenario.service))
    return _after_birth(woman, scenario) if woman.edd < scenario.as_of else woman


def _with_care(woman: Woman, before: Care, scenario: Scenario) -> Woman:
    """The woman with the care that she has: as the files state it if that goes on, else as it was before."""
    care = stated(woman)
    known = _still_known(*before, scenario.service)
    if care is not None and lost(woman, care, scenario) is None:
        is_the_same = care == before._replace(buddy_id=None)
        return woman.replace(**known) if is_the_same else woman
    return woman.replace(**known)


def _still_known(
    team_id: str, midwife_id: str | None, buddy_id: str | None, service: Service
) -> Mapping[str, str | None]:
    """Team, midwife and buddy as far as they are still together in the files; nothing without the team."""
    team = service.team.get(team_id)
    if team is None or team.is_proposed:
        return {}

    def in_team(carer_id: str | None) -> str | None:
        """The carer, if she works in that team."""
        carer = service.midwife.get(carer_id or "")
        return carer_id if carer is not None and carer.team_id == team_id else None

    buddy_id = None if buddy_id == midwife_id else buddy_id
    return {"team_id": team_id, "midwife_id": in_team(midwife_id), "buddy_id": in_team(buddy_id)}


def _after_birth(woman: Woman, scenario: Scenario) -> Woman:
    """A woman past her EDD, whom no plan places: with her midwife, or else her buddy, or else neither."""
    care = stated(woman)
    if care is not None and lost(woman, care, scenario) is None:
        return woman
    if woman.team_id is None or woman.buddy_id is None:
        return woman.replace(midwife_id=None)
    with_buddy = Care(woman.team_id, woman.buddy_id, None)
    is_there = lost(woman, with_buddy, scenario) is None
    return woman.replace(midwife_id=woman.buddy_id if is_there else None, buddy_id=None)
