"""Every file of a rota folder but its manifest, by name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from models import Rotas, Scenario
from planner.exports.dictionary import NAME, explained
from planner.exports.rota.calendars import calendar_of_midwife, calendar_of_team
from planner.exports.rota.changed import CHANGED, DutyChange, rota_changes_csv
from planner.exports.rota.columns import OF_MIDWIFE, OF_TEAM, ROTA_MEANINGS, ROTA_WORDS
from planner.exports.rota.duties import DUTIES, rota_csv
from planner.exports.rota.midwife import MIDWIFE, midwife_csv
from planner.exports.rota.stored import rotas_json
from planner.exports.rota.wall import TOTALS, wall_csv

ROTAS, ROTA, CHANGES = "rotas.json", "rota.csv", "changes.csv"
LONGEST_NAME = 60


def rota_texts(
    scenario: Scenario, rotas: Rotas, stamp: datetime, changes: Iterable[DutyChange] | None = None
) -> dict[str, bytes]:
    """The same files for the same input; `changes.csv` where a rota was repaired, `columns.csv` for all.

    `stamp` is the moment at which the plan was made: calendars bear it.
    """
    found = {ROTAS: rotas_json(rotas), ROTA: rota_csv(rotas).encode()}
    if changes is not None:
        found[CHANGES] = rota_changes_csv(changes).encode()
    found |= _of_teams(scenario, rotas, stamp)
    found |= _of_midwives(scenario, rotas, stamp)
    return {**found, NAME: _columns(with_changes=changes is not None).encode()}


def _of_teams(scenario: Scenario, rotas: Rotas, stamp: datetime) -> Iterator[tuple[str, bytes]]:
    names = plain_names(rotas.of_team)
    for team_id, rota in rotas.of_team.items():
        yield f"rota_{names[team_id]}.csv", wall_csv(scenario, rota).encode()
        yield f"team_{names[team_id]}.ics", calendar_of_team(scenario, rota, stamp)


def _of_midwives(scenario: Scenario, rotas: Rotas, stamp: datetime) -> Iterator[tuple[str, bytes]]:
    of = {midwife_id: rota for rota in rotas.rotas for midwife_id in rota.midwives}
    names = plain_names(of)
    for midwife_id, rota in of.items():
        yield f"midwife_{names[midwife_id]}.csv", midwife_csv(scenario, rota, midwife_id).encode()
        yield f"midwife_{names[midwife_id]}.ics", calendar_of_midwife(scenario, rota, midwife_id, stamp)


def plain_names(ids: Iterable[str]) -> Mapping[str, str]:
    """Ids as parts of names of files: never a path, distinct also where capitals do not count."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for one in ids:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "-", one)[:LONGEST_NAME]
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        found[one] = name
    return found


def _columns(*, with_changes: bool) -> str:
    headers = {
        ROTA: list(DUTIES),
        OF_TEAM: ["midwife_id", "day", *TOTALS],
        OF_MIDWIFE: list(MIDWIFE),
    }
    if with_changes:
        headers[CHANGES] = list(CHANGED)
    return explained(headers, ROTA_MEANINGS, ROTA_WORDS)
