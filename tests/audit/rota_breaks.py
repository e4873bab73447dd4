"""Every hard rule of the rota broken once by hand, beside the same rota just allowed.

Each case is built by a function of one value: with `broken` exactly this rule fails, with `allowed` none.
Its docstring derives the numbers.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from models import Duty, FixedDuty, HoursWorked, RotaRuleId, Scenario
from tests.audit.rota_town import RotaCase, day, drawn, gathered, kind, kinds, rose
from tests.audit.town import leave, midwives, plan

HISTORY: dict[str, Any] = {"midwife_id": "r1", "first_day": date(2026, 11, 16), "last_day": date(2027, 2, 28)}
"""Fifteen weeks that end on the day before the rota: with its two weeks the 17 of the reference period."""


class RotaBreak(NamedTuple):
    """One rule, a case of it, and the values that break it and just do not."""

    rule: RotaRuleId
    case: Callable[[Any], RotaCase]
    broken: Any
    allowed: Any
    when: str = "2027-03-01"
    subject: str = "r1"
    amount: float = 1
    limit: float = 0

    @property
    def id(self) -> str:
        """Rule and case."""
        return f"{self.rule}-{self.case.__name__}-{self.broken}"


def case(policy: dict[str, Any] | None = None, tables: dict[str, Any] | None = None, **rows: Any) -> RotaCase:
    """The rota of rose as drawn, with this policy and these tables."""
    scenario = rose(policy=policy, **(tables or {}))
    return scenario, plan(scenario), drawn(scenario, **rows)


def duty_left_out(missing: int) -> RotaCase:
    """One midwife is needed on call on Monday; the list has nobody, not even a reason."""
    scenario, made, rotas = case(r1="D")
    rota = rotas.rotas[0]
    return scenario, made, rotas.replace(rotas=(rota.replace(duties=rota.duties[missing:]),))


def evening_too(row: str) -> RotaCase:
    """Clinic until 16:30 and on call from 20:00: two duties on Monday, where no rest is asked for."""
    scenario, made, rotas = case({"limits": {"rest_hours": 0}}, r1="C", r2=row)
    rota = rotas.rotas[0]
    both = tuple(each.replace(midwife_id="r1") if each.is_filled else each for each in rota.duties)
    return scenario, made, rotas.replace(rotas=(rota.replace(duties=both),))


def early_clinic(starts: str) -> RotaCase:
    """On call until 20:00; from there to 07:00 are 11 hours, to 06:30 they are 10.5."""
    return case({"duty_kinds": kinds(kind("clinic", starts=starts))}, r1="DC")


def made_up_for(hours: float) -> RotaCase:
    """20:00 to 06:30 are 10.5 hours, half an hour short of 11, so the next rest is 11.5 hours: a clinic of 14
    hours from 06:30 ends at 20:30, just in time for 08:00; one of 14.5 hours leaves 11."""
    clinic = kind("clinic", starts="06:30", hours=hours)
    policy = {"duty_kinds": kinds(clinic), "limits": {"compensatory_rest": True}}
    return case(policy, r1="DCD")


def seven_days(row: str) -> RotaCase:
    """Clinic ends 16:30 and begins 09:00: 16.5 hours at most in seven days; off on Sunday it is more."""
    return case({"limits": {"most_duties_in_row": 14}}, r1=row)


def long_weeks(hours: float) -> RotaCase:
    """17 x 48 = 816 hours are allowed; 833 are 49 a week."""
    return case(tables={"hours_worked": [HoursWorked(**HISTORY, hours=hours)]})


def leave_counts(last: date) -> RotaCase:
    """Ten weekdays of leave count 75 hours: with 742 before the rota they make 817; nine 809.5."""
    tables = {
        "hours_worked": [HoursWorked(**HISTORY, hours=742)],
        "leave": [leave("r1", day(0), last)],
    }
    return case(tables=tables)


def long_first_week(row: str) -> RotaCase:
    """Averaged over one week, each week of the rota has its limit of 30 hours; five clinics are 37.5."""
    return case({"limits": {"average_week_hours": 30, "reference_weeks": 1}}, r1=row)


def long_nights(hours: float) -> RotaCase:
    """17 nights in 17 weeks: 7 hours in 24 over 17 x 6 days are 714; 765 are 7.5."""
    row = HoursWorked(**HISTORY, hours=hours, nights=17)
    return case({"limits": {"night_average_hours": 7}}, {"hours_worked": [row]})


def six_days(row: str) -> RotaCase:
    """Five days in a row are allowed."""
    return case(r1=row)


def three_nights(row: str) -> RotaCase:
    """Two nights in a row are allowed."""
    return case(r1=row)


def day_off_after_night(number: int) -> RotaCase:
    """A night on Tuesday, and a fixed day off on Wednesday or on Thursday."""
    return case(tables={"fixed_duties": [FixedDuty(midwife_id="r1", day=day(number), kind="off")]}, r1=".N")


def clinic_after_night(days: int) -> RotaCase:
    """A night on Monday ends on Tuesday; Wednesday is the second day from there on."""
    return case({"limits": {"recovery_days_after_night": days}}, r1="N.C")


def clinic_after_call(kind_id: str) -> RotaCase:
    """Nobody is in clinic on the day after a day on call, where the policy says so."""
    return case({"duty_kinds": kinds(kind("on_call_day", not_followed_by=(kind_id,)))}, r1="DC")


def on_leave(number: int) -> RotaCase:
    """Clinic on Monday; leave on Monday, or on Tuesday."""
    return case(tables={"leave": [leave("r1", day(number), day(number))]}, r1="C")


def leaves(last: date) -> RotaCase:
    """A night on Monday ends on Tuesday: she is there to its end if she is gone on Wednesday."""
    return case(tables={"midwives": midwives(r1={"leaves_on": last})}, r1="N")


def other_duty(number: int) -> RotaCase:
    """On call on Tuesday, where a clinic is fixed for Tuesday, or for Wednesday."""
    return case(
        tables={"fixed_duties": [FixedDuty(midwife_id="r1", day=day(number), kind="clinic")]}, r1=".D"
    )


def study_taken(who: str) -> RotaCase:
    """Study is needed on Monday only because it is fixed for r2."""
    drawing: dict[str, Any] = {who: "S"}
    return case(tables={"fixed_duties": [FixedDuty(midwife_id="r2", day=day(0), kind="study")]}, **drawing)


def preceptee(last: date) -> RotaCase:
    """Her preceptorship's last day is included; nobody else is on call."""
    return case(tables={"midwives": midwives(r1={"preceptorship_ends_on": last})}, r1="D")


def company(letter: str, **r2: Any) -> RotaCase:
    """A preceptee is second on call by night; r2 is on call by night, or by day."""
    staff = midwives(r1={"preceptorship_ends_on": day(9)}, r2=r2)
    scenario = rose(policy={"on_call_tiers": 2, "weekly_duties": ()}, midwives=staff)
    seconds = [
        second(scenario, name, day(number), "r1" if (number, name) == (0, "night") else None)
        for number in range(14)
        for name in ("day", "night")
    ]
    rotas = gathered(scenario, (*drawn(scenario, r2=letter).duties, *seconds))
    return scenario, plan(scenario), rotas


def second(scenario: Scenario, name: str, when: date, who: str | None) -> Duty:
    """A duty of the second on call."""
    facts = {"midwife_id": who} if who else {"unfilled": "nobody_left"}
    return Duty.of(scenario.policy.rota.kind(f"second_on_call_{name}"), "rose", when, **facts)


def over_contract(tolerance: float) -> RotaCase:
    """0.1 WTE over two weeks: 2 x 3.75 hours, and 60 (40) hours x 0.1 x 2 / 4 = 3 (2); she has 7.5 + 3."""
    policy = {"hours": {"tolerance_hours": tolerance}}
    return case(policy, {"midwives": midwives(r1={"wte": 0.1})}, r1="C.D")


def over_balance(balance: float) -> RotaCase:
    """0.2 WTE over two weeks: 15 hours and 1.2 of tolerance less the balance; she has 7.5."""
    tables = {
        "midwives": midwives(r1={"wte": 0.2}),
        "hours_worked": [HoursWorked(**HISTORY, hours=100, balance_hours=balance)],
    }
    return case(None, tables, r1="C")


def skilled(skill: str) -> RotaCase:
    """The clinic asks for a midwife who knows diabetes."""
    policy = {"duty_kinds": kinds(kind("clinic", needs_skill="diabetes"))}
    return case(policy, {"midwives": midwives(r1={"skills": (skill,)})}, r1="C")


def often_on_call(row: str) -> RotaCase:
    """28 duties on call among four are 7 each, and 1.5 x 7 are 10.5: 11 are allowed, of them 6 nights (1.5 x
    14 / 4 = 5.25) and 3 Saturdays and Sundays (1.5 x 8 / 4)."""
    return case({"limits": {"most_duties_in_row": 14}}, r1=row)


def nights_of_half_time(wte: float) -> RotaCase:
    """Three nights: with 0.5 WTE beside three whole-time midwives 1.5 x 14 x 0.5 / 3.5 = 3 are allowed, with
    0.3 WTE 1.5 x 14 x 0.3 / 3.3 = 1.9."""
    return case(tables={"midwives": midwives(r1={"wte": wte})}, r1="NN..N")


def alone_at_a_weekend(others_away: bool) -> RotaCase:
    """Eight times on call at two weekends are 2 each, 3 allowed; with the others on leave at the
    first one all four of it are hers, 5 in all, and 8 are allowed. She has four."""
    away = [leave(who, day(5), day(6)) for who in ("r2", "r3", "r4")]
    return case(tables={"leave": away if others_away else []}, r1=".....DD.....DD")


def one_too_many_is_fixed(number: int) -> RotaCase:
    """Three Saturdays and Sundays are allowed, and as many as are fixed for her: four."""
    fixed = [
        FixedDuty(midwife_id="r1", day=day(each), kind="on_call_day") for each in (5, 6, 12, 13)[:number]
    ]
    return case(tables={"fixed_duties": fixed}, r1=".....DD.....DD")


_WEEKEND = "Saturdays and Sundays on call"
R = RotaRuleId
ROTA_BREAKS = (
    RotaBreak(R.DUTY_ONCE, duty_left_out, 1, 0, subject="rose", amount=0, limit=1),
    RotaBreak(R.ONE_DUTY_A_DAY, evening_too, "N", ".", amount=2, limit=1),
    RotaBreak(R.REST_BETWEEN, early_clinic, "06:30", "07:00", "2027-03-02", amount=10.5, limit=11),
    RotaBreak(R.REST_BETWEEN, made_up_for, 14.5, 14, "2027-03-03", amount=11, limit=11.5),
    RotaBreak(
        R.WEEKLY_REST, seven_days, "CCCCCDD", "CCCCCD.", "2027-03-01..2027-03-07", amount=16.5, limit=24
    ),
    RotaBreak(R.AVERAGE_WEEK, long_weeks, 833, 816, "2027-03-14", amount=49, limit=48),
    RotaBreak(R.AVERAGE_WEEK, leave_counts, day(11), day(10), "2027-03-14", amount=817 / 17, limit=48),
    RotaBreak(R.AVERAGE_WEEK, long_first_week, "CCCCC", "CCCC", "2027-03-07", amount=37.5, limit=30),
    RotaBreak(R.NIGHT_AVERAGE, long_nights, 765, 714, "2027-03-14", amount=7.5, limit=7),
    RotaBreak(R.DUTIES_IN_ROW, six_days, "CCCCCD", "CCCCC.D", "2027-03-01..2027-03-06", amount=6, limit=5),
    RotaBreak(R.NIGHTS_IN_ROW, three_nights, "NNN", "NN..N", "2027-03-01..2027-03-03", amount=3, limit=2),
    RotaBreak(R.NIGHT_BEFORE_OFF, day_off_after_night, 2, 3, "2027-03-02"),
    RotaBreak(R.NIGHT_RECOVERY, clinic_after_night, 2, 1, "2027-03-03"),
    RotaBreak(R.FOLLOWED_BY, clinic_after_call, "clinic", "visits", "2027-03-02"),
    RotaBreak(R.DUTY_PRESENT, on_leave, 0, 1),
    RotaBreak(R.DUTY_PRESENT, leaves, date(2027, 3, 2), date(2027, 3, 3)),
    RotaBreak(R.FIXED_KEPT, other_duty, 1, 2, "2027-03-02"),
    RotaBreak(R.FIXED_KEPT, study_taken, "r1", "r2", subject="rose", amount=1, limit=0),
    RotaBreak(R.PRECEPTEE_ALONE, preceptee, date(2027, 3, 1), date(2027, 2, 28)),
    RotaBreak(R.PRECEPTEE_ALONE, company, "D", "N"),
    RotaBreak(R.MOST_HOURS, over_contract, 40, 60, "2027-03-14", amount=10.5, limit=9.5),
    RotaBreak(R.MOST_HOURS, over_balance, 9, 8.7, "2027-03-14", amount=7.5, limit=7.2),
    RotaBreak(R.DUTY_SKILL, skilled, "water_birth", "diabetes"),
    RotaBreak(
        R.ON_CALL_SHARE,
        often_on_call,
        "DDDDD.DDDDDD.D",
        "DDDDD.DDDDD..D",
        "times on call",
        amount=12,
        limit=11,
    ),
    RotaBreak(R.ON_CALL_SHARE, nights_of_half_time, 0.3, 0.5, "nights on call", amount=3, limit=2),
    RotaBreak(R.ON_CALL_SHARE, alone_at_a_weekend, False, True, _WEEKEND, amount=4, limit=3),
    RotaBreak(R.ON_CALL_SHARE, one_too_many_is_fixed, 3, 4, _WEEKEND, amount=4, limit=3),
)
"""At least one break of every hard rule."""
