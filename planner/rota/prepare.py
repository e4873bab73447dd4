"""From a scenario and its plan to everything known of one team's rota."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from models import Duty, DutyKind, Plan, Rotas, Scenario
from planner.rota.book import book_of, kind_of
from planner.rota.caseload import caseload_of
from planner.rota.chances import births_by_day, spontaneous
from planner.rota.demand import Need, needs_of, weeks_of_visits
from planner.rota.past import DAYS_REMEMBERED
from planner.rota.staff import Absence, Member, members_of
from planner.rota.stretch import Stretch
from planner.rota.team import Team


def team_of(
    scenario: Scenario,
    plan: Plan,
    team_id: str,
    stretch: Stretch,
    *,
    after: Rotas | None = None,
    repair: Rotas | None = None,
    absent: Sequence[Absence] = (),
) -> Team:
    """One team's people, duties and women for the days of a rota."""
    policy = scenario.policy.rota
    caseload = caseload_of(scenario, plan, team_id)
    members = members_of(scenario, plan, team_id, stretch, after=after, absent=absent)
    needs = needs_of(scenario, team_id, caseload, stretch, _fixed(members, stretch))
    births = births_by_day(policy.gestation_at_birth)
    names = {member.midwife.midwife_id for member in members}
    return Team(
        team_id=team_id,
        policy=policy,
        stretch=stretch,
        book=book_of(_kinds(policy.duty_kinds, needs, members), stretch, DAYS_REMEMBERED),
        members=members,
        needs=needs,
        caseload=caseload,
        labour=tuple(
            spontaneous(row, stretch, births, policy.planned_birth_share, scenario.as_of) for row in caseload
        ),
        visits=weeks_of_visits(policy, scenario.service.team[team_id], caseload, stretch),
        earlier=_earlier(after, team_id, stretch),
        requests=tuple(
            row for row in scenario.service.requests if row.midwife_id in names and stretch.holds(row.day)
        ),
        kept=tuple(_kept(repair, member, stretch) for member in members) if repair else (),
    )


def _fixed(members: Sequence[Member], stretch: Stretch) -> Counter[tuple[date, str]]:
    """Midwives who are there for a fixed duty, by day and kind."""
    return Counter(
        (stretch.days[number], kind)
        for member in members
        for number, kind in member.fixed.items()
        if member.present[number]
    )


def _earlier(after: Rotas | None, team_id: str, stretch: Stretch) -> tuple[Duty, ...]:
    before = after.of_team.get(team_id) if after else None
    return tuple(duty for duty in before.duties if duty.day < stretch.first_day) if before else ()


def _kinds(
    known: Sequence[DutyKind], needs: Sequence[Need], members: Sequence[Member]
) -> tuple[DutyKind, ...]:
    """The kinds that this team has to do with, those of an earlier rota among them."""
    used = {need.kind.id for need in needs}
    used |= {kind for member in members for kind in member.fixed.values()}
    past = {duty.kind: duty for member in members for duty in member.before if duty is not None}
    unknown = sorted(set(past) - {kind.id for kind in known})
    kinds = [kind for kind in known if kind.id in used | set(past)]
    return (*kinds, *(kind_of(past[kind]) for kind in unknown))


def _kept(repair: Rotas, member: Member, stretch: Stretch) -> tuple[str | None, ...]:
    """Kinds of her duties in the rota that is repaired."""
    who = member.midwife.midwife_id
    kinds = {duty.day: duty.kind for duty in repair.duties if duty.midwife_id == who}
    return tuple(kinds.get(stretch.first_day + timedelta(days=number)) for number in range(len(stretch.days)))
