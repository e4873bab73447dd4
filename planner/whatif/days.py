"""Days of changes on which the plan does not look."""

from datetime import date

from planner.whatif.draft import Draft
from planner.whatif.step import Step
from planner.whatif.wording import iso_day

_SAYS_SO_ITSELF = frozenset({"recruit", "sickness"})


def check_days(draft: Draft, step: Step) -> None:
    """Warn of a change that is over before the day of planning, or begins after the horizon.

    What has a last day is over with it. What begins on a day and lasts (`from`) may have begun long ago, what
    happens on one (`on`) may not.
    """
    kind, terms = step.change.kind, step.change.terms
    begins, happens, ends = (_day(terms, field) for field in ("from_", "on", "until"))
    if kind in _SAYS_SO_ITSELF:
        return
    for key, day in (("from", begins), ("on", happens)):
        if day is not None and day > draft.terms.last_day:
            last = iso_day(draft.terms.last_day)
            draft.warn(f"lies after the horizon, which ends on {last}", (kind, key), value=iso_day(day))
    for key, day in (("on", happens), ("until", ends)):
        if day is not None and day < draft.terms.as_of:
            as_of = iso_day(draft.terms.as_of)
            draft.warn(f"lies before the day of planning, {as_of}", (kind, key), value=iso_day(day))


def _day(terms: object, field: str) -> date | None:
    day: date | None = getattr(terms, field, None)
    return day
