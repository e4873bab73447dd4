"""A plan summed up from its measures."""

from models import RULES, Metric, Plan, Scenario, StatisticsGroup, Team, TierOutcome, UnplacedReason
from planner.explain.by_needs import needs_at_a_glance
from planner.explain.due_month import uneven_at_a_glance
from planner.explain.glance import (
    AimLine,
    CareBegun,
    LeftBehind,
    Overview,
    ReasonLine,
    ShareLine,
    TeamLine,
    TierLine,
)
from planner.explain.ledger import Ledger, open_ledger
from planner.explain.proof import proof_at_a_glance
from planner.explain.reach import half_empty_because

MONTHS_A_YEAR = 12


class _Book:
    """Measures by name and group."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        self.value = {(row.measure, row.by, row.group): row.value for row in metrics}

    def number(self, measure: str, by: str = "all", group: str = "all") -> float:
        """A number; 0 where there is none."""
        return self.value.get((measure, by, group)) or 0.0

    def count(self, measure: str, by: str = "all", group: str = "all") -> int:
        """A whole number; 0 where there is none."""
        return round(self.number(measure, by, group))


def overview(scenario: Scenario, plan: Plan, metrics: tuple[Metric, ...]) -> Overview:
    """Sum a plan up."""
    book, ledger = _Book(metrics), open_ledger(scenario, plan)
    return Overview(
        scenario=scenario.name,
        title=scenario.title,
        question=scenario.question,
        as_of=scenario.as_of,
        last_day=scenario.last_day,
        women=book.count("women"),
        expected=book.count("women_expected"),
        past_due=sum(woman.edd < scenario.as_of for woman in scenario.service.women),
        due_later=sum(woman.edd > scenario.last_day for woman in scenario.service.women),
        midwives=len(scenario.service.midwives),
        teams=sum(not team.is_proposed for team in scenario.service.teams),
        status=plan.status,
        tiers=tuple(_tier(book, row) for row in plan.tiers),
        placed=book.count("placed"),
        placed_in_no_tier=book.count("placed", "tier", "none"),
        team_lines=_teams(book, ledger),
        left_behind=_left_behind(book, scenario, plan),
        reasons=_reasons(plan),
        shortage=proof_at_a_glance(plan),
        uneven=uneven_at_a_glance(ledger),
        needs=needs_at_a_glance(ledger),
        shares=_shares(book, len(plan.tiers)),
        care=_care(book, ledger),
        aims=_aims(plan),
        warnings=plan.warnings,
    )


def _tier(book: _Book, row: TierOutcome) -> TierLine:
    group = str(row.tier)
    return TierLine(
        tier=row.tier,
        name=row.name,
        women=row.women,
        placed=row.placed,
        bound=min(row.bound, row.women),
        booked=book.count("women_booked", "tier", group),
        booked_placed=book.count("placed_booked", "tier", group),
        expected=book.count("women_expected", "tier", group),
        expected_placed=book.count("placed_expected", "tier", group),
        awaited=row.awaited,
        held=row.held,
    )


def _teams(book: _Book, ledger: Ledger) -> tuple[TeamLine, ...]:
    return tuple(_team(book, ledger, team) for team in ledger.scenario.service.teams)


def _team(book: _Book, ledger: Ledger, team: Team) -> TeamLine:
    yearly = ledger.scenario.policy.limits.births_per_wte_year_of(team)
    wte = book.number("wte_in_teams", "team", team.team_id)
    births = book.number("births_weighted", "team", team.team_id)
    places = yearly * len(ledger.scenario.months) / MONTHS_A_YEAR * wte
    row = ledger.team_at[team.team_id]
    return TeamLine(
        team_id=team.team_id,
        name=team.name,
        status=ledger.status_of(row),
        wte=wte,
        women=book.count("placed", "team", team.team_id),
        births=births,
        places=places,
        half_empty_because=half_empty_because(ledger, row, births / places if places else None),
    )


def _left_behind(book: _Book, scenario: Scenario, plan: Plan) -> LeftBehind:
    core = {str(month): book.number("wte_in_core", "month", str(month)) for month in scenario.months}
    least = min(core, key=lambda month: (core[month], month))
    moves = [row for row in scenario.service.midwives if row.joins_team_id in plan.opened_teams]
    return LeftBehind(
        core_wte_least=core[least],
        core_wte_least_month=least,
        core_wte_mean=book.number("wte_in_core"),
        floor_wte=scenario.policy.limits.core_floor_wte,
        midwives_moved=len(moves),
        women_outside=book.number("women_outside"),
        women_outside_per_core_wte=book.value.get(("women_outside_per_core_wte", "all", "all")),
        births_outside=book.count("births_outside"),
        births_outside_per_core_wte=book.value.get(("births_outside_per_core_wte", "all", "all")),
        births_per_team_wte=book.value.get(("births_per_team_wte", "all", "all")),
    )


def _reasons(plan: Plan) -> tuple[ReasonLine, ...]:
    lines = []
    for reason in UnplacedReason:
        women = [row for row in plan.unplaced if row.reason is reason]
        by_tier = tuple(sum(row.tier == tier.tier for row in women) for tier in plan.tiers)
        if women:
            lines.append(ReasonLine(reason, reason.words, len(women), by_tier))
    return tuple(sorted(lines, key=lambda line: (line.reason is UnplacedReason.NOT_OFFERED, -line.women)))


_SHARES = (
    ("imd_decile", "1", "most deprived tenth"),
    ("imd_decile", "10", "least deprived tenth"),
    *(("ethnic_group", str(group), str(group)) for group in StatisticsGroup),
)
_SPLITS = (
    ("tier_interpreter", "needed", "who need an interpreter", "not needed"),
    ("tier_preferred_team", "asked", "who ask for a team", "not asked"),
)
"""Grouping within each tier, its first group, in words, and the others."""


def _shares(book: _Book, tiers: int) -> tuple[ShareLine, ...]:
    lines = (
        ShareLine(by, words, book.count("women", by, group), book.count("placed", by, group))
        for by, group, words in _SHARES
    )
    split = (line for one in _SPLITS for tier in range(1, tiers + 1) for line in _split(book, tier, *one))
    return tuple(line for line in (*lines, *split) if line.women)


def _split(book: _Book, tier: int, by: str, first: str, words: str, other: str) -> list[ShareLine]:
    """Both groups of a tier; none where one has no women."""
    groups = (f"{first} {tier}", f"tier {tier} {words}"), (f"{other} {tier}", f"tier {tier} others")
    lines = [
        ShareLine(by, said, book.count("new_women", by, group), book.count("new_placed", by, group))
        for group, said in groups
    ]
    return lines if all(line.women for line in lines) else []


def _care(book: _Book, ledger: Ledger) -> CareBegun:
    return CareBegun(
        begun=book.count("care_begun"),
        kept=book.count("care_kept"),
        to_buddy=book.count("handed_to_buddy"),
        in_team=book.count("handed_in_team"),
        elsewhere=book.count("handed_to_other_team"),
        left_out=book.count("care_lost"),
        left_out_ids=_without_midwife(ledger),
    )


def _without_midwife(ledger: Ledger) -> tuple[str, ...]:
    """Women who have met a midwife and have no place in the plan."""
    return tuple(
        woman.woman_id
        for row, woman in enumerate(ledger.problem.women)
        if woman.has_met_midwife and not ledger.placed[row]
    )


def _aims(plan: Plan) -> tuple[AimLine, ...]:
    return tuple(
        AimLine(aim.rule, RULES[aim.rule].title, aim.tier, aim.value, aim.bound, RULES[aim.rule].unit)
        for aim in plan.aims
    )
