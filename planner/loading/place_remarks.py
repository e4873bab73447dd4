"""Warnings of places that cannot be meant: at sea, abroad, or far from every team."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from models import Area, Finding, Severity, Team
from planner.loading.columns import id_column
from planner.loading.table import Table
from planner.prepare.travel import great_circle_km
from planner.words import counted

LATITUDES, LONGITUDES = (49.0, 61.0), (-11.0, 2.5)
"""Degrees between which Great Britain and Ireland lie, from Scilly to Shetland and from Kerry to Suffolk."""
FAR_KM = 300
"""Farther from every team than this no neighbourhood of theirs lies, as the crow flies."""


class _Place(NamedTuple):
    line: int
    row: Area | Team

    @property
    def is_here(self) -> bool:
        """Whether it lies in the box around Great Britain and Ireland."""
        return _within(self.row.latitude, LATITUDES) and _within(self.row.longitude, LONGITUDES)

    @property
    def is_swapped(self) -> bool:
        """Whether it would, were latitude and longitude exchanged."""
        return _within(self.row.longitude, LATITUDES) and _within(self.row.latitude, LONGITUDES)


def place_remarks(tables: Mapping[str, Table]) -> Iterator[Finding]:
    """One warning a table of rows outside the islands, and one of neighbourhoods far from every team."""
    teams, areas = _places(tables["teams"]), _places(tables["areas"])
    yield from _abroad(tables["teams"], teams)
    yield from _abroad(tables["areas"], areas)
    if all(place.is_here for place in teams) and tables["teams"].is_whole and not tables["teams"].broken_ids:
        yield from _far_off(tables["areas"], [place for place in areas if place.is_here], teams)


def _places(table: Table) -> list[_Place]:
    rows = zip(table.lines, table.rows, strict=True)
    return [_Place(line, row) for line, row in rows if isinstance(row, Area | Team)]


def _abroad(table: Table, places: Sequence[_Place]) -> Iterator[Finding]:
    if there := [place for place in places if not place.is_here]:
        hint = "degrees north from 49 to 61, degrees east from -11 to 2.5"
        if all(place.is_swapped for place in there):
            hint = "latitude and longitude are exchanged"
        yield _of_first(table, there, "lies outside Great Britain and Ireland", hint)


def _far_off(table: Table, areas: Sequence[_Place], teams: Sequence[_Place]) -> Iterator[Finding]:
    if not areas or not teams:
        return
    starts, ends = (
        np.array([(place.row.latitude, place.row.longitude) for place in places]) for places in (areas, teams)
    )
    nearest = great_circle_km(starts, ends).min(axis=1)
    if far := [place for place, km in zip(areas, nearest, strict=True) if km > FAR_KM]:
        hint = "check latitude and longitude, those of the teams too"
        yield _of_first(table, far, f"lies more than {FAR_KM} km from every team", hint)


def _of_first(table: Table, places: Sequence[_Place], message: str, hint: str) -> Finding:
    """The first of these rows, with the number of the others."""
    first, others = places[0], len(places) - 1
    return Finding(
        message=f"{message}, like {counted(others, 'row')} more" if others else message,
        severity=Severity.WARNING,
        file=table.file,
        line=first.line,
        column=table.cell["latitude"] + 1,
        key="latitude",
        row_id=getattr(first.row, id_column(table.name)),
        value=f"{first.row.latitude:g}, {first.row.longitude:g}",
        hint=hint,
    )


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]
