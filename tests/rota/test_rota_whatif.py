"""What-if scenarios keep the tables of the rota whole."""

from datetime import timedelta

from models import BirthForm, FixedDuty, HoursWorked, PlannedBirth, Request, Tables, Wish
from tests.whatif.town import AS_OF, MARCH, changed, town

WEEK = timedelta(days=6)
REQUEST = Request(midwife_id="m1", day=MARCH, wants=Wish.OFF)
HOURS = HoursWorked(midwife_id="m1", first_day=AS_OF - WEEK, last_day=AS_OF, hours=30, nights=2)
DAY_OFF = FixedDuty(midwife_id="m1", day=MARCH, kind="off")
BIRTHS = tuple(
    PlannedBirth(woman_id=woman.woman_id, day=woman.edd, form=BirthForm.INDUCTION) for woman in town().women
)
WITH_ROTA = town(requests=(REQUEST,), hours_worked=(HOURS,), fixed_duties=(DAY_OFF,), planned_births=BIRTHS)


def test_a_change_of_something_else_leaves_them_as_they_are() -> None:
    after = changed({"leave": {"who": ["m5"], "on": MARCH}}, tables=WITH_ROTA)

    names = ("requests", "hours_worked", "fixed_duties", "planned_births")
    assert [getattr(after, name) for name in names] == [getattr(WITH_ROTA, name) for name in names]


def test_who_moves_takes_hers_along() -> None:
    """She is another row from then on, with the same wishes and the same hours behind her."""
    after: Tables = changed({"move": {"who": ["m1"], "to": "oak", "on": MARCH}}, tables=WITH_ROTA)

    assert {row.midwife_id for row in after.requests} == {"m1", "m1-oak"}
    assert {row.midwife_id for row in after.fixed_duties} == {"m1", "m1-oak"}
    assert [row.replace(midwife_id="m1") for row in after.hours_worked] == [HOURS, HOURS]


def test_births_that_fall_away_have_no_day() -> None:
    """Half of the women are gone, and their planned births with them."""
    after = changed({"change_births": {"by_percent": -50}}, tables=WITH_ROTA)

    assert len(after.women) == 10
    assert [row.woman_id for row in after.planned_births] == [row.woman_id for row in after.women]
