"""The measures as a whole: the gaps, the catalogue, the order."""

from random import Random

import pytest

from models import Better, Plan, Scenario, Tables
from planner.metrics import MEASURES, measure
from planner.metrics.coverage import GROUPINGS
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman
from tests.strategies.services import random_scenario


def deprived_first() -> tuple[Scenario, Plan]:
    """Both women of decile 1 placed and one of two of decile 10; Black 1 of 1, White 2 of 3."""
    rows = Tables(
        women=(
            woman("w1", ethnicity="N"),
            woman("w2"),
            woman("w3", area_id="rich"),
            woman("w4", area_id="rich"),
        ),
        midwives=(midwife("m1"),),
        teams=(team(),),
        areas=(area("a", imd_decile=1), area("rich", imd_decile=10)),
    )
    question = scenario(rows, policy(open_caseload_per_wte=26))
    return question, plan_of(question, place("w1"), place("w2"), place("w3"))


def random_plan(question: Scenario, seed: int) -> Plan:
    """Each woman planned for is placed with a midwife drawn at random, or left out."""
    dice = Random(seed)
    midwives = [row for row in question.service.midwives if not row.is_core]
    women = [woman.woman_id for woman in question.service.women if question.is_planned_for(woman)]
    chosen = [(name, dice.choice(midwives)) for name in women if midwives and dice.random() < 0.6]
    return plan_of(question, *(place(name, row.midwife_id, row.team_id) for name, row in chosen))


def test_gaps_are_first_group_less_second() -> None:
    """Most less least deprived: 1 - 1/2; Black less White: 1 - 2/3; no Asian woman, no gap."""
    found = Measured(*deprived_first())
    assert found("placed_share_gap", "imd_decile", "1 v 10") == 0.5
    assert found("placed_share_gap", "imd_quintile", "1 v 5") == 0.5
    assert found("placed_share_gap", "measure_ethnic_group", "BAME v White") == pytest.approx(1 / 3)
    assert found("placed_share_gap", "ethnic_group", "Black v White") == pytest.approx(1 / 3)
    assert found("placed_share_gap", "ethnic_group", "Asian v White") is None


def test_every_measure_of_the_catalogue_is_taken_and_no_other() -> None:
    """Each measure knows its words, unit and direction from one place."""
    rows = measure(*deprived_first())
    assert {row.measure for row in rows} == set(MEASURES)
    assert all((row.unit, row.better) == MEASURES[row.measure][1:] for row in rows)
    assert MEASURES["births_outside_per_core_wte"].better is Better.LOWER


def test_no_number_is_given_twice() -> None:
    """Measure, grouping and group together name one number."""
    keys = [(row.measure, row.by, row.group) for row in measure(*deprived_first())]
    assert len(keys) == len(set(keys))


def test_the_order_of_the_plan_does_not_matter() -> None:
    """The same plan with its rows turned round has the same measures in the same order."""
    question, plan = deprived_first()
    assert measure(question, plan.replace(placements=plan.placements[::-1])) == measure(question, plan)


@pytest.mark.parametrize("seed", range(20))
def test_groups_add_up_to_all(seed: int) -> None:
    """The women of every grouping are all women, and births inside and outside are all births."""
    question = random_scenario(seed)
    found = Measured(question, random_plan(question, seed))
    for name in ("women", "offered", "placed"):
        for by in (grouping.by for grouping in GROUPINGS):
            assert sum(found(name, by, group) or 0 for group in found.groups(name, by)) == found(name), by
    assert sum(found("placed", "team", name) or 0 for name in found.groups("placed", "team")) == found(
        "placed"
    )
    assert (found("births") or 0) + (found("births_outside") or 0) == found("women")


@pytest.mark.parametrize("seed", range(20))
def test_nothing_planned_is_measured_too(seed: int) -> None:
    """A service in which nobody is placed has measures, and no team, midwife or woman breaks them."""
    question = random_scenario(seed, "tiny")
    assert Measured(question, plan_of(question))("placed") == 0
