"""What a rota answers when it is asked."""

import pytest
from pydantic import ValidationError

from models import BirthsAttended, RotaAim, RotaRuleId, Rotas, Sense, UnfilledReason
from tests.rota.factories import MONDAY, day, duty, rota

TWO_WEEKS = rota(
    duty("on_call_night", 0),
    duty("clinic", 2),
    duty("visits", 5),
    duty("visits", 6),
    duty("clinic", 7, None),
    duty("on_call_day", 12),
    duty("clinic", 3, "m2"),
)
"""m1 has a night, a clinic, a whole weekend of visits and a Saturday on call; m2 one clinic."""


def test_it_knows_who_is_on_call() -> None:
    assert TWO_WEEKS.is_on_call("m1", day(0))
    assert not TWO_WEEKS.is_on_call("m1", day(2))
    assert not TWO_WEEKS.is_on_call("m2", day(0))


def test_it_knows_who_is_off() -> None:
    """A night belongs to the day on which it begins."""
    assert TWO_WEEKS.is_off("m1", day(1))
    assert not TWO_WEEKS.is_off("m1", day(0))
    assert TWO_WEEKS.is_off("m2", day(0))


def test_it_counts_hours_nights_and_weekends() -> None:
    """On call counts a quarter: 2 x 12 / 4 + 3 x 7.5 hours. Two days of one weekend are one weekend."""
    assert TWO_WEEKS.hours_of("m1") == 28.5
    assert TWO_WEEKS.nights_of("m1") == 1
    assert TWO_WEEKS.weekends_of("m1") == 2
    assert (TWO_WEEKS.hours_of("m3"), TWO_WEEKS.nights_of("m3"), TWO_WEEKS.weekends_of("m3")) == (0, 0, 0)


def test_it_lists_what_is_unfilled() -> None:
    [left] = TWO_WEEKS.unfilled

    assert (left.day, left.unfilled) == (day(7), UnfilledReason.NOBODY_PRESENT)


def test_it_ends_on_the_last_sunday() -> None:
    assert (len(TWO_WEEKS.days), TWO_WEEKS.last_day) == (14, day(13))


@pytest.mark.parametrize("reason", UnfilledReason)
def test_every_reason_has_words(reason: UnfilledReason) -> None:
    assert reason.words


@pytest.mark.parametrize(
    ("value", "bound", "gap"), [(90, 100, 0.1), (100, 90, 0.1), (0, 0, 0), (5, None, None)]
)
def test_the_gap_is_a_share_of_the_larger(value: float, bound: float | None, gap: float | None) -> None:
    aim = RotaAim(rule=RotaRuleId.FAIR_SHARES, sense=Sense.LEAST, value=value, bound=bound)

    assert aim.gap == gap
    assert aim.is_proven is (gap == 0)


def test_rotas_add_up_what_their_teams_reach() -> None:
    one = rota(attended=BirthsAttended(births=4, by_named=1, by_named_or_buddy=2, by_team=3))
    two = rota(duty("clinic", 0, None, team_id="far"), team_id="far", attended=BirthsAttended(births=1))
    both = Rotas(scenario="s", as_of=MONDAY, plan_hash="0", first_day=MONDAY, weeks=2, rotas=(TWO_WEEKS, two))

    assert both.replace(rotas=(one, two)).attended.share(1.0) == 0.2
    assert both.attended_blind.share(0) is None
    assert [row.team_id for row in both.unfilled] == ["near", "far"]
    assert both.of_team["far"] is two
    assert Rotas.model_validate_json(both.model_dump_json()) == both


def test_rotas_of_a_plan_are_of_the_same_weeks() -> None:
    with pytest.raises(ValidationError, match="all of the same weeks"):
        Rotas(scenario="s", as_of=MONDAY, plan_hash="0", first_day=MONDAY, weeks=3, rotas=(TWO_WEEKS,))
