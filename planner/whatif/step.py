"""One change of a what-if file as a step, and what can be wrong with it."""

from collections.abc import Hashable
from datetime import date
from typing import Any, NamedTuple

from models import Limits, WhatIfChange, Woman

KeyPath = tuple[str | int, ...]


class Step(NamedTuple):
    """One change, and where it was written."""

    change: WhatIfChange
    """What is to change."""
    file: str
    """The file that it stands in."""
    number: int
    """Its place among the file's changes, from 0."""
    where: str
    """The same for people: `FILE:LINE`."""
    above: frozenset[str] = frozenset()
    """Files that its own file builds upon: what they set it may set anew."""


class Terms(NamedTuple):
    """What of the scenario the changes depend on."""

    as_of: date
    """Day of planning."""
    last_day: date
    """The horizon's last day."""
    limits: Limits
    """The limits with every change of theirs."""
    whole_time_hours_week: float
    """Hours a week of 1 WTE, as the policy of the rota has them."""

    def is_planned_for(self, woman: Woman) -> bool:
        """Whether her EDD lies from `as_of` to the horizon's last day."""
        return self.as_of <= woman.edd <= self.last_day


class Misfit(Exception):
    """A change that does not fit the service: the key within the change, and what is wrong with it."""

    def __init__(self, key: str | KeyPath, message: str, value: Any = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.key: KeyPath = (key,) if isinstance(key, str) else key
        self.message, self.value, self.hint = message, value, hint


class Objection(NamedTuple):
    """Something to be said of one step."""

    step: Step
    key: KeyPath
    """The key within the change; the step as a whole if empty."""
    message: str
    value: Any = None
    hint: str | None = None
    is_error: bool = True


class Row(NamedTuple):
    """One line of what was changed."""

    step: Step
    subject: str
    what: str
    before: str | None
    after: str | None
    target: Hashable | None = None
    """What it was that was set; none where something was added."""
    values: tuple[Any, Any] | None = None
    """Of a key what stood there and what stands there now; they are put in words when all is settled."""
