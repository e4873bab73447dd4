"""The reasons for which women are left out, as far as they can be checked without the solver."""

from collections.abc import Iterable

from models import UnplacedReason
from planner.audit.evidence import Evidence

_NAMED = 5


def reason_warnings(evidence: Evidence) -> tuple[str, ...]:
    """Reasons that do not hold: another step stops her, a place is free, or a wrong team is named."""
    wrong: dict[tuple[UnplacedReason, UnplacedReason], list[str]] = {}
    strays: list[str] = []
    register = evidence.register
    for row in register.plan.unplaced:
        woman = register.women.get(row.woman_id)
        if woman is None or row.woman_id in register.begun:
            continue
        reason, teams = evidence.left_out.reason(woman)
        if row.reason is not reason:
            wrong.setdefault((row.reason, reason), []).append(row.woman_id)
        elif not teams.issuperset(row.team_ids):
            strays.append(row.woman_id)
    found = [
        f"left out as {said}, should read {true}: {_named(ids)}"
        for (said, true), ids in sorted(wrong.items())
    ]
    if strays:
        found.append(f"left out with teams that did not fall away at that step: {_named(strays)}")
    return (*found, *_free_places(evidence))


def _free_places(evidence: Evidence) -> tuple[str, ...]:
    places = evidence.left_out.free_places.items()
    if not places:
        return ()
    named = _named(f"{woman_id} ({place.team_id}, {place.midwife_id})" for woman_id, place in sorted(places))
    return (f"left out although a place is free: {named}",)


def _named(names: Iterable[str]) -> str:
    """The first few names, and how many more there are."""
    every = list(names)
    more = f" and {len(every) - _NAMED} more" if len(every) > _NAMED else ""
    return ", ".join(every[:_NAMED]) + more
