"""Every way to place the women of a tiny service: what holds of every plan is held against each."""

from collections.abc import Iterator
from itertools import product

from models import Plan, Scenario, Spell, TightSet
from tests.oracle.check import Checker
from tests.oracle.values import Named
from tests.proof.recount import Counter

MOST_WAYS = 5_000


def ways(scenario: Scenario, plan: Plan) -> list[list[tuple[str, str] | None]]:
    """For each woman the teams and midwives that she may have, and none, if the plan's teams are opened."""
    checker = Checker(scenario)
    shut = {team.team_id for team in scenario.service.teams if team.is_proposed} - set(plan.opened_teams)
    return [
        [None, *(pair for pair in checker.choices(woman) if pair[0] not in shut)]
        for woman in checker.planned.values()
    ]


def every_naming(scenario: Scenario, plan: Plan) -> Iterator[Named]:
    """All ways that break no limit."""
    checker = Checker(scenario)
    for pairs in product(*ways(scenario, plan)):
        named = {woman: pair for woman, pair in zip(checker.planned, pairs, strict=True) if pair is not None}
        if next(checker.broken(named), None) is None:
            yield named


def left_out(counter: Counter, tight: TightSet, spell: Spell, named: Named) -> tuple[int, int]:
    """Women of a spell whom a plan leaves out: of the tier, and of earlier tiers."""
    out = [row.woman_id for row in counter.members(tight, spell) if row.woman_id not in named]
    hers = sum(counter.scenario.judgements[woman].tier == tight.tier for woman in out)
    return hers, len(out) - hers
