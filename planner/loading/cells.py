"""The text of one cell -> one value, or a complaint. Nothing is guessed."""

import re
from collections.abc import Callable
from datetime import date
from enum import IntEnum, StrEnum

from models import CORE, OFF, EthnicCategory, Month
from planner.loading.ethnic_words import category_words, meant
from planner.loading.wording import suggestion

FIRST_YEAR, LAST_YEAR = 1950, 2100
"""Years that a date may lie in."""

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: 00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_WITH_TIME = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}[T ][0-9]{1,2}:[0-9]{2}.*")
_WHOLE = re.compile(r"([+-]?[0-9]{1,18})(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,30}\.?[0-9]{0,30}|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_EXCEL_ERRORS = frozenset(
    {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"}
)
_FLAGS = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
}
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_AN_ETHNIC_CODE = "use an NHS code, A to Z or 99; 99 stands for not known, Z for not stated"
_A_MONTH = "write 2027-03"
_A_DATE = "write 2027-03-14 or 14/03/2027"
_LAST_MONTH = 12

Parser = Callable[[str], object]
"""The text of a cell, stripped and not empty -> its value; raises `BadCell`."""


class BadCell(Exception):
    """A cell that holds no value of its column's kind."""

    def __init__(self, message: str, hint: str | None = None, likely: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint
        self.likely = likely
        """What was likely meant, as a hint: it tells what stands in the cell."""


def check_plain(text: str) -> None:
    """Refuse what a spreadsheet leaves in place of a value."""
    if text.startswith("="):
        raise BadCell("is a formula, not a value", "copy the cells and paste them as values")
    if text in _EXCEL_ERRORS:
        raise BadCell("is an error of the spreadsheet", "mend the formula, then paste the cells as values")


def text(cell: str) -> str:
    """The text itself."""
    return cell


def team_or_core(cell: str) -> str:
    """A team's id, or `core` however it is written."""
    return CORE if cell.casefold() == CORE else cell


def kind_or_off(cell: str) -> str:
    """The id of a kind of duty, or `off` however it is written."""
    return OFF if cell.casefold() == OFF else cell


def day(cell: str) -> date:
    """A date: `2027-03-14`, or day first `14/03/2027`; never month first."""
    if iso := _ISO.fullmatch(cell):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if british := _DAY_FIRST.fullmatch(cell):
        return _date(int(british[3]), int(british[2]), int(british[1]), is_day_first=True)
    if _SHORT_YEAR.fullmatch(cell):
        raise BadCell("year of two digits", "write the year in full, as in 14/03/2027")
    if _WITH_TIME.fullmatch(cell):
        raise BadCell("has a time of day", _A_DATE)
    if _WHOLE.fullmatch(cell):
        raise BadCell("is a number, not a date", f"{_A_DATE}; in a spreadsheet, format the column as a date")
    raise BadCell("is not a date", _A_DATE)


def _date(year: int, month: int, day_of_month: int, *, is_day_first: bool = False) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadCell(f"year outside {FIRST_YEAR} to {LAST_YEAR}", "check the date")
    try:
        return date(year, month, day_of_month)
    except ValueError:
        hint = f"there is no such day; {_A_DATE}"
        if is_day_first and month > _LAST_MONTH >= day_of_month:
            hint = f"the month comes second: {month:02d}/{day_of_month:02d}/{year}"
        raise BadCell("impossible date", hint) from None


def month(cell: str) -> Month:
    """A month: `2027-03`, or its first day, which spreadsheets make of it."""
    is_month = _MONTH.fullmatch(cell) is not None
    try:
        first = day(f"{cell}-01" if is_month else cell)
    except BadCell:
        raise BadCell("is not a month", _A_MONTH) from None
    if first.day != 1:
        raise BadCell("is a day, not a month", f"write {Month.of(first)}")
    return Month.of(first)


def whole(cell: str) -> int:
    """A whole number; `3.0` is one, for spreadsheets write it so."""
    if found := _WHOLE.fullmatch(cell):
        return int(found[1])
    raise BadCell("is not a whole number", "write digits alone, as in 3")


def number(cell: str) -> float:
    """A number with a decimal point."""
    if _NUMBER.fullmatch(cell):
        return float(cell)
    if _DECIMAL_COMMA.fullmatch(cell):
        raise BadCell("decimal comma", f"write a decimal point: {cell.replace(',', '.')}")
    raise BadCell("is not a number", "write digits and a decimal point, as in 0.8")


def flag(cell: str) -> bool:
    """Yes or no, in the ways in which people and spreadsheets write them."""
    try:
        return _FLAGS[cell.casefold()]
    except KeyError:
        raise BadCell("is neither yes nor no", "write yes or no") from None


def words(cell: str) -> tuple[str, ...]:
    """A list separated by semicolons."""
    if "," in cell:
        raise BadCell("list separated by commas", "separate the words by semicolons")
    return tuple(word for part in cell.split(";") if (word := part.strip()))


def plain(word: str) -> str:
    """A word in small letters, with underscores for spaces and hyphens."""
    return re.sub(r"[\s_-]+", "_", word.casefold())


def ethnic_category(cell: str) -> EthnicCategory:
    """An NHS ethnic category code, upper or lower case."""
    try:
        return EthnicCategory(cell.upper())
    except ValueError:
        likely = meant(cell)
        words = f"did you mean {category_words(likely)}, code {likely}" if likely else None
        raise BadCell("unknown ethnic category code", _AN_ETHNIC_CODE, words) from None


def one_of(kind: type[StrEnum]) -> Parser:
    """A parser of the words of `kind`; spaces, hyphens and capitals do not matter."""

    def parse(cell: str) -> StrEnum:
        """The word, however it is written."""
        try:
            return kind(plain(cell))
        except ValueError:
            raise BadCell("unknown word", suggestion(cell, [str(word) for word in kind])) from None

    return parse


def one_number_of(kind: type[IntEnum]) -> Parser:
    """A parser of the numbers of `kind`."""

    def parse(cell: str) -> IntEnum:
        """The number, if it is one of the kind."""
        try:
            return kind(whole(cell))
        except (BadCell, ValueError):
            listed = ", ".join(str(int(one)) for one in kind)
            raise BadCell(f"unknown {kind.__name__.lower()}", f"use one of {listed}") from None

    return parse
