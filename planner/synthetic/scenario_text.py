"""The text of `base.yaml`, the base scenario of a new service."""

import json
import shlex

from planner.synthetic.bookings import HORIZON_MONTHS
from planner.synthetic.limits import LIMITS
from planner.synthetic.service import SyntheticService
from planner.synthetic.spec import DAY_OF_PLANNING, TrustSpec

_POLICY = """\
policy:
  # Tiers are served strictly in this order; a woman belongs to the first that fits her.
  tiers:
    - id: core20plus5
      name: "Core20PLUS5: Black, Asian and mixed ethnic groups, or the most deprived tenth of neighbourhoods"
      when:
        any:
          - {field: ethnic_group, in: [Black, Asian, Mixed]}
          - {field: imd_decile, at_most: 1}
    - id: more_needs
      name: More needs, social or clinical
      when:
        any:
          - {field: complex_social_factors, is: true}
          - {field: needs_interpreter, is: true}
          - field: risk_factors
            contains_any:
              - diabetes_type_1
              - diabetes_type_2
              - gestational_diabetes
              - chronic_hypertension
              - pre_eclampsia_risk
              - multiple_pregnancy
              - previous_stillbirth
              - previous_preterm_birth
              - mental_health
              - cardiac_disease
              - epilepsy
              - substance_misuse
              - bmi_40_or_more
    - id: everyone_else
      name: Everyone else
      when: everyone
  # A woman weighs 1; these add to it, in multiples of 0.25.
  weights:
    - adds: 0.5
      when: {field: complex_social_factors, is: true}
    - adds: 0.25
      when: {field: needs_interpreter, is: true}
"""

_STATED = (
    "births_per_wte_year",
    "pace_months",
    "open_caseload_per_wte",
    "births_per_wte_month",
    "max_travel_minutes",
    "latest_gestation_weeks",
    "team_wte_min",
    "team_wte_max",
)
"""Limits that the scenario states, all at their defaults."""

_FLOOR = """\
    # A suggestion, 98% of the leanest month's core midwives who join no proposed team: put your own here.
    core_floor_wte: {core_floor_wte:g}
"""

_ROTA = """\
  # Each team holds two clinics a week, and three of it meet on Wednesdays; all else of the rota is standard.
  rota:
    weekly_duties:
      - {weekday: tuesday, kind: clinic}
      - {weekday: thursday, kind: clinic}
      - {weekday: wednesday, kind: meeting, midwives: 3}
"""


def base_yaml(service: SyntheticService) -> str:
    """The base scenario as YAML, ending in a line feed."""
    facts = service.facts
    head = [
        "# yaml-language-server: $schema=./scenario.schema.json",
        "# Synthetic: no woman or midwife in these files exists. Made by",
        f"#   {_command(service.facts.spec)}",
        *_beyond_command(service.facts.spec),
        *(f"# Source: {source}" for source in facts.sources),
        f"title: {json.dumps(facts.title, ensure_ascii=False)}",
        "question: Which women can our teams care for this year, highest risk first?",
        f"as_of: {facts.as_of.isoformat()}",
        f"horizon_months: {HORIZON_MONTHS}",
        "data:",
        *(f"  {name}: data/{name}.csv" for name in ("women", "midwives", "teams", "areas", "leave")),
    ]
    limits = "  limits:\n" + "".join(f"    {name}: {getattr(LIMITS, name):g}\n" for name in _STATED)
    floor = _FLOOR.format(core_floor_wte=facts.core_floor_wte)
    return "\n".join(head) + "\n" + _POLICY + limits + floor + _ROTA


def _command(spec: TrustSpec) -> str:
    """The command that makes the service again, DIR apart; published files are named without their folder."""
    options = {
        "--births": spec.births,
        "--teams": spec.teams,
        "--msds": spec.msds and spec.msds.name,
        "--lsoa": spec.lsoa and spec.lsoa.name,
    }
    words = ["caseload", "new", "DIR", "--like", spec.like, "--seed", str(spec.seed)]
    for name, value in options.items():
        words += [] if value is None else [name, str(value)]
    return shlex.join([*words, "--booked-only"] if spec.booked_only else words)


def _beyond_command(spec: TrustSpec) -> list[str]:
    """A line for each thing asked for that the command has no option for."""
    asked = {
        "as_of": None if spec.as_of == DAY_OF_PLANNING else spec.as_of.isoformat(),
        "proposed_teams": spec.proposed_teams,
    }
    told = {name: value for name, value in asked.items() if value is not None}
    return [f"#   and {name}={value}, which only Python can ask for" for name, value in told.items()]
