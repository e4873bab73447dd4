"""Rules of a row of duties, each by itself: one that it just allows, one that it alone forbids."""

from datetime import timedelta
from typing import Any, ClassVar

from models import DutyKind, HoursWorked, WeeklyRest
from planner.rota import laws, sequences
from planner.rota.team import Team
from tests.audit.town import midwife
from tests.rota.factories import KINDS
from tests.rota.rows import MARCH_CLOCKS, OCTOBER_CLOCKS, known, stands
from tests.rota.team import FIRST, day


class TestRestBetween:
    """A day on call ends at 20:00, a clinic begins at 09:00: 13 hours."""

    def test_allows(self) -> None:
        assert stands(known(rest_hours=13), "D C", order=(sequences.is_too_soon,))

    def test_forbids(self) -> None:
        assert not stands(known(rest_hours=13.5), "D C", order=(sequences.is_too_soon,))

    def test_an_hour_less_when_the_clocks_go_forward(self) -> None:
        """From Saturday 20:00 to Sunday 08:00 are 12 hours, on 27 March 11, on 30 October 13."""
        for first, weeks, hours in ((FIRST, 1, 12), (MARCH_CLOCKS, 1, 11), (OCTOBER_CLOCKS, 1, 13)):
            pattern = ". . . . . D D"
            assert stands(
                known(first=first, weeks=weeks, rest_hours=hours), pattern, order=(sequences.is_too_soon,)
            )
            short = known(first=first, weeks=weeks, rest_hours=hours + 0.5)
            assert not stands(short, pattern, order=(sequences.is_too_soon,))

    def test_a_rest_over_a_day_off_needs_two(self) -> None:
        """From a night, ended at 08:00, 25 hours to a clinic on the next day: 26 need a second day off."""
        assert stands(known(rest_hours=24), "N . C", laws.rests)
        assert not stands(known(rest_hours=26), "N . C", laws.rests)
        assert stands(known(rest_hours=26), "N . . C", laws.rests)


class TestWeeklyRest:
    """A day off in every 7; two together in every 14."""

    def test_allows(self) -> None:
        assert stands(known(), "C C C C C C . C", laws.weekly_rest)

    def test_forbids(self) -> None:
        assert not stands(known(), "C C C C C C C .", laws.weekly_rest)

    def test_two_days_together_in_a_fortnight(self) -> None:
        team = known(weekly_rest=WeeklyRest.TWO_DAYS_A_FORTNIGHT)
        assert stands(team, "C C C C C C C C C C C . . C", laws.weekly_rest, laws.rests)
        assert not stands(team, "C C C C C . C C C C C . . C", laws.weekly_rest, laws.rests)
        assert not stands(team, "C C C C C C C C C C C C . .", laws.weekly_rest, laws.rests)

    def test_a_day_off_of_23_hours_is_not_enough(self) -> None:
        """A night until Saturday 08:00, a day from Sunday 08:00: an hour is skipped in March."""
        assert not stands(known(first=MARCH_CLOCKS), "C C C C N . D D", laws.weekly_rest)
        assert stands(known(first=MARCH_CLOCKS), ". . C C N . D D", laws.weekly_rest)
        assert stands(known(first=OCTOBER_CLOCKS), "C C C C N . D D", laws.weekly_rest)


class TestAverageWeek:
    """Two weeks of a reference period of four; two clinics a week are 15 hours."""

    BEFORE: ClassVar[dict[str, Any]] = {
        "midwife_id": "a",
        "first_day": FIRST - timedelta(days=14),
        "last_day": FIRST - timedelta(days=1),
    }

    def team(self, hours: float) -> Team:
        worked = HoursWorked.model_validate(self.BEFORE | {"hours": hours})
        return known(tables={"hours_worked": (worked,)}, reference_weeks=4, average_week_hours=10)

    def test_allows(self) -> None:
        """25 before and 15 now are 40 in four weeks."""
        assert stands(self.team(25), "C C", laws.average_week)

    def test_forbids(self) -> None:
        assert not stands(self.team(25.5), "C C", laws.average_week)

    def test_a_shorter_period_is_kept_within_the_rota(self) -> None:
        team = known(reference_weeks=1, average_week_hours=15)
        assert stands(team, "C C . . . . . C C", laws.average_week)
        assert not stands(team, "C C . . . . C", laws.average_week)


class TestNightAverage:
    """Six days of a week count: 2.5 hours a day are 15 a week, two clinics."""

    def test_allows(self) -> None:
        assert stands(known(weeks=1, night_average_hours=2.5), "C C", laws.night_average)

    def test_forbids(self) -> None:
        assert not stands(known(weeks=1, night_average_hours=2.5), "C C D", laws.night_average)


class TestDutiesInRow:
    def test_allows(self) -> None:
        assert stands(known(most_duties_in_row=3), "C C C . C C C", laws.duties_in_row)

    def test_forbids(self) -> None:
        assert not stands(known(most_duties_in_row=3), "C C C C", laws.duties_in_row)


class TestNightsInRow:
    def test_allows(self) -> None:
        assert stands(known(most_nights_in_row=2), "N N D N N", laws.nights_in_row)

    def test_forbids(self) -> None:
        assert not stands(known(most_nights_in_row=2), "N N N", laws.nights_in_row)

    def test_a_night_at_a_change_of_the_clocks_is_a_night(self) -> None:
        assert not stands(known(first=MARCH_CLOCKS), ". . . . N N N", laws.nights_in_row)


class TestNightRecovery:
    def test_allows(self) -> None:
        assert stands(known(), "N N . C", order=(sequences.is_recovery,))

    def test_forbids(self) -> None:
        assert not stands(known(), "N D", order=(sequences.is_recovery,))

    def test_two_days_of_recovery(self) -> None:
        """Every rest is of two days then: stricter than it needs to be, never laxer."""
        assert not stands(known(recovery_days_after_night=2), "N . C", laws.rests)
        assert stands(known(recovery_days_after_night=2), "N . . C", laws.rests)


class TestFollowedBy:
    """No clinic on the day after a planned birth."""

    KINDS: ClassVar[list[DutyKind]] = [
        kind.replace(not_followed_by=("clinic",)) if kind.id == "planned_birth" else kind
        for kind in KINDS.duty_kinds
    ]

    def test_allows(self) -> None:
        assert stands(known(kinds=self.KINDS), "C P D", order=(sequences.is_ruled_out,))

    def test_forbids(self) -> None:
        assert not stands(known(kinds=self.KINDS), "P C", order=(sequences.is_ruled_out,))


class TestMostHours:
    """Half time for a week: 18.75 hours, and a tolerance of 12 in four weeks, for her 1.5."""

    HALF = midwife("a", "rose", wte=0.5)

    def test_allows(self) -> None:
        """Two clinics and a day on call count 18."""
        assert stands(known(self.HALF, weeks=1), "C C D", laws.contracted)

    def test_forbids(self) -> None:
        assert not stands(known(self.HALF, weeks=1), "C C C", laws.contracted)

    def test_a_balance_is_made_up_for(self) -> None:
        """She has worked 3 hours too many: 17.25 are left."""
        ahead = HoursWorked(midwife_id="a", first_day=day(-7), last_day=day(-1), hours=20, balance_hours=3)
        team = known(self.HALF, weeks=1, tables={"hours_worked": (ahead,)})
        assert stands(team, "C C", laws.contracted)
        assert not stands(team, "C C D", laws.contracted)

    def test_a_night_counts_for_as_long_as_it_is(self) -> None:
        """A night of 13 hours counts 3.25, one of 11 hours 2.75."""
        for first, minutes in ((FIRST, 180), (MARCH_CLOCKS, 165), (OCTOBER_CLOCKS, 195)):
            team = known(first=first, weeks=1)
            night = team.book.number("on_call_night", team.stretch.days[5])
            assert team.book.entries[night].minutes == minutes


def test_how_long_she_may_work_is_said_by_the_laws_of_hours_alone() -> None:
    """Why a duty is unfilled asks these laws, not all of them, duty by duty."""
    for team in (known(weeks=2), known(weeks=6, most_on_call_share=1.0, reference_weeks=4)):
        member = team.members[0]
        most = laws.worker_of(team, member).most_minutes
        assert most == laws.worker_of(team, member, laws=laws.HOURS, bars=()).most_minutes
        assert most is not None
        others = tuple(law for law in laws.LAWS if law not in laws.HOURS)
        assert laws.worker_of(team, member, laws=others).most_minutes is None
