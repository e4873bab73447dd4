"""The grid of letters on a screen, exactly."""

import io
from datetime import date

from rich.console import Console

from models import Rota, Scenario
from planner.cli.console import THEME
from planner.cli.duty_grid import show_duty_grid
from planner.exports.rota import MarkSort, letter_of, sort_of
from tests.rota.factories import duty, rota
from tests.rota.town import fortnight, town
from tests.strategies.factories import midwife

SIDE_BY_SIDE = """
        Mar
         Mo Tu We Th Fr Sa Su  Mo Tu We Th Fr Sa Su
          1  2  3  4  5  6  7   8  9 10 11 12 13 14
m1        N  ·  C  ·  ·  ·  f   ·  ·  ·  ·  ·  ·  ·
m2        D  ·  ·  V  ·  ·  ·   ·  n  ·  L  L  ·  ·
m3        x  x  x  x  x  x  x   x  x  N  ·  ·  ·  ·
unfilled                        C

D on call by day 08:00-20:00  N on call by night 20:00-08:00
n second on call by night 20:00-08:00  C clinic 09:00-16:30
V visits 09:00-16:30  L leave  f fixed day off  x not employed
· no duty: a day off, or hours for births and work that no table tells
"""

ACROSS_MONTHS = """
        Mar   Apr
         Mo Tu We Th Fr Sa Su
         30 31  1  2  3  4  5
                     BH
m1        .  .  .  .  .  .  .
m2        .  .  .  .  .  .  .
unfilled  3 CV

"""


GOOD_FRIDAY = """
        Mar
         Mo Tu We Th Fr Sa Su
         22 23 24 25 26 27 28
                     BH
m1        N  .  .  .  .  .  .
"""


def _shown(found: Rota, width: int = 80, encoding: str = "utf-8", question: Scenario | None = None) -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=file, theme=THEME, width=width, highlight=False, markup=False)
    show_duty_grid(console, question or town(), found)
    file.seek(0)
    return file.read()


def test_two_weeks_stand_beside_each_other_at_80_columns() -> None:
    assert _shown(fortnight()) == SIDE_BY_SIDE


def test_weeks_stand_below_each_other_where_it_is_narrow() -> None:
    lines = _shown(fortnight(), width=50).splitlines()
    assert lines.count("         Mo Tu We Th Fr Sa Su") == 2
    assert max(map(len, lines)) <= 50


def test_months_are_named_where_they_begin_and_plain_terminals_get_plain_letters() -> None:
    """Of three duties that nobody does on one day the number is shown, of two the letters."""
    monday = date(2026, 3, 30)
    assert monday.weekday() == 0
    left = [duty(kind, 0, None, day=monday) for kind in ("clinic", "visits", "clinic")]
    left += [duty(kind, 0, None, day=date(2026, 3, 31)) for kind in ("clinic", "visits")]
    shown = _shown(rota(*left, first_day=monday, weeks=1), encoding="ascii")
    assert shown.startswith(ACROSS_MONTHS)
    assert "3 so many duties that nobody does, named below" in shown


def test_bank_holidays_are_marked_without_colour() -> None:
    """Good Friday and Easter Monday of 2027; weeks without one have no line for them."""
    monday = date(2027, 3, 22)
    night = duty("on_call_night", 0, "m1", day=monday)
    shown = _shown(rota(night, first_day=monday, weeks=3), width=40, encoding="ascii")

    assert shown.startswith(GOOD_FRIDAY)
    marks = [line.split() for line in shown.splitlines() if "BH" in line]
    assert marks == [["BH"], ["BH"], ["BH", "bank", "holiday"]]


def test_a_long_id_keeps_its_end() -> None:
    """Ids of a trust differ at their ends; 16 characters of one are shown."""
    who = "trust-willow-midwife-07"
    question = town(midwives=(midwife(who),), leave=(), fixed_duties=(), hours_worked=())
    shown = _shown(rota(duty("clinic", 0, who), midwives=(who,)), question=question)
    assert "\n~llow-midwife-07  C  ·" in shown


def test_every_letter_has_a_sort_by_which_it_is_coloured() -> None:
    """On call by day or night, other work, or away; a day off and a number have none."""
    kinds = {letter_of(kind): sort_of(letter_of(kind)) for kind in town().policy.rota.duty_kinds}
    assert (kinds["D"], kinds["n"]) == (MarkSort.ON_CALL_DAY, MarkSort.ON_CALL_NIGHT)
    assert {sort for letter, sort in kinds.items() if letter not in "DdNn"} == {MarkSort.WORK}
    assert [sort_of(letter) for letter in ("L", "f", "x")] == [MarkSort.AWAY] * 3
    assert [sort_of(cell) for cell in ("", "·", "3")] == [None] * 3
