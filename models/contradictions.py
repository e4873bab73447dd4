"""The cross-check of a service: everything in which its rows contradict each other."""

from collections.abc import Iterable, Iterator

from models.base import Noun
from models.calendar import Month
from models.forecast import ExpectedWomen
from models.ids import CORE
from models.known import Known, Lookup, unknown_id
from models.people import LATEST_EDD_AFTER_BOOKING_DAYS, Leave, Midwife, Woman
from models.places import Team
from models.rota_crossing import check_rota_tables
from models.tables import Fault, Tables


def cross_check(tables: Tables) -> Iterator[Fault]:
    """Everything in which the rows of a service contradict each other."""
    known = Known(
        midwife=Lookup((row.midwife_id, row) for row in tables.midwives),
        team=Lookup((row.team_id, row) for row in tables.teams),
        areas=Lookup((row.area_id, row) for row in tables.areas),
        woman=Lookup((row.woman_id, row) for row in tables.women),
    )
    yield from _duplicates(tables)
    for index, team in enumerate(tables.teams):
        yield from _check_team(index, team)
    for index, area in enumerate(tables.areas):
        for team_id in area.catchment_team_id:
            yield from unknown_id("areas", index, "catchment_team_id", team_id, known.team)
    for index, midwife in enumerate(tables.midwives):
        yield from _check_midwife(index, midwife, known)
    for index, leave in enumerate(tables.leave):
        yield from _check_leave(index, leave, known)
    for index, travel in enumerate(tables.travel):
        yield from unknown_id("travel", index, "area_id", travel.area_id, known.areas)
        yield from unknown_id("travel", index, "team_id", travel.team_id, known.team)
    yield from _check_expected(tables.expected, known)
    yield from check_rota_tables(tables, known)
    for index, woman in enumerate(tables.women):
        yield from _check_booking(index, woman)
        yield from _check_woman(index, woman, known)


_KEYS: dict[str, tuple[str, ...]] = {
    "women": ("woman_id",),
    "midwives": ("midwife_id",),
    "teams": ("team_id",),
    "areas": ("area_id",),
    "travel": ("area_id", "team_id"),
    "planned_births": ("woman_id",),
}


def _duplicates(tables: Tables) -> Iterator[Fault]:
    for table, columns in _KEYS.items():
        rows: tuple[Noun, ...] = getattr(tables, table)
        seen: set[tuple[str, ...]] = set()
        for index, row in enumerate(rows):
            key = tuple([getattr(row, column) for column in columns])
            if key in seen:
                yield Fault(table, index, columns[-1], key[-1], "given twice", "each id stands in one row")
            seen.add(key)


def _check_team(index: int, team: Team) -> Iterator[Fault]:
    if team.team_id == CORE:
        yield Fault(
            "teams", index, "team_id", CORE, "core is not a team", "core stands for the service outside teams"
        )
    if team.opens_on and team.closes_on and team.closes_on <= team.opens_on:
        yield Fault(
            "teams", index, "closes_on", str(team.closes_on), "closes before it opens", "check both dates"
        )


def _check_midwife(index: int, midwife: Midwife, known: Known) -> Iterator[Fault]:
    if midwife.wte > 1:
        yield Fault(
            "midwives",
            index,
            "wte",
            f"{midwife.wte:g}",
            "above 1.0 whole-time equivalent",
            None,
            is_error=False,
        )
    if midwife.starts_on and midwife.leaves_on and midwife.leaves_on <= midwife.starts_on:
        yield Fault(
            "midwives",
            index,
            "leaves_on",
            str(midwife.leaves_on),
            "leaves before she starts",
            "check both dates",
        )
    if not midwife.is_core:
        yield from unknown_id("midwives", index, "team_id", midwife.team_id, known.team)
        team = known.team.get(midwife.team_id)
        if team is not None and team.is_proposed:
            hint = f"give team_id {CORE} and joins_team_id {team.team_id}"
            yield Fault("midwives", index, "team_id", team.team_id, "is a proposed team", hint)
    if midwife.joins_team_id is not None:
        yield from _check_joining(index, midwife, midwife.joins_team_id, known)


def _check_joining(index: int, midwife: Midwife, joins: str, known: Known) -> Iterator[Fault]:
    yield from unknown_id("midwives", index, "joins_team_id", joins, known.team)
    if not midwife.is_core:
        hint = f"give team_id {CORE} first; women in her care would lose her"
        yield Fault(
            "midwives", index, "joins_team_id", joins, "only a core midwife may join a proposed team", hint
        )
    team = known.team.get(joins)
    if team is not None and not team.is_proposed:
        yield Fault("midwives", index, "joins_team_id", joins, "is a running team", "give it as her team_id")


def _check_leave(index: int, leave: Leave, known: Known) -> Iterator[Fault]:
    yield from unknown_id("leave", index, "midwife_id", leave.midwife_id, known.midwife)
    if leave.last_day < leave.first_day:
        yield Fault(
            "leave", index, "last_day", str(leave.last_day), "ends before it begins", "check both dates"
        )


def _check_expected(rows: Iterable[ExpectedWomen], known: Known) -> Iterator[Fault]:
    seen: set[tuple[str, str, Month]] = set()
    for index, row in enumerate(rows):
        yield from unknown_id("expected", index, "area_id", row.area_id, known.areas)
        key = (row.area_id, row.tier, row.month)
        if key in seen:
            hint = "one row for each neighbourhood, tier and month: add up the women"
            yield Fault("expected", index, "month", str(row.month), f"given twice for tier {row.tier}", hint)
        seen.add(key)


def _check_booking(index: int, woman: Woman) -> Iterator[Fault]:
    days = (woman.edd - woman.booked_on).days
    if days < 0:
        yield Fault("women", index, "edd", str(woman.edd), "EDD lies before the booking", "check both dates")
    elif days > LATEST_EDD_AFTER_BOOKING_DAYS:
        yield Fault(
            "women", index, "edd", str(woman.edd), "EDD more than 42 weeks after booking", "check both dates"
        )


def _check_woman(index: int, woman: Woman, known: Known) -> Iterator[Fault]:
    yield from unknown_id("women", index, "area_id", woman.area_id, known.areas)
    if woman.preferred_team_id is not None:
        yield from unknown_id("women", index, "preferred_team_id", woman.preferred_team_id, known.team)
    if woman.team_id is not None:
        yield from _check_present_team(index, woman.team_id, known)
    for column in ("midwife_id", "buddy_id"):
        value = getattr(woman, column)
        if value is not None:
            yield from _check_carer(index, column, value, woman.team_id, known)
    if woman.buddy_id is not None and woman.buddy_id == woman.midwife_id:
        yield Fault(
            "women", index, "buddy_id", woman.buddy_id, "buddy is her named midwife", "name another midwife"
        )


def _check_present_team(index: int, team_id: str, known: Known) -> Iterator[Fault]:
    if team_id == CORE:
        hint = "leave it empty for a woman in no team"
        yield Fault("women", index, "team_id", CORE, "core is not a team", hint)
        return
    yield from unknown_id("women", index, "team_id", team_id, known.team)
    team = known.team.get(team_id)
    if team is not None and team.is_proposed:
        hint = "leave it empty, or give the team the status running"
        yield Fault("women", index, "team_id", team_id, "is a proposed team", hint)


def _check_carer(index: int, column: str, value: str, team_id: str | None, known: Known) -> Iterator[Fault]:
    """A carer belongs to the woman's team; silent where one of the two teams is unknown, for that is said."""
    yield from unknown_id("women", index, column, value, known.midwife)
    midwife = known.midwife.get(value)
    if midwife is None:
        return
    if team_id is None:
        yield Fault(
            "women", index, column, value, "has a midwife but no team", f"give team_id {midwife.team_id}"
        )
    elif midwife.team_id != team_id and known.is_place(midwife.team_id) and team_id in known.team:
        message = f"works in {midwife.team_id}, her woman is in {team_id}"
        yield Fault("women", index, column, value, message, "midwife and woman belong to one team")
