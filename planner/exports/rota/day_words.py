"""Days as a rota on a wall writes them, in any locale."""

from datetime import UTC, date, datetime

from models import LONDON, bank_holidays

BANK_HOLIDAY, BANK_HOLIDAY_WORDS = "BH", "bank holiday"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    """`Mon`."""
    return WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """`Mar`."""
    return MONTHS[day.month - 1]


def short_day(day: date) -> str:
    """`Mon 1 Mar`: text to every spreadsheet, never a date of its own guess."""
    return f"{weekday(day)} {day.day} {month(day)}"


def holiday_mark(day: date) -> str:
    """`BH` on a bank holiday, else nothing."""
    return BANK_HOLIDAY if bank_holidays([day]) else ""


def dated(day: date) -> str:
    """`1 Mar 2027`."""
    return f"{day.day} {month(day)} {day.year}"


def by_the_clocks(moment: datetime) -> datetime:
    """The same moment as the clocks of London show it, also where it was named by an hour that they skip."""
    return moment.astimezone(UTC).astimezone(LONDON)


def clock(moment: datetime) -> str:
    """`08:00`."""
    return f"{by_the_clocks(moment):%H:%M}"
