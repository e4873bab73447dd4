"""A woman who loses the midwife she has met is told why, and why buddy and team could not take her."""

from datetime import date
from typing import Any

from models import Leave, Midwife, Scenario, Tables, Woman
from planner.explain import explain_woman, open_ledger, overview
from planner.metrics import measure
from tests.proof.towns import planned
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

LEAVES = date(2027, 4, 10)
LONG_LEAVE = {"first_day": date(2027, 4, 1), "last_day": date(2027, 6, 30), "kind": "other"}


def asked_of(*midwives: Midwife, leave: tuple[Leave, ...] = (), others: tuple[Woman, ...] = ()) -> Scenario:
    """Ada, who is due on 15 April, has met Ann; Bea is her buddy."""
    ada = woman("ada", tier=1, team_id="near", midwife_id="ann", buddy_id="bea")
    return scenario(Tables((ada, *others), midwives, (team(name="Near"),), (area(),), leave, ()), policy())


def met(asked: Scenario) -> tuple[str, ...] | None:
    """What Ada's story says of them."""
    found = explain_woman(open_ledger(asked, planned(asked)), "ada").met_before
    return found.words if found else None


def begun(woman_id: str, midwife_id: str, **facts: Any) -> Woman:
    """A woman whose care is kept."""
    return woman(woman_id, tier=2, team_id="near", midwife_id=midwife_id, **facts)


def test_buddy_and_team_that_are_full_are_named_with_their_numbers() -> None:
    """Ann is there for 9 of 30 days and Bea has half a WTE: 0.6 + 1 births, one of them begun with Bea."""
    asked = asked_of(midwife("ann", leaves_on=LEAVES), midwife("bea", wte=0.5), others=(begun("eve", "bea"),))

    assert met(asked) == (
        "She had met ann, who leaves on 10 April 2027, before her care ends.",
        "Her buddy bea could not take her because she has her share of births already:"
        " births in April 2027: the one place is taken.",
        "Her team Near could not keep her because Near is full:"
        " births in April 2027: 0.6 of a place left, she needs 1.",
    )


def test_a_team_that_took_new_women_instead_says_why() -> None:
    """Near has 2.2 births: room for two women new to it, or for Ada, who counts as 1.5, alone."""
    needs = [{"when": {"field": "complex_social_factors", "is": True}, "adds": 0.5}]
    new = (woman("eve", tier=1), woman("fay", tier=1))
    asked = asked_of(midwife("ann", leaves_on=LEAVES), midwife("bea", wte=0.8), others=new)
    ada, *others = asked.service.women
    women = (ada.replace(complex_social_factors=True), *others)
    asked = asked.replace(policy=policy(weights=needs), service=asked.service.replace(women=women))

    assert planned(asked).placement.keys() == {"eve", "fay"}
    assert (met(asked) or ("",))[-1] == (
        "Of the 2 women who have those places 2 are new to the team. Care begun is kept while the midwife"
        " stays; when she goes, the woman is placed anew. Then as many women of each tier as can be are"
        " placed, and only after that do women stay in their team. She fills 1.5 places, most of them one."
    )


def test_a_buddy_who_is_away_is_said_to_be_away() -> None:
    """Cat takes Ada: the team keeps her."""
    asked = asked_of(
        midwife("ann", leaves_on=LEAVES),
        midwife("bea"),
        midwife("cat"),
        leave=(Leave.model_validate({"midwife_id": "bea", **LONG_LEAVE}),),
    )

    assert met(asked) == (
        "She had met ann, who leaves on 10 April 2027, before her care ends.",
        "Her buddy bea could not take her because she is not there on the due date.",
    )


def test_a_buddy_who_takes_her_needs_no_excuse() -> None:
    asked = asked_of(
        midwife("ann"), midwife("bea"), leave=(Leave.model_validate({"midwife_id": "ann", **LONG_LEAVE}),)
    )

    assert met(asked) == ("She had met ann, who is on long leave on the due date.",)


def test_a_team_that_closes_ends_care_with_its_midwife() -> None:
    asked = asked_of(midwife("ann"), midwife("bea"))
    closing = team(name="Near", closes_on=LEAVES)
    asked = asked.replace(service=asked.service.replace(teams=(closing,)))

    assert met(asked) == (
        "She had met ann, who works in Near, which does not run on the due date.",
        "Her buddy bea could not take her because Near does not run on her due date.",
        "Her team Near could not keep her because Near does not run on her due date.",
    )


def test_care_that_is_kept_has_no_such_story() -> None:
    assert met(asked_of(midwife("ann"), midwife("bea"))) is None


def test_the_plan_names_those_who_lose_their_place() -> None:
    asked = asked_of(midwife("ann", leaves_on=LEAVES), midwife("bea", wte=0.5), others=(begun("eve", "bea"),))
    plan = planned(asked)

    care = overview(asked, plan, measure(asked, plan)).care

    assert care.left_out_ids == ("ada",)
    assert care.left_out == 1
