"""The text of `what_if.yaml`, a first what-if scenario beside the base scenario of a new service."""

import json
from datetime import date, timedelta

from models.calendar import Month
from planner.synthetic.service import SyntheticService

_TEXT = """\
# yaml-language-server: $schema=./scenario.schema.json
# A what-if scenario is a small change to another. Plan both, and see what happens to whom:
#   caseload plan base.yaml what_if.yaml
extends: base.yaml
title: {title}
question: {question}
changes:
  # Which two leave follows a fixed order of their ids; who: [{midwife}] names them instead.
  - leave: {{midwives: 2, team: {team}, on: {soon}}}
  # Take the # away from what is your question, and put your own numbers:
  # - recruit: {{midwives: 2, route: apprenticeship, team: {team}, from: {later}}}
  # - long_leave: {{midwives: 1, team: {team}, kind: maternity, from: {soon}, until: {end}}}
  # - on_leave: {{midwives: 2, team: {team}, from: {soon}, until: {soon_after}}}
  # - change_hours: {{who: [{midwife}], to_wte: 0.6, from: {soon}}}
  # - move: {{midwives: 1, team: core, to: {team}, on: {soon}}}
  # - sickness: {{percent: 7, from: {soon}, until: {later}}}
  # - close_team: {{team: {team}, on: {later}}}
  # - change_team: {{team: {team}, births_per_wte_year: 32}}
  # - enhance_team: {{team: {team}, support_worker_hours_week: 30}}
  # - change_births: {{by_percent: 6, among: {{field: imd_decile, at_most: 1}}}}
  # - add_women: {{women: 40, like: {{field: needs_interpreter, is: true}}}}
  # - change_limits: {{births_per_wte_year: 32, core_floor_wte: {{by: 6}}}}
  # - change_tiers: {{keep: [core20plus5]}}
  # - change_rota: {{on_call_tiers: 2, limits: {{most_nights_in_row: 3}}, visits: {{booking_minutes: 75}}}}
  # - move_duties: {{kind: clinic, from_weekday: thursday, to_weekday: monday}}
  # - set: {{policy.aims.travel_minute: 2}}    # any other key of the scenario
# Or many at once, each value with each:
# sweep:
#   births_per_wte_year: [28, 32, 36]
#   leavers: [0, 1, 2]
"""


def what_if_yaml(service: SyntheticService) -> str:
    """Two midwives of the first team leave; all other kinds of change stand beside it as comments."""
    teams = service.teams[service.teams["status"] == "running"]
    team_id, name = str(teams["team_id"].iloc[0]), str(teams["name"].iloc[0])
    midwives = service.midwives[service.midwives["team_id"] == team_id]
    as_of: date = service.facts.as_of
    month = Month.of(as_of)
    soon, later, end = (month.plus(count).first_day for count in (2, 6, 11))
    return _TEXT.format(
        title=json.dumps(f"Two midwives leave {name}", ensure_ascii=False),
        question=json.dumps(f"If two midwives leave {name}, who loses her midwife, and who her place?"),
        team=team_id,
        midwife=midwives["midwife_id"].iloc[0],
        soon=soon,
        later=later,
        soon_after=soon + timedelta(days=13),
        end=end,
    )
