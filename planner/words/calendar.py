"""Months, stretches of months and days as people say them: `January to March 2027`."""

import re
from datetime import date

_LABEL = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2})|\.\.(\d{4})-(\d{2}))?(?![\d-])")


def in_words(text: str) -> str:
    """The text with every `2027-01`, `2027-01..2027-03` and `2027-01-31` in it as people say it."""
    return _LABEL.sub(_said, text)


def day_words(day: date) -> str:
    """A day: `1 March 2027`."""
    return f"{day.day} {day:%B %Y}"


def month_name(label: str) -> str:
    """The month's name without its year: a horizon of 12 months at most has each but once."""
    return f"{date.fromisoformat(f'{label}-01'):%B}"


def _said(found: re.Match[str]) -> str:
    year, month, day, last_year, last_month = found.groups()
    if not 1 <= int(month) <= 12:  # noqa: PLR2004  # the months of a year
        return found[0]
    if day is not None:
        return f"{int(day)} {_month(year, month)}"
    if last_month is None:
        return _month(year, month)
    first = _month(year, month) if year != last_year else month_name(f"{year}-{month}")
    return f"{first} to {_month(last_year, last_month)}"


def _month(year: str, month: str) -> str:
    return f"{month_name(f'{year}-{month}')} {year}"
