"""Runs to write and read: one woman placed, one left out."""

from typing import Any

from models import AuditReport, RuleCheck, RuleId, Tables
from planner.metrics import measure
from planner.runs import Facts, Run
from tests.metrics.conftest import place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman


def run(**changes: Any) -> Run:
    """A run of the scenario `test`, started on 4 January 2027 at 9:15."""
    rows = Tables(
        women=(woman("w1", ethnicity="N"), woman("w2")),
        midwives=(midwife("m1"), midwife("m2")),
        teams=(team(),),
        areas=(area(),),
    )
    asked = changes.pop("scenario", scenario(rows, policy()))
    plan = changes.pop("plan", plan_of(asked, place("w1")))
    check = RuleCheck(rule=RuleId.WOMAN_ONCE, checked=2, broken=0)
    plain: dict[str, Any] = {
        "scenario": asked,
        "plan": plan,
        "report": AuditReport(checks=(check,), violations=(), aims=()),
        "metrics": measure(asked, plan),
        "facts": facts(),
        "scenario_yaml": "title: A test\n",
    }
    return Run(**(plain | changes))


def facts(**changes: Any) -> Facts:
    """Facts with everything in them."""
    plain = {
        "started_at": "20270104T091500Z",
        "versions": {"planner": "1.0"},
        "inputs": {"women.csv": "0" * 64},
        "seed": 7,
        "seconds": {"solve": 1.5},
    }
    return Facts.model_validate(plain | changes)
