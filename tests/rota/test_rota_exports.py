"""A rota as tables: exact texts, harmless cells, the same bytes, readable again."""

import csv
import io
from datetime import UTC, date, datetime

import pytest

from models import Duty, HoursWorked, RotaPolicy, UnfilledReason
from models.rota import Rota
from planner.exports import read_csv
from planner.exports.rota import (
    ROTA_MEANINGS,
    changed_duties,
    midwife_csv,
    read_rota_csv,
    read_rotas_json,
    rota_changes_csv,
    rota_csv,
    rota_texts,
    rotas_json,
    shares,
    wall_csv,
)
from planner.exports.rota.files import plain_names
from tests.rota.factories import day, duty, rota
from tests.rota.town import fortnight, rotas, town

PLANNED = datetime(2027, 2, 26, 9, 30, tzinfo=UTC)
"""When the plan was made."""

WALL = """\
"team near, 1 Mar 2027 to 14 Mar 2027",,,,,,,,,,,,,,,,,,,
midwife_id,Mon 1 Mar,Tue 2 Mar,Wed 3 Mar,Thu 4 Mar,Fri 5 Mar,Sat 6 Mar,Sun 7 Mar,Mon 8 Mar,Tue 9 Mar,\
Wed 10 Mar,Thu 11 Mar,Fri 12 Mar,Sat 13 Mar,Sun 14 Mar,hours,contract,on_call,nights,weekends
m1,N,,C,,,,f,,,,,,,,10.5,75,1,1,0
m2,D,,,V,,,,,n,,L,L,,,13.5,36,2,1,0
m3,x,x,x,x,x,x,x,x,x,N,,,,,3,22.5,1,1,0
unfilled,,,,,,,,C,,,,,,,,,,,
,,,,,,,,,,,,,,,,,,,
D: on call by day 08:00-20:00,,,,,,,,,,,,,,,,,,,
N: on call by night 20:00-08:00,,,,,,,,,,,,,,,,,,,
n: second on call by night 20:00-08:00,,,,,,,,,,,,,,,,,,,
C: clinic 09:00-16:30,,,,,,,,,,,,,,,,,,,
V: visits 09:00-16:30,,,,,,,,,,,,,,,,,,,
L: leave,,,,,,,,,,,,,,,,,,,
f: fixed day off,,,,,,,,,,,,,,,,,,,
x: not employed,,,,,,,,,,,,,,,,,,,
"empty: no duty: a day off, or hours for births and work that no table tells",,,,,,,,,,,,,,,,,,,
"""
"""m2 works 0.6 WTE: 22.5 h a week less two weekdays of leave; m3 three weekdays from the 10th on."""

DUTIES = """\
team_id,date,start,end,kind,midwife_id,unfilled,why,hours,counted_hours,site,woman_ids,expected_woman_ids
near,2027-03-27,2027-03-27T20:00:00+00:00,2027-03-28T08:00:00+01:00,on_call_night,m1,,,11,2.75,,,
near,2027-03-28,2027-03-28T09:00:00+01:00,2027-03-28T16:30:00+01:00,clinic,,hours,\
whoever is there has worked as many hours as she may,7.5,7.5,'=Mill Lane,,
near,2027-03-29,2027-03-29T08:00:00+01:00,2027-03-29T18:00:00+01:00,planned_birth,m2,,\
'+ named,10,10,,w1;'=w2,w1
"""

MINE = """\
date,weekday,start,end_date,end,kind,duty,site,hours,why,woman_ids,expected_woman_ids
2027-03-01,Mon,20:00,2027-03-02,08:00,on_call_night,On call by night,,12,2 women of hers are due,,
2027-03-03,Wed,09:00,2027-03-03,16:30,clinic,Clinic,'=Mill Lane,7.5,,,
"""


def _odd_duties() -> Rota:
    """A night in which the clocks go forward, a clinic that nobody does, a planned birth."""
    return rota(
        duty("on_call_night", 26),
        duty("clinic", 27, midwife_id=None, site="=Mill Lane", unfilled=UnfilledReason.HOURS),
        duty("planned_birth", 28, "m2", why="+ named", woman_ids=("w1", "=w2"), expected_woman_ids=("w1",)),
        weeks=5,
    )


def _below_title(text: str) -> str:
    """The grid without the line above it."""
    return text.partition("\n")[2]


def test_the_wall_has_a_row_a_midwife_and_a_column_a_day() -> None:
    assert wall_csv(town(), fortnight()) == WALL


def test_bank_holidays_are_marked_on_the_wall() -> None:
    """Good Friday and Easter Monday of 2027, and what the mark means."""
    easter = wall_csv(town(), rota(first_day=date(2027, 3, 22), weeks=2))
    rows = read_csv(_below_title(easter))
    assert [column for column in rows[0] if "BH" in column] == ["Fri 26 Mar BH", "Mon 29 Mar BH"]
    assert rows[-1]["midwife_id"] == "BH: bank holiday"
    assert "BH" not in wall_csv(town(), fortnight())


def test_every_row_of_the_wall_is_as_long_as_its_header() -> None:
    """So it opens in any program; a grid with too few cells a row would not be read again."""
    text = wall_csv(town(), fortnight())
    assert len(read_csv(_below_title(text))) == 14
    assert len({len(row) for row in csv.reader(io.StringIO(text))}) == 1


def test_a_rota_is_one_duty_a_row() -> None:
    """A night lasts 11 hours when the clocks go forward, and a quarter of them counts."""
    assert rota_csv(rotas(_odd_duties())) == DUTIES


def test_duties_are_read_as_they_were_written() -> None:
    assert read_rota_csv(DUTIES, RotaPolicy()) == _odd_duties().duties


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("clinic,,", "dinner,,", "row 2: unknown kind of duty or missing column: 'dinner'"),
        (
            "hours,whoever",
            ",whoever",
            "row 2: a duty has a midwife, or a reason why it has none",
        ),
        ("near,2027-03-29", "near,29/03/2027", "row 3: day: Input should be a valid date"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(before: str, after: str, told: str) -> None:
    with pytest.raises(ValueError, match="row") as fault:
        read_rota_csv(DUTIES.replace(before, after), RotaPolicy())
    assert str(fault.value).startswith(told)


def test_a_midwife_gets_her_own_duties() -> None:
    assert midwife_csv(town(), fortnight(), "m1") == MINE


def test_a_midwife_is_told_whom_she_sees_and_who_is_a_forecast() -> None:
    """w2 had not booked when the plan was made."""
    found = rota(duty("visits", 0, woman_ids=("w1", "w2"), expected_woman_ids=("w2",)))
    assert midwife_csv(town(), found, "m1").endswith(",7.5,,w1;w2,w2\n")


def test_rotas_are_read_as_they_were_stored_a_duty_a_line() -> None:
    found = rotas(_odd_duties(), rota(team_id="far", weeks=5))
    stored = rotas_json(found)
    assert read_rotas_json(stored) == found
    assert sum(b'"kind"' in line for line in stored.splitlines()) == 3


def test_hours_carried_on_count_against_the_contract() -> None:
    """m1 has worked 3 h too many, then 10.5 h of the 75 h of two weeks."""
    [m1, *_] = shares(town(), fortnight())
    assert (m1.carried, m1.hours, m1.owed, m1.over) == (3, 10.5, 75, -61.5)


def test_hours_of_the_rota_before_are_carried_on() -> None:
    """In the first fortnight m2 works 13.5 of 36 h."""
    later = rota(first_day=day(14))
    [_, m2] = shares(town(), later, rotas())
    assert m2.carried == -22.5


def test_hours_that_a_balance_counts_already_are_not_carried_on_twice() -> None:
    """Her balance of +1 is of the first Sunday; in the week after it m2 works 3 of three weekdays' 13.5 h."""
    told = HoursWorked(midwife_id="m2", first_day=day(0), last_day=day(6), hours=10, balance_hours=1)
    [_, m2] = shares(town(hours_worked=(told,)), rota(first_day=day(14)), rotas())
    assert m2.carried == -9.5


def test_a_change_names_who_did_a_duty_and_who_does_it_now() -> None:
    old = rotas(rota(duty("clinic", 0), duty("clinic", 0, "m2"), duty("visits", 1), duty("visits", 3)))
    new = rotas(
        rota(duty("clinic", 0, None), duty("clinic", 0, "m2"), duty("visits", 1, "m2"), duty("visits", 3))
    )
    assert rota_changes_csv(changed_duties(old, new)) == (
        "team_id,date,kind,site,from_midwife_id,to_midwife_id,why\n"
        "near,2027-03-01,clinic,,m1,,everyone is on leave or not employed\n"
        "near,2027-03-02,visits,,m1,m2,\n"
    )


def test_two_planned_births_that_change_places_are_two_changes() -> None:
    """The woman counts: her birth goes to another midwife, though both work on that day as before."""

    def births(first: str, second: str) -> tuple[Duty, ...]:
        return (
            duty("planned_birth", 0, first, woman_ids=("w1",)),
            duty("planned_birth", 0, second, woman_ids=("w2",)),
        )

    changes = changed_duties(rotas(rota(*births("m1", "m2"))), rotas(rota(*births("m2", "m1"))))
    assert [(row.before, row.after) for row in changes] == [("m1", "m2"), ("m2", "m1")]


def test_every_column_is_explained() -> None:
    """Tables of one kind share their rows, and `day` stands for the columns of days."""
    texts = rota_texts(town(), rotas(), PLANNED, ())
    told = {(row["file"], row["column"]) for row in read_csv(texts["columns.csv"].decode())}
    for file, names in {"rota.csv": "rota.csv", "midwife_m1.csv": "midwife_<id>.csv"}.items():
        header = texts[file].decode().partition("\n")[0].split(",")
        assert {(names, column) for column in header} <= told
    wall = _below_title(texts["rota_near.csv"].decode()).partition("\n")[0].split(",")
    assert {column for column in wall if " " not in column} | {"day"} == set(ROTA_MEANINGS["rota_<team>.csv"])
    assert ("changes.csv", "from_midwife_id") in told


def test_every_midwife_has_a_table_and_a_calendar_even_without_a_duty() -> None:
    names = rota_texts(town(), rotas(rota(midwives=("m1", "m2"))), PLANNED).keys()
    assert {"midwife_m2.csv", "midwife_m2.ics", "team_near.ics", "rota_near.csv"} <= names
    assert "changes.csv" not in names


def test_ids_make_names_of_files_that_are_distinct_and_no_paths() -> None:
    assert plain_names(["a/b", "A-B", "../x"]) == {"a/b": "a-b", "A-B": "A-B-2", "../x": "..-x"}


def test_the_same_input_gives_the_same_bytes() -> None:
    assert rota_texts(town(), rotas(), PLANNED) == rota_texts(town(), rotas(), PLANNED)


def test_a_repeated_hour_is_told_apart() -> None:
    """On 31 October 2027 the clocks go back: a night has 13 hours."""
    night = rota(first_day=date(2027, 10, 25)).replace(
        duties=(Duty.of(RotaPolicy().kind("on_call_night"), "near", date(2027, 10, 30), midwife_id="m1"),)
    )
    assert "2027-10-30T20:00:00+01:00,2027-10-31T08:00:00+00:00,on_call_night,m1,,,13,3.25" in rota_csv(
        rotas(night)
    )
