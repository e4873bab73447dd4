"""What is asked for, and what comes of it."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from models import AuditReport, Finding, Rotas, Scenario
from planner.exports.rota import DutyChange


class Away(NamedTuple):
    """Someone who called in sick; both days are included."""

    midwife_id: str
    first_day: date
    last_day: date


class RotaAsked(NamedTuple):
    """What is to be staffed."""

    run: Path
    """The run whose plan it is."""
    first_day: date | None = None
    """None for the day after the rota before; without one the first Monday from the day of planning on."""
    weeks: int | None = None
    """None for six, or as many as there are until the last day."""
    last_day: date | None = None
    """The last day, in place of weeks."""
    teams: tuple[str, ...] = ()
    """None for all."""
    after: Path | None = None
    """A rota from which this one goes on."""
    repair: Path | None = None
    """A rota that is changed as little as can be; days, teams and the rota before are its own."""
    absent: tuple[Away, ...] = ()
    """Who is away of those in the repaired rota."""


class FinishedRota(NamedTuple):
    """Rotas, their audit, and the folder that holds them."""

    folder: Path
    run: Path
    """Folder of the run whose plan is staffed."""
    scenario: Scenario
    """The run's scenario, those reported away on leave in it."""
    rotas: Rotas
    report: AuditReport
    after: Rotas | None = None
    """The rotas before these."""
    changes: tuple[DutyChange, ...] | None = None
    """What a repair changes; none if the rotas are made anew, or read again."""
    findings: tuple[Finding, ...] = ()
    """What is to be said of the folders that were read."""
