"""What is left for women outside the teams."""

from datetime import date

from models import Scenario, Tables, Woman
from tests.metrics.conftest import Measured, place, plan_of
from tests.strategies.factories import area, midwife, policy, scenario, team, woman

APRIL, MAY = date(2027, 4, 15), date(2027, 5, 15)
MONTHS = ("2027-04", "2027-05")


def asked(*women: Woman, as_of: date = date(2027, 4, 1), core: bool = True) -> Scenario:
    """April and May; core has 2 WTE, one of which may join the proposed team; the floor is 1.5 WTE."""
    in_core = (midwife("c1", "core"), midwife("c2", "core", joins_team_id="new")) if core else ()
    rows = Tables(
        women=women,
        midwives=(midwife("m1"), *in_core),
        teams=(team(), team("new", status="proposed")),
        areas=(area(),),
    )
    return scenario(rows, policy(core_floor_wte=1.5), as_of=as_of)


def test_core_and_team_staff_follow_the_teams_opened() -> None:
    """Opening the team moves one WTE; core is then half a WTE below its floor."""
    question = asked()
    shut, opened = (Measured(question, plan_of(question, opened=teams)) for teams in ((), ("new",)))
    names = ("wte_in_core", "wte_in_teams", "core_floor", "core_above_floor")
    assert [shut(name) for name in names] == [2, 1, 1.5, 0.5]
    assert [opened(name) for name in names] == [1, 2, 1.5, -0.5]
    assert [opened("wte_in_core", "month", month) for month in MONTHS] == [1, 1]


def test_core_above_floor_is_the_least_of_the_months() -> None:
    """A core midwife who leaves on 1 May is felt in May only, and the worst month is what counts."""
    question = asked()
    leaver = midwife("c1", "core", leaves_on=date(2027, 5, 1))
    others = [row for row in question.service.midwives if row.midwife_id != "c1"]
    question = question.replace(service=question.service.replace(midwives=(leaver, *others)))
    found = Measured(question, plan_of(question))
    assert [found("core_above_floor", "month", month) for month in MONTHS] == [0.5, -0.5]
    assert [found("core_above_floor"), found("wte_in_core")] == [-0.5, 1.5]
    assert found("core_below_floor_months") == 1


def test_core_on_its_floor_is_not_below_it() -> None:
    """0.7 + 0.1 WTE is a little less than 0.8 to a computer, and meets a floor of 0.8 all the same."""
    midwives = (midwife("c1", "core", wte=0.7), midwife("c2", "core", wte=0.1))
    rows = Tables(midwives=midwives, teams=(team(),), areas=(area(),))
    for floor, months in ((0.8, 0), (0.81, 2)):
        question = scenario(rows, policy(core_floor_wte=floor))
        assert Measured(question, plan_of(question))("core_below_floor_months") == months


def test_births_outside_are_counted_for_each_core_wte() -> None:
    """Three births outside in April and one in May for 2 core WTE; over the horizon 4 for a mean of 2."""
    question = asked(
        *(woman(f"w{n}", edd=APRIL) for n in range(3)), woman("w3", edd=MAY), woman("w4", edd=MAY)
    )
    found = Measured(question, plan_of(question, place("w4")))
    assert [found("births_outside", "month", month) for month in MONTHS] == [3, 1]
    assert [found("births_outside_per_core_wte", "month", month) for month in MONTHS] == [1.5, 0.5]
    assert [found("births_outside"), found("births_outside_per_core_wte")] == [4, 2]
    assert [found("births_per_team_wte"), found("births_per_team_wte", "month", "2027-04")] == [1, 0]


def test_births_outside_are_weighted_too() -> None:
    """The weight is the policy's: 1 for each of two women."""
    question = asked(woman("w1", edd=APRIL), woman("w2", edd=MAY))
    found = Measured(question, plan_of(question))
    assert found("births_outside_weighted") == 2
    assert [found("births_outside_weighted", "month", month) for month in MONTHS] == [1, 1]


def test_women_outside_are_those_in_care_without_a_team() -> None:
    """Left out, or due later without a team: counted if in care on `as_of`, or on 1 May."""
    question = asked(
        woman("w1", edd=APRIL),
        woman("w2", edd=MAY, booked_on=date(2027, 4, 20)),
        woman("w3", edd=MAY),
        woman("w4", edd=date(2027, 9, 1)),
        woman("w5", edd=date(2027, 12, 15), booked_on=date(2027, 4, 9), team_id="near"),
        woman("w6", edd=date(2027, 3, 14)),
        woman("w7", edd=MAY, booked_on=date(2027, 4, 5)),
        as_of=date(2027, 4, 10),
    )
    found = Measured(question, plan_of(question, place("w3")))
    assert [found("women_outside", "month", month) for month in MONTHS] == [4, 4]
    assert [found("women_outside_per_core_wte", "month", month) for month in MONTHS] == [2, 2]
    assert [found("women_outside"), found("women_outside_per_core_wte")] == [4, 2]


def test_of_months_whose_women_are_in_no_file_yet_nothing_is_said() -> None:
    """In care on 1 May are also women due until 27 November, 30 weeks on: the files must reach so far."""
    women = [woman(f"w{n}", edd=APRIL, booked_on=date(2027, 1, 1)) for n in range(2)]
    women += [woman("w2", edd=MAY, booked_on=date(2027, 4, 20))]
    for last_due, in_may, mean in ((date(2027, 11, 26), None, 2), (date(2027, 11, 27), 3, 2.5)):
        last = woman("last", edd=last_due, booked_on=date(2027, 4, 25), team_id="near")
        question = asked(*women, last)
        found = Measured(question, plan_of(question))
        assert [found("women_outside", "month", month) for month in MONTHS] == [2, in_may]
        assert found("women_outside_per_core_wte", "month", "2027-05") == (in_may and in_may / 2)
        assert [found("women_outside"), found("women_outside_per_core_wte")] == [mean, mean / 2]


def test_without_core_staff_there_is_no_ratio() -> None:
    """Nobody works in core: births outside stand, births for each WTE do not."""
    question = asked(woman("w1"), core=False)
    found = Measured(question, plan_of(question))
    assert [found("births_outside"), found("births_outside_per_core_wte")] == [1, None]
    assert found("women_outside_per_core_wte", "month", "2027-04") is None
