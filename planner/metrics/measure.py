"""All measures of a plan in one order."""

from models import Metric, Plan, Scenario
from planner.metrics.care import care
from planner.metrics.cohort import Cohort
from planner.metrics.cost import cost
from planner.metrics.coverage import coverage
from planner.metrics.gaps import gaps
from planner.metrics.held import held
from planner.metrics.left_behind import left_behind
from planner.metrics.loads import loads
from planner.metrics.national import named_by_28_weeks
from planner.metrics.peaks import peaks


def measure(scenario: Scenario, plan: Plan) -> tuple[Metric, ...]:
    """Every measure of `plan`, in an order that depends on nothing but the scenario's ids.

    A value is none where its denominator is 0. Groups that join two things are written `team month`,
    `team tier`, `team run` or `not needed 2`; the part after the last blank is the month, tier or first
    month of the run.
    """
    cohort = Cohort(scenario, plan)
    found = [
        *coverage(cohort),
        *held(cohort),
        *named_by_28_weeks(cohort),
        *loads(cohort),
        *care(cohort),
        *left_behind(cohort),
        *cost(cohort),
    ]
    return (*found, *peaks(found), *gaps(found))
