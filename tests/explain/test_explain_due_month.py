"""Births that bunch by month are told, with the setting that evens them; chance is not."""

from datetime import date

from models import Placement, Plan, Scenario, Tables, Unplaced, UnplacedReason
from planner.explain import explain_team, explain_tier, open_ledger
from planner.explain.due_month import uneven_at_a_glance
from tests.proof.towns import planned
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

SETTING = "Planned with `--set policy.limits.pace_months=1`, births spread evenly over the months"


def asked_of(april: int, may: int, *, pace_months: int = 2) -> Scenario:
    """Women of tier 1 due in two months; ten WTE carry 20 births in a month, 40 in two."""
    people = [
        woman(f"w{month}{row:02}", tier=1, edd=date(2027, month, 15))
        for month, women in ((4, april), (5, may))
        for row in range(women)
    ]
    staff = [midwife(f"m{row}", wte=2.0) for row in range(5)]
    tables = Tables(tuple(people), tuple(staff), (team(),), (area(),), (), ())
    return scenario(tables, policy(pace_months=pace_months))


def placing(asked: Scenario, april: int, may: int, reason: UnplacedReason = UnplacedReason.NO_PLACES) -> Plan:
    """A plan that places so many of each month, and leaves out the others for a reason."""
    placements, unplaced = [], []
    for row in asked.service.women:
        number = int(row.woman_id[2:])
        facts = {"woman_id": row.woman_id, "tier": 1, "weight": 1.0}
        if number < (april if row.edd.month == 4 else may):
            place = {"reasons": (), "team_id": "near", "midwife_id": f"m{number % 5}", "buddy_id": None}
            placements.append(Placement.model_validate({**facts, **place, "kept": False}))
        else:
            left = {"tier_reasons": (), "reason": reason, "detail": ""}
            unplaced.append(Unplaced.model_validate({**facts, **left}))
    return planned(asked).replace(placements=tuple(placements), unplaced=tuple(unplaced), tight_sets=())


def chance(asked: Scenario, plan: Plan) -> str | None:
    """What the story of tier 1 says of due months."""
    found = explain_tier(open_ledger(asked, plan), 1).uneven
    return found.words if found else None


def test_a_chance_that_depends_on_the_due_month_is_told_with_its_setting() -> None:
    """Of 40 women due in each month 32 and 8 are placed: 80% and 20%."""
    asked = asked_of(40, 40)

    words = chance(asked, placing(asked, 32, 8)) or ""

    assert (
        "of women new to their midwife who could join a team (care begun and those too late "
        "left aside), 20% are placed if due in May, 80% if due in April"
    ) in words
    assert "limited over 2 months together" in words
    assert SETTING in words
    assert "that usually places fewer in all" in words


def test_twenty_points_are_chance_and_more_is_not() -> None:
    asked = asked_of(40, 40)

    assert chance(asked, placing(asked, 32, 24)) is None
    assert chance(asked, placing(asked, 33, 24)) is not None


def test_months_with_few_women_are_not_compared() -> None:
    few, enough = asked_of(40, 19), asked_of(40, 20)

    assert chance(few, placing(few, 40, 0)) is None
    assert chance(enough, placing(enough, 40, 0)) is not None


def test_women_whom_no_team_may_take_say_nothing_of_the_months() -> None:
    """All left out are too late in pregnancy: everyone who could join a team is placed."""
    asked = asked_of(40, 40)

    assert chance(asked, placing(asked, 32, 8, UnplacedReason.TOO_LATE)) is None


def test_where_months_are_counted_one_by_one_no_setting_is_named() -> None:
    asked = asked_of(40, 40, pace_months=1)

    words = chance(asked, placing(asked, 32, 8)) or ""

    assert "20% are placed if due in May" in words
    assert "--set" not in words


def test_the_whole_plan_says_it_of_the_first_tier_that_has_it() -> None:
    asked = asked_of(40, 40)

    assert (uneven_at_a_glance(open_ledger(asked, placing(asked, 32, 8))) or "").startswith(
        "tier 1: A woman's"
    )
    assert uneven_at_a_glance(open_ledger(asked, placing(asked, 20, 20))) is None


def births(april: int, may: int) -> str | None:
    """What the story of the team says of a plan that gives it so many births."""
    asked = asked_of(40, 40)
    found = explain_team(open_ledger(asked, placing(asked, april, may)), "near").uneven
    return found.words if found else None


def test_a_full_team_whose_births_bunch_says_so() -> None:
    """It carries 20 in a month: 26 and 14 differ by 12, more than half of it; 25 and 15 by just half."""
    words = births(26, 14) or ""

    assert "Its births bunch by month: 14 by weight in May, 26 in April" in words
    assert "its staff time carries about 20 in a month" in words
    assert SETTING in words
    assert births(25, 15) is None


def test_a_team_that_is_not_full_does_not_bunch_for_its_limit() -> None:
    """30 of 40 places are taken: there was room in May."""
    assert births(30, 0) is None
