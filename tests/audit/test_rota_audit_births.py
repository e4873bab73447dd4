"""Births expected and who attends them, counted by hand.

All births come evenly on the seven days of week 40, and none is planned ahead unless it is said: a woman
whose EDD is Monday 1 March goes into labour on one of its days with a chance of 1/7 each.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from models import BirthForm, BirthsAttended, BirthsAtWeeks, PlannedBirth, RotaPolicy, Scenario, Woman
from planner.audit.rotas.labour import attended, chances_of_labour
from planner.audit.rotas.register import RotaRegister
from tests.audit.rota_town import MONDAY, day, drawn, duty, gathered, rose
from tests.audit.town import placed, plan, woman

WEEK_40 = {
    "gestation_at_birth": (BirthsAtWeeks(from_week=40, to_week=40, percent=3),),
    "planned_birth_share": 0,
    "weekly_duties": (),
}
AS_OF = date(2027, 1, 15)
"""The town's day of planning."""
HER = woman(edd=MONDAY, team_id="rose")


def service(*residents: Woman, policy: dict[str, Any] | None = None, **tables: Any) -> Scenario:
    """Rose, with these women."""
    return rose(*residents, policy=WEEK_40 | (policy or {}), **tables)


def births(
    scenario: Scenario, *, is_after: bool = False, buddy: str | None = None, **rows: Any
) -> BirthsAttended:
    """Births attended in two weeks with r1 as her named midwife."""
    made = plan(scenario, placed(scenario, "w1", "rose", "r1", buddy))
    before = drawn(scenario, first_day=MONDAY - timedelta(days=14), r1="." * 13 + "N") if is_after else None
    return attended(RotaRegister(scenario, made, drawn(scenario, **rows), before), "rose")


def shares(found: BirthsAttended) -> tuple[float, float, float, float]:
    """In 168ths: the week has 168 hours, each with the same chance."""
    parts = (found.births, found.by_named, found.by_named_or_buddy, found.by_team)
    return tuple(round(168 * part, 9) for part in parts)  # type: ignore[return-value] # four of them


def test_a_midwife_on_call_every_second_night() -> None:
    """Four nights have their evening of 4 hours in the week, three their morning of 8: 16 + 24 hours."""
    assert shares(births(service(HER), r1="N.N.N.N")) == (168, 40, 40, 40)


def test_a_buddy_on_call_between() -> None:
    """Three nights whole in the week for the buddy: 3 x 12 hours more."""
    assert shares(births(service(HER), buddy="r2", r1="N.N.N.N", r2=".N.N.N.")) == (168, 40, 76, 76)


def test_someone_else_of_the_team() -> None:
    """A day on call of a third midwife: 12 hours more for the team alone."""
    assert shares(births(service(HER), buddy="r2", r1="N", r2=".N", r3="..D")) == (168, 12, 24, 36)


def test_two_on_call_are_not_counted_twice() -> None:
    """The second on call goes if she is the one whom the woman knows; the hours are the same 12."""
    scenario = service(HER, policy={"on_call_tiers": 2})
    first = duty(scenario, "N", day(0), "r2")
    second = first.replace(kind="second_on_call_night", tier=2, midwife_id="r1")
    made = plan(scenario, placed(scenario, "w1", "rose", "r1", "r2"))
    register = RotaRegister(scenario, made, gathered(scenario, [first, second]), None)

    assert shares(attended(register, "rose")) == (168, 12, 12, 12)


def test_the_night_before_the_rota_is_known_from_the_one_before() -> None:
    """Until 8 on the first morning r1 is on call since the evening before."""
    assert shares(births(service(HER), is_after=True, r1=".")) == (168, 8, 8, 8)


def test_the_last_night_ends_after_the_rota() -> None:
    """She is due on the last Monday: of week 40 the rota has seven days, and of the last night 4 hours."""
    her = HER.replace(edd=day(7))

    assert shares(births(service(her), r1="." * 13 + "N")) == (168, 4, 4, 4)


@pytest.mark.parametrize(
    ("first_day", "hours"), [(date(2027, 3, 22), 23), (date(2027, 10, 25), 25)], ids=["March", "October"]
)
def test_the_change_of_the_clocks(first_day: date, hours: int) -> None:
    """On Sunday the night until 8 in the morning has 7 (9) of the day's 23 (25) hours."""
    her = woman(edd=first_day, team_id="rose")
    scenario = service(her).replace(horizon_months=12)
    made = plan(scenario, placed(scenario, "w1", "rose", "r1"))
    rotas = drawn(scenario, first_day=first_day, r1=".....N.")
    found = attended(RotaRegister(scenario, made, rotas, None), "rose")

    assert found.by_named == pytest.approx((4 / 24 + (hours - 16) / hours) / 7)


def test_a_woman_past_her_edd_may_have_given_birth_before_the_rota() -> None:
    """Four days past her EDD three of the seven days are left: whether the others were hers nobody knows."""
    her = HER.replace(edd=MONDAY - timedelta(days=4))
    policy = RotaPolicy.model_validate(WEEK_40)
    days = [day(number) for number in range(14)]

    chances = chances_of_labour(policy, her, days, AS_OF)

    assert chances == {day(number): pytest.approx(1 / 7) for number in range(3)}
    assert chances_of_labour(policy, her.replace(edd=MONDAY - timedelta(days=7)), days, AS_OF) == {}


def test_who_has_waited_until_the_day_of_planning_gives_birth_the_sooner() -> None:
    """Planned on the day of her EDD, when half of two weeks' births are over: the other half is hers."""
    rows = (
        BirthsAtWeeks(from_week=39, to_week=39, percent=50),
        BirthsAtWeeks(from_week=40, to_week=40, percent=50),
    )
    policy = RotaPolicy.model_validate(WEEK_40 | {"gestation_at_birth": rows})

    assert chances_of_labour(policy, HER, [MONDAY], MONDAY) == {MONDAY: pytest.approx(1 / 7)}
    assert chances_of_labour(policy, HER, [MONDAY], AS_OF) == {MONDAY: pytest.approx(1 / 14)}


def test_a_birth_is_over_where_the_edd_lay_before_the_day_of_planning() -> None:
    """Her visits after birth go by the EDD too."""
    policy = RotaPolicy.model_validate(WEEK_40)

    assert chances_of_labour(policy, HER, [MONDAY, day(1)], day(1)) == {}


def test_births_planned_ahead_are_left_out() -> None:
    """Three of four births are planned ahead: a quarter of the chance is left."""
    found = births(service(HER, policy={"planned_birth_share": 0.75}), r1="N")

    assert shares(found) == (42, 3, 3, 3)


@pytest.mark.parametrize(("who", "named", "known"), [("r1", 1, 1), ("r2", 0, 1), ("r3", 0, 0)])
def test_a_planned_birth_on_its_day(who: str, named: float, known: float) -> None:
    """It counts as one birth, and whoever has the duty attends it; no labour is expected besides."""
    dated = [PlannedBirth(woman_id="w1", day=day(2), form=BirthForm.INDUCTION)]
    scenario = service(HER, planned_births=dated)
    made = plan(scenario, placed(scenario, "w1", "rose", "r1", "r2"))
    rotas = gathered(scenario, [duty(scenario, "P", day(2), who, woman_ids=("w1",))])
    found = attended(RotaRegister(scenario, made, rotas, None), "rose")

    assert found == BirthsAttended(births=1, by_named=named, by_named_or_buddy=known, by_team=1)


def test_a_woman_past_her_edd_at_planning_has_the_midwife_of_the_files() -> None:
    """No plan places her: due on 14 January, a day before it was made, she stays with r1."""
    scenario = service(HER.replace(edd=date(2027, 1, 14), midwife_id="r1", buddy_id="r2"))
    register = RotaRegister(scenario, plan(scenario), drawn(scenario), None)

    [her] = register.women["rose"]
    assert (her.named, her.buddy) == ("r1", "r2")
