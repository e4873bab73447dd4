"""Places held for women who have not booked yet, by tier and team."""

from collections import Counter
from collections.abc import Iterator

from models import Metric
from planner.metrics.catalogue import metric
from planner.metrics.cohort import Cohort


def held(cohort: Cohort) -> Iterator[Metric]:
    """How many places the plan holds besides the women placed; 0 everywhere without a reserve."""
    rows = cohort.plan.held
    tiers, teams = Counter(row.tier for row in rows), Counter(row.team_id for row in rows)
    yield metric("places_held", "all", "all", len(rows))
    for tier in range(1, len(cohort.scenario.policy.tiers) + 1):
        yield metric("places_held", "tier", str(tier), tiers[tier])
    for team in cohort.teams:
        yield metric("places_held", "team", team, teams[team])
