"""Plans that hold places by a forecast: two places in April, counted by hand."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest

from models import AnyRuleId, Plan, Reserve, RuleId, Scenario, UnplacedReason
from planner.audit import audit
from planner.caseload import solve
from planner.exports import tables
from planner.metrics import measure
from planner.prepare import prepare
from planner.rolling import Earlier, carry_over
from tests.oracle.check import Checker
from tests.property.services import always_by_parts
from tests.reserve.forecasts import foretelling, random_forecast
from tests.reserve.town import BOOKS, a_year_ago, asked, placed, planned
from tests.strategies.factories import AS_OF, expected, midwife, team, woman
from tests.strategies.services import random_scenario

SEEDS = range(30)
PAIR = (woman("w1"), woman("w2"))
"""Two women of tier 2 have booked, for whom there would be two places."""
ONE = expected()
"""One woman of tier 1 will still book."""


def test_a_place_is_held_for_a_woman_of_an_earlier_tier() -> None:
    """Of two women of tier 2 one is left out for her."""
    plan = planned(foretelling(asked(*PAIR), ONE))
    first, second = plan.tiers

    assert len(placed(plan)) == 1
    assert [(row.tier, row.team_id) for row in plan.held] == [(1, "near")]
    assert (first.women, first.awaited, first.held) == (0, 1, 1)
    assert (second.women, second.placed, second.bound, second.gap) == (2, 1, 1, 0)


def test_without_a_reserve_the_table_holds_nothing() -> None:
    """Both women of tier 2 are placed, as if there were no table."""
    question = foretelling(asked(*PAIR), ONE, reserve=Reserve.NONE)

    assert placed(planned(question)) == ["w1", "w2"]
    assert planned(question) == planned(asked(*PAIR, reserve=Reserve.NONE))


def test_the_table_takes_the_place_of_the_past_year() -> None:
    """Two of the past year are not awaited once more: the table says one."""
    question = foretelling(asked(*PAIR, a_year_ago("p1"), a_year_ago("p2")), ONE)

    assert len(question.awaited) == 1
    assert len(placed(planned(question))) == 1


def test_a_table_of_nobody_holds_nothing() -> None:
    """Nor does the past year come once more then."""
    question = foretelling(asked(*PAIR, a_year_ago("p1")), expected(women=0))

    assert question.awaited == ()
    assert placed(planned(question)) == ["w1", "w2"]


def test_two_halves_in_two_neighbourhoods_hold_one_place() -> None:
    """Neither is rounded up, nor both away."""
    halves = (expected("a", women=0.4), expected("b", women=0.6))

    assert len(planned(foretelling(asked(*PAIR), *halves)).held) == 1


@pytest.mark.parametrize(("weight", "places"), [(1.0, 2), (1.01, 1)])
def test_weight_of_the_table_counts(weight: float, places: int) -> None:
    """Two places hold 1 and 1, not 1.01 and 1."""
    plan = planned(foretelling(asked(*PAIR), expected(weight=weight)))

    assert len(plan.held) + len(plan.placements) == places


def test_the_tier_of_the_table_holds_whatever_the_criteria_say() -> None:
    """A woman of tier 1 is not for a preceptee, though no risk is written of her."""
    question = foretelling(asked(), expected(), expected(tier="second"))
    learning = (midwife("m1", preceptorship_ends_on=date(2028, 1, 1)),)
    plan = planned(question.replace(service=question.service.replace(midwives=learning)))

    assert [row.tier for row in plan.held] == [2]
    assert [(row.tier, row.reason) for row in plan.not_held] == [(1, UnplacedReason.NO_MIDWIFE)]


def test_no_team_that_accepts_only_some_has_a_place_for_her() -> None:
    """Of her needs nothing is known."""
    question = foretelling(asked(), ONE)
    service = question.service.replace(teams=(team(accepts=("diabetes_type_1",)),))
    plan = planned(question.replace(service=service))

    assert [row.reason for row in plan.not_held] == [UnplacedReason.NO_TEAM_ACCEPTS]


@pytest.mark.parametrize("by_parts", [False, True])
def test_who_has_booked_comes_first_within_a_tier(by_parts: bool) -> None:
    """Of two places one goes to the woman of tier 1 who has booked, one of two is held."""
    question = foretelling(asked(woman("w1", tier=1, area_id="b")), expected(women=2))
    with always_by_parts() if by_parts else nullcontext():
        plan = planned(question)

    assert placed(plan) == ["w1"]
    assert (len(plan.held), len(plan.not_held)) == (1, 1)


def test_table_of_places_held_counts_them() -> None:
    """By team, tier, neighbourhood and month; nobody is named."""
    question = foretelling(asked(*PAIR), ONE)
    plan = planned(question)
    held = [row for row in measure(question, plan) if row.measure == "places_held" and row.value]

    assert tables(question, plan, None, measure(question, plan))["held.csv"] == (
        "team_id,tier,area_id,month,places\nnear,1,a,2027-04,1\n"
    )
    assert [(row.by, row.group, row.value) for row in held] == [
        ("all", "all", 1), ("tier", "1", 1), ("team", "near", 1),
    ]  # fmt: skip


def test_audit_counts_places_held_by_a_forecast() -> None:
    """The plan passes; with both women placed besides it does not, nor without the place held."""
    question = foretelling(asked(*PAIR), ONE)
    plan = planned(question)
    both = planned(asked(*PAIR, reserve=Reserve.NONE)).placements

    assert audit(question, plan).passed
    assert RuleId.TEAM_PACE in broken(question, plan.replace(placements=both, unplaced=()))
    assert RuleId.WOMAN_ONCE in broken(question, plan.replace(held=()))


def broken(question: Scenario, plan: Plan) -> set[AnyRuleId]:
    """Rules that the audit finds broken."""
    return {row.rule for row in audit(question, plan).violations}


def test_a_woman_who_books_takes_the_place_held() -> None:
    """A week later she has booked, and the new table expects nobody: she and the first are placed."""
    before = foretelling(asked(*PAIR), ONE)
    booked = woman("w3", tier=1, booked_on=BOOKS)
    later = foretelling(asked(*PAIR, booked, as_of=AS_OF + timedelta(weeks=1)), expected(women=0))

    now = planned(carry_over(later, Earlier(before, planned(before))).scenario)

    assert len(placed(now)) == 2
    assert "w3" in placed(now)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("by_parts", [False, True])
def test_women_placed_and_places_held_keep_every_limit(seed: int, by_parts: bool) -> None:
    """On random services with random forecasts: by the plain checks and by the audit, on both roads."""
    plain = random_scenario(seed, "small")
    question = foretelling(plain, *random_forecast(plain, seed))
    with always_by_parts() if by_parts else nullcontext():
        plan = solve(prepare(question))
    named = {row.woman_id: (row.team_id, row.midwife_id) for row in (*plan.placements, *plan.held)}

    assert list(Checker(question.whole).broken(named)) == []
    assert audit(question, plan).violations == ()


@pytest.mark.parametrize("seed", range(10))
def test_a_scenario_with_a_forecast_reads_back_equal(seed: int) -> None:
    """As the run folder keeps it; with the women awaited among its women it can be copied."""
    plain = random_scenario(seed, "small")
    question = foretelling(plain, *random_forecast(plain, seed))
    whole = question.whole

    assert Scenario.model_validate_json(question.model_dump_json()) == question
    assert whole.replace(title="Another").judgements == whole.judgements


def test_a_forecast_of_an_unknown_tier_is_refused() -> None:
    """Also where it comes from no file."""
    with pytest.raises(ValueError, match="tier of the forecast unknown: third"):
        foretelling(asked(), expected(tier="third"))


def test_some_random_forecasts_hold_places() -> None:
    """Or the test above would say nothing."""
    asked_for = [random_scenario(seed, "small") for seed in SEEDS]

    held = [
        planned(foretelling(one, *random_forecast(one, seed))).held
        for seed, one in zip(SEEDS, asked_for, strict=True)
    ]
    assert sum(map(len, held)) > len(SEEDS)
