"""Which midwives and women a change concerns where it gives only a number.

They are taken in a fixed order, that of the SHA-256 of their id: the same whatever else the tables hold, no
nearer to one end of the list than to the other, and the first two are among the first three.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from models import Midwife
from models.base import Noun
from models.staff_changes import ChosenMidwives, ChosenTime
from planner.whatif.draft import Draft
from planner.whatif.step import Misfit

HUNDREDTHS = 100
Test = Callable[[Midwife], bool]
_ROW_OF = {"midwives": "midwife", "teams": "team", "areas": "area"}


def in_fixed_order(ids: Iterable[str]) -> list[str]:
    """Ids by their SHA-256."""
    return sorted(ids, key=lambda one: (hashlib.sha256(one.encode()).digest(), one))


def known(draft: Draft, table: str, row_id: str, key: str | tuple[str | int, ...]) -> None:
    """Raise Misfit if no row has this id."""
    rows = getattr(draft, table)
    if row_id not in rows:
        names = {name.casefold(): one for one, row in rows.items() for name in _names(row, one)}
        close = get_close_matches(row_id.casefold(), names, n=1)
        hint = f"did you mean {names[close[0]]}" if close else None
        raise Misfit(key, f"unknown {_ROW_OF[table]}", row_id, hint)


def _names(row: Noun, row_id: str) -> tuple[str, ...]:
    """What people may call a row: its name and its id."""
    name = getattr(row, "name", None)
    return (name, row_id) if name else (row_id,)


def chosen(draft: Draft, kind: str, which: ChosenMidwives, day: date, may: Test) -> list[Midwife]:
    """The midwives, in fixed order if only their number is given; raises Misfit if there are too few.

    `may` says who of a team comes into question; they are in post on `day`.
    """
    if which.who is not None:
        for number, midwife_id in enumerate(which.who):
            known(draft, "midwives", midwife_id, (kind, "who", number))
        return [draft.midwives[draft.row_on(midwife_id, day)] for midwife_id in which.who]
    found = candidates(draft, kind, which, day, may)
    if which.midwives is not None:
        if which.midwives > len(found):
            _too_few(kind, "midwives", which.midwives, f"only {len(found)} midwives of {which.team}")
        return found[: which.midwives]
    assert isinstance(which, ChosenTime)
    assert which.wte is not None
    total = sum(hundredths(midwife.wte_on(day)) for midwife in found)
    if hundredths(which.wte) > total:
        _too_few(kind, "wte", which.wte, f"only {total / HUNDREDTHS:g} WTE of {which.team}")
    return fitting(found, hundredths(which.wte), day)


def _too_few(kind: str, key: str, value: float, message: str) -> None:
    hint = "those count who are in post on that day, are not leaving anyway and fit the other words"
    raise Misfit((kind, key), f"{message} can be meant", value, hint)


def candidates(draft: Draft, kind: str, which: ChosenMidwives, day: date, may: Test) -> list[Midwife]:
    """Midwives of the team who come into question, in fixed order."""
    assert which.team is not None
    if which.team != "core":
        known(draft, "teams", which.team, (kind, "team"))
    fits = [
        row
        for row in draft.midwives.values()
        if row.team_id == which.team
        and row.is_employed(day)
        and row.leaves_on is None
        and _fits(row, which)
        and may(row)
    ]
    by_id = {row.midwife_id: row for row in fits}
    if not by_id:
        raise Misfit((kind, "team"), "no midwife there can be meant", which.team, _why_none(which))
    return [by_id[midwife_id] for midwife_id in in_fixed_order(by_id)]


def _why_none(which: ChosenMidwives) -> str:
    filters = [name for name in ("band", "speaking", "skilled") if getattr(which, name)]
    words = f" and fit {', '.join(filters)}" if filters else ""
    return f"those count who are in post on that day, are not leaving anyway{words}"


def _fits(midwife: Midwife, which: ChosenMidwives) -> bool:
    return (
        (which.band is None or midwife.band == which.band)
        and (not which.speaking or not set(which.speaking).isdisjoint(midwife.languages))
        and (not which.skilled or not set(which.skilled).isdisjoint(midwife.skills))
    )


def fitting(midwives: Sequence[Midwife], wanted: int, day: date) -> list[Midwife]:
    """Midwives whose contracts come closest to `wanted` hundredths of a WTE and not above, the first such."""
    contracts = [hundredths(midwife.wte_on(day)) for midwife in midwives]
    reachable = [{0}]
    for contract in reversed(contracts):
        more = {total + contract for total in reachable[-1] if total + contract <= wanted}
        reachable.append(reachable[-1] | more)
    left, found = max(reachable[-1]), []
    for number, (midwife, contract) in enumerate(zip(midwives, contracts, strict=True), start=1):
        if left - contract in reachable[len(midwives) - number]:
            found.append(midwife)
            left -= contract
    return found


def hundredths(wte: float) -> int:
    """A contract in hundredths of a whole-time equivalent."""
    return round(wte * HUNDREDTHS)
