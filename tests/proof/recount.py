"""Tight sets counted again one woman at a time, in fractions, from the scenario and the plan alone.

Shares no line with `planner.proof` or `planner.prepare`: who may go where, and staff time, are the oracle's.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

from models import Midwife, Month, Plan, RuleId, Scenario, Spell, TightSet, Woman
from tests.oracle.limits import hundredths, rounded_up, run_pace
from tests.oracle.staff import Wte, effective_wte, exact, team_midwives
from tests.oracle.who_may import care_kept, may_be_named, may_go, women_not_planned_for, women_planned_for

BY_WEIGHT = (RuleId.TEAM_PACE, RuleId.TEAM_OPEN_CASELOAD)


class Counter:
    """One scenario and its plan, with the teams that run or that the plan opens."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario, self.plan = scenario, plan
        self.wte: Wte = effective_wte(scenario)
        self.teams = team_midwives(scenario, frozenset(plan.opened_teams))
        self.kept = care_kept(scenario)
        self.anew = [row for row in women_planned_for(scenario) if row.woman_id not in self.kept]
        self.could_go = {row.woman_id: self._teams_for(row) for row in self.anew}

    def _teams_for(self, woman: Woman) -> set[str]:
        service = self.scenario.service
        return {
            team_id
            for team_id, midwives in self.teams.items()
            if may_go(self.scenario, woman, service.team[team_id], midwives, self.wte)
            and any(may_be_named(self.scenario, woman, row) for row in midwives)
        }

    def members(self, tight: TightSet, spell: Spell) -> list[Woman]:
        """The women of whom a spell of a set speaks, those of earlier tiers too."""
        found = []
        for woman in self.anew:
            tier = self.scenario.judgements[woman.woman_id].tier
            teams = self.could_go[woman.woman_id]
            bound = teams and teams <= set(tight.team_ids)
            if tier is not None and tier <= tight.tier and bound and _is_counted(spell, woman):
                found.append(woman)
        return found

    def load(self, rule: RuleId, woman: Woman) -> int:
        """What one woman takes, in hundredths."""
        return self.scenario.judgements[woman.woman_id].weight if rule in BY_WEIGHT else 100

    def places(self, tight: TightSet, spell: Spell, unit: int) -> int:
        """What care begun leaves in the teams, in hundredths, each rounded down to a multiple of `unit`."""
        left = (self._left(tight.rule, spell, team) for team in tight.team_ids)
        return sum(max(0, one) // unit * unit for one in left)

    def _left(self, rule: RuleId, spell: Spell, team_id: str) -> int:
        midwives, months = self.teams[team_id], _months(self.scenario, spell)
        if rule is RuleId.TEAM_PACE:
            limit = hundredths(run_pace(self.scenario, self.wte, midwives, months))
            return limit - sum(self.load(rule, row) for row in self._begun(team_id, months))
        if rule is RuleId.TEAM_OPEN_CASELOAD:
            return self._left_open(spell, team_id)
        return sum(100 * self._left_by(rule, row, months) for row in midwives)

    def _left_by(self, rule: RuleId, midwife: Midwife, months: tuple[Month, ...]) -> int:
        limit = run_pace(self.scenario, self.wte, [midwife], months)
        if rule is RuleId.MIDWIFE_MONTH:
            each = exact(self.scenario.policy.limits.births_per_wte_month)
            limit = each * self.wte[midwife.midwife_id, months[0]]
        hers = [
            row
            for row in self._begun(midwife.team_id, months)
            if self.kept[row.woman_id][1] == midwife.midwife_id
        ]
        return max(0, rounded_up(limit) - len(hers))

    def _left_open(self, spell: Spell, team_id: str) -> int:
        day = spell.in_care_on
        assert day is not None
        ratio = exact(self.scenario.policy.limits.open_caseload_per_wte or 0)
        staff = sum((self.wte[row.midwife_id, Month.of(day)] for row in self.teams[team_id]), Fraction(0))
        there = [row for row in women_not_planned_for(self.scenario) if row.team_id == team_id]
        there += self._begun(team_id, self.scenario.months)
        return hundredths(ratio * staff) - sum(
            self.load(RuleId.TEAM_PACE, row) for row in there if row.is_in_care(day)
        )

    def _begun(self, team_id: str, months: tuple[Month, ...]) -> list[Woman]:
        kept = [row for row in women_planned_for(self.scenario) if row.woman_id in self.kept]
        return [row for row in kept if self.kept[row.woman_id][0] == team_id and Month.of(row.edd) in months]

    def spell_again(self, tight: TightSet, spell: Spell) -> Spell:
        """The spell with every number counted again."""
        members = self.members(tight, spell)
        tier = {row.woman_id: self.scenario.judgements[row.woman_id].tier for row in members}
        hers = [row for row in members if tier[row.woman_id] == tight.tier]
        before = [row for row in members if tier[row.woman_id] != tight.tier]
        out = [row for row in before if row.woman_id not in self.plan.placement]
        loads = sorted(self.load(tight.rule, row) for row in hers)
        lightest = sorted(self.load(tight.rule, row) for row in before)[: len(before) - len(out)]
        places = self.places(tight, spell, gcd(*(self.load(tight.rule, row) for row in members)))
        fitting = list(loads)
        while fitting and sum(fitting) + sum(lightest) > places:
            fitting.pop()
        return spell.replace(
            women=len(hers),
            needed=sum(loads) / 100,
            before=len(before),
            before_out=len(out),
            before_needed=sum(lightest) / 100,
            places=places / 100,
            left_out=sum(row.woman_id not in self.plan.placement for row in hers),
            must_stay_out=len(loads) - len(fitting),
        )


def _is_counted(spell: Spell, woman: Woman) -> bool:
    if spell.in_care_on is not None:
        return woman.is_in_care(spell.in_care_on)
    return spell.first_month <= f"{woman.edd:%Y-%m}" <= spell.last_month


def _months(scenario: Scenario, spell: Spell) -> tuple[Month, ...]:
    return tuple(month for month in scenario.months if spell.first_month <= str(month) <= spell.last_month)


def faults(scenario: Scenario, plan: Plan) -> Iterator[str]:
    """Everything that is wrong with the tight sets of a plan."""
    counter = Counter(scenario, plan)
    told: set[tuple[int, str]] = set()
    for tight in plan.tight_sets:
        areas: set[str] = set()
        for spell in tight.spells:
            if (again := counter.spell_again(tight, spell)) != spell:
                yield f"tier {tight.tier} {tight.rule}: states {spell}, counted {again}"
            if not 0 < spell.must_stay_out <= spell.left_out:
                yield f"{spell.must_stay_out} must stay out, the plan leaves out {spell.left_out}"
            for woman in counter.members(tight, spell):
                if scenario.judgements[woman.woman_id].tier == tight.tier:
                    areas.add(woman.area_id)
                    if (tight.tier, woman.woman_id) in told:
                        yield f"{woman.woman_id} is counted twice"
                    told.add((tight.tier, woman.woman_id))
        if tight.area_ids != tuple(sorted(areas)):
            yield f"states areas {tight.area_ids}, counted {sorted(areas)}"
