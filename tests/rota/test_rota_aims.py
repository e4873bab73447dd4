"""Each aim by itself: it decides, and decides the other way where what it looks at is turned round."""

from typing import Any, ClassVar

import numpy as np

from models import Request, Wish
from planner.rota.aims import aims_of
from planner.rota.engine.score import value
from planner.rota.solving import roster_of
from planner.rota.team import Team
from tests.audit.town import leave, midwife
from tests.rota.rows import row
from tests.rota.team import LABOUR, day, due, prepared, scenario

CLINICS: dict[str, Any] = {
    "on_call_tiers": 0,
    "weekly_duties": [{"weekday": "tuesday"}, {"weekday": "friday"}],
}


def worth(team: Team, rule: str, *patterns: str) -> int:
    """What an aim comes to for rows of duties, the less the better."""
    duties = np.array([row(team, pattern) for pattern in patterns], dtype=np.int64)
    aim = next(aim for aim in aims_of(team) if aim.id == rule)
    return value(roster_of(team), aim, duties)


class TestOnCallFilled:
    """Fourteen duties on call a week; a clinic does not count."""

    def test_one_way(self) -> None:
        assert (
            worth(prepared(scenario("a", rota=CLINICS | {"on_call_tiers": 1})), "on_call_filled", "D C N")
            == 12
        )

    def test_the_other_way(self) -> None:
        assert (
            worth(prepared(scenario("a", rota=CLINICS | {"on_call_tiers": 1})), "on_call_filled", ". C .")
            == 14
        )


class TestDutiesFilled:
    """Two clinics a week; one on another day is one too many."""

    def test_one_way(self) -> None:
        assert worth(prepared(scenario("a", rota=CLINICS)), "duties_filled", ". C . . C") == 0

    def test_the_other_way(self) -> None:
        assert worth(prepared(scenario("a", rota=CLINICS)), "duties_filled", ". C . . .") == 1


class TestOnCallLeast:
    """A third of 28 on call in two weeks is hers: half of that is 4, of 14 nights 2, of 8 at weekends 1."""

    def team(self) -> Team:
        half = {"limits": {"least_on_call_share": 0.5}}
        return prepared(scenario(midwife("a", "rose", wte=0.5), "b", rota=half), weeks=2)

    def test_one_way(self) -> None:
        assert worth(self.team(), "on_call_least", "D..N.N.D", "N" * 14) == 0
        assert worth(self.team(), "on_call_least", "D..D.N.D", "N" * 14) == 1

    def test_the_other_way(self) -> None:
        """Nothing of hers is 4 and 2 and 1 too few; of a clinic nobody speaks."""
        assert worth(self.team(), "on_call_least", ".", "N" * 14) == 7
        assert worth(self.team(), "on_call_least", "D.......D....D", "N" * 14) == 1 + 2


class TestKnownMidwife:
    """Labour with a chance of 1/7 a day from Wednesday on; a night then holds 12 hours of such days."""

    def team(self, named: Any) -> Team:
        return prepared(scenario("a", "b", women=(due("w1", 2),), rota=LABOUR | QUIET), {"w1": named})

    def test_one_way(self) -> None:
        """The named midwife counts whole, in thousandths of a birth."""
        assert worth(self.team("a"), "known_midwife", ". . N", ".") == -round(1000 / 7 / 2)

    def test_the_other_way(self) -> None:
        """The buddy counts half, and any other midwife nothing."""
        assert worth(self.team(("b", "a")), "known_midwife", ". . N", ".") == -round(1000 / 7 / 4)
        assert worth(self.team("b"), "known_midwife", ". . N", ".") == 0


QUIET: dict[str, Any] = {"visits": {"booking_minutes": 0, "antenatal": [], "postnatal": []}}
"""No visits, so that births alone count."""


class TestRequestsMet:
    def team(self, wants: Wish, kind: str | None = None) -> Team:
        asked = Request(midwife_id="a", day=day(1), wants=wants, kind=kind, weight=3)
        return prepared(scenario("a", rota=CLINICS | {"on_call_tiers": 1}, requests=(asked,)))

    def test_one_way(self) -> None:
        assert worth(self.team(Wish.ON), "requests_met", ". C") == 0
        assert worth(self.team(Wish.ON), "requests_met", ". .") == 3
        assert worth(self.team(Wish.ON, "clinic"), "requests_met", ". D") == 3

    def test_the_other_way(self) -> None:
        assert worth(self.team(Wish.OFF), "requests_met", ". C") == 3
        assert worth(self.team(Wish.OFF), "requests_met", ". .") == 0
        assert worth(self.team(Wish.OFF, "clinic"), "requests_met", ". D") == 0


class TestFairShares:
    """Two midwives alike: each has half of seven nights, three or four."""

    ONLY_NIGHTS: ClassVar[dict[str, Any]] = {
        "uneven_weekends": 0,
        "uneven_bank_holidays": 0,
        "uneven_hours": 0,
    }

    def team(self) -> Team:
        return prepared(scenario("a", "b", rota={"aims": self.ONLY_NIGHTS}))

    def test_one_way(self) -> None:
        assert worth(self.team(), "fair_shares", "N N N . . . .", ". . . N N N N") == 0

    def test_the_other_way(self) -> None:
        """Seven are three too many for the one and three too few for the other, in tenths."""
        assert worth(self.team(), "fair_shares", "N N N N N N N", ".") == 4 * (30 + 30)

    def test_hours_below_her_part(self) -> None:
        """A clinic and 14 on call are 49.5 hours: 24.75 each, less 3 of tolerance in a week."""
        only = {"uneven_nights": 0, "uneven_weekends": 0, "uneven_bank_holidays": 0}
        team = prepared(scenario("a", "b", rota=CLINIC | {"aims": only}))
        least = 10 * (24.75 - 3)

        assert worth(team, "fair_shares", ". C D", ".") == round(least) - 75 - 30 + round(least)


CLINIC: dict[str, Any] = {"weekly_duties": [{"weekday": "tuesday"}]}


class TestSteadyPattern:
    """A day off alone counts 1, half a weekend 2."""

    def test_one_way(self) -> None:
        assert worth(prepared(scenario("a")), "steady_pattern", "D D . . D D D") == 0

    def test_the_other_way(self) -> None:
        assert worth(prepared(scenario("a")), "steady_pattern", "D . D D D D .") == 1 + 2

    def test_a_night_on_friday_reaches_into_the_weekend(self) -> None:
        assert worth(prepared(scenario("a")), "steady_pattern", ". . . . N . .") == 2
        assert worth(prepared(scenario("a")), "steady_pattern", ". . . . N N D") == 0

    def test_a_day_of_leave_does_not_stand_alone(self) -> None:
        away = (leave("a", day(1), day(1)),)
        assert worth(prepared(scenario("a", leave=away)), "steady_pattern", "D . D D D") == 0
