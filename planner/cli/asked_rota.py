"""Days and absences as they are typed."""

import re
from collections.abc import Iterable
from datetime import date

from planner.refused import Refused
from planner.rota_line import Away

_ABSENT = re.compile(r"(?P<who>.+):(?P<first>[^:]*?)(?:\.\.(?P<last>[^:]*))?")


def day_of(text: str, option: str) -> date:
    """A day as `2027-03-01`; raises Refused if it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(f"{option} is no date: {text}", "write year, month and day: 2027-03-01") from None


def absences(texts: Iterable[str]) -> tuple[Away, ...]:
    """Absences as `M07:2027-03-04..2027-03-06`, or `M07:2027-03-04` for one day; raises Refused."""
    return tuple(map(_absence, texts))


def _absence(text: str) -> Away:
    match = _ABSENT.fullmatch(text)
    if match is None:
        hint = "write who, and from when to when: --absent M07:2027-03-04..2027-03-06"
        raise Refused(f"--absent without a midwife and days: {text}", hint)
    first = day_of(match["first"], "--absent")
    last = first if match["last"] is None else day_of(match["last"], "--absent")
    if last < first:
        raise Refused(f"--absent ends before it begins: {text}", "check both dates")
    return Away(match["who"].strip(), first, last)
