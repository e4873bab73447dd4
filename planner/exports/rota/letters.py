"""One letter a day: how a duty, or a day without one, stands in a grid."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from models import Duty, DutyForm, DutyKind, FixedDuty, Rota, Scenario

FREE = ""
"""A day without a duty."""
FREE_WORDS = "no duty: a day off, or hours for births and work that no table tells"
"""What such a day may be: which of the two it is nobody says, for only fixed days off are settled."""
LEAVE, FIXED_OFF, NOT_EMPLOYED = "L", "f", "x"
_ON_CALL = {(1, False): "D", (1, True): "N", (2, False): "d", (2, True): "n"}
_OF_FORM = {
    DutyForm.CLINIC: "C",
    DutyForm.VISITS: "V",
    DutyForm.PLANNED_BIRTH: "B",
    DutyForm.MEETING: "M",
    DutyForm.STUDY: "S",
    DutyForm.ADMIN: "A",
    DutyForm.OTHER: "O",
}
_WITHOUT_DUTY = {LEAVE: "leave", FIXED_OFF: "fixed day off", NOT_EMPLOYED: "not employed"}


class MarkSort(StrEnum):
    """What sort of day a letter stands for."""

    ON_CALL_DAY = "on_call_day"
    ON_CALL_NIGHT = "on_call_night"
    WORK = "work"
    AWAY = "away"


_SORTS: Mapping[str, MarkSort] = MappingProxyType(
    {
        letter: MarkSort.ON_CALL_NIGHT if night else MarkSort.ON_CALL_DAY
        for (_, night), letter in _ON_CALL.items()
    }
    | dict.fromkeys(_OF_FORM.values(), MarkSort.WORK)
    | dict.fromkeys(_WITHOUT_DUTY, MarkSort.AWAY)
)


def sort_of(letter: str) -> MarkSort | None:
    """The sort of a letter; none for anything that is no letter of a grid."""
    return _SORTS.get(letter)


def letter_of(duty: Duty | DutyKind) -> str:
    """The letter of a duty or a kind of duty: by its form; on call small where second, by day or night."""
    if duty.tier is not None:
        return _ON_CALL[duty.tier, duty.is_night]
    return _OF_FORM[duty.form]


def legend(kinds: Iterable[DutyKind], used: Iterable[str]) -> dict[str, str]:
    """What the letters used mean, duties first, with their times; kinds of one letter stand together."""
    found: dict[str, list[str]] = {}
    for kind in kinds:
        found.setdefault(letter_of(kind), []).append(_timed(kind))
    words = {letter: ", or ".join(names) for letter, names in found.items()} | _WITHOUT_DUTY
    wanted = set(used)
    return {letter: meaning for letter, meaning in words.items() if letter in wanted}


_ANY_WINTER_DAY = date(2027, 1, 4)


def _timed(kind: DutyKind) -> str:
    name = kind.name[:1].lower() + kind.name[1:]
    return f"{name} {kind.starts}-{kind.ends(_ANY_WINTER_DAY):%H:%M}"


class Marks:
    """What stands in each cell of a team's grid."""

    def __init__(self, scenario: Scenario, rota: Rota) -> None:
        self._scenario = scenario
        self._rota = rota

    @cached_property
    def _duties(self) -> Mapping[tuple[str | None, date], str]:
        found: dict[tuple[str | None, date], str] = {}
        for duty in self._rota.duties:
            key = (duty.midwife_id, duty.day)
            found[key] = found.get(key, "") + letter_of(duty)
        return found

    @cached_property
    def _days_off(self) -> Mapping[str, list[FixedDuty]]:
        found: dict[str, list[FixedDuty]] = {}
        for row in self._scenario.service.fixed_duties:
            if row.is_off:
                found.setdefault(row.midwife_id, []).append(row)
        return found

    def of(self, midwife_id: str, day: date) -> str:
        """The letter of a midwife's day; `FREE` for a day without anything."""
        if duty := self._duties.get((midwife_id, day)):
            return duty
        service = self._scenario.service
        if not service.midwife[midwife_id].is_employed(day):
            return NOT_EMPLOYED
        if any(leave.covers(day) for leave in service.leave_of.get(midwife_id, ())):
            return LEAVE
        is_fixed = any(row.falls_on(day) for row in self._days_off.get(midwife_id, ()))
        return FIXED_OFF if is_fixed else FREE

    def unfilled(self, day: date) -> str:
        """The letters of the day's duties that nobody does."""
        return self._duties.get((None, day), FREE)

    @property
    def used(self) -> set[str]:
        """Every letter of the grid."""
        rota = self._rota
        cells = [self.of(midwife_id, day) for midwife_id in rota.midwives for day in rota.days]
        return {letter for cell in (*cells, *map(self.unfilled, rota.days)) for letter in cell}
