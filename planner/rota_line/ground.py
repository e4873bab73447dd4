"""What rotas are made on is read, and what cannot be made is refused."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from models import Finding, InvalidInput, Leave, LeaveKind, Plan, Rotas, Scenario
from planner import folders, pipeline, rota_files
from planner.pipeline import Finished
from planner.refused import Refused, UnknownName
from planner.rota import Asked
from planner.rota.request import MOST_WEEKS, WEEKS
from planner.rota_files import SavedRota
from planner.rota_line.records import Away, RotaAsked

_DAYS_PER_WEEK = 7


class Ground(NamedTuple):
    """What rotas are made on, read and checked."""

    saved: Finished
    scenario: Scenario
    first_day: date
    weeks: int
    teams: tuple[str, ...] | None
    after: SavedRota | None
    repair: SavedRota | None
    absent: tuple[Leave, ...]

    @property
    def asked(self) -> Asked:
        """What the solver is asked for."""
        after, repair = (each.rotas if each else None for each in (self.after, self.repair))
        absent = [(row.midwife_id, row.first_day, row.last_day) for row in self.absent]
        return Asked(self.first_day, self.weeks, self.teams, after, repair, absent)


def ground_of(asked: RotaAsked) -> Ground:
    """All that is asked for, read and checked; raises `InvalidInput`, `Refused` or `UnknownName`."""
    saved = pipeline.read(asked.run)
    _refuse_changed(saved.folder, saved.run.changed, saved.run.findings, "the run", "plan anew")
    scenario, plan = saved.run.scenario, saved.run.plan
    if asked.repair is not None:
        return _repair_ground(asked, asked.repair, saved)
    if asked.absent:
        raise Refused("--absent without --repair", "name the rota in which she is missing: --repair ROTA")
    before = None if asked.after is None else _earlier(asked.after, saved)
    first_day = _first_day(asked.first_day, scenario, before)
    weeks = _weeks(asked, first_day)
    days = tuple(first_day + timedelta(days=day) for day in range(weeks * _DAYS_PER_WEEK))
    teams = _teams(asked.teams, scenario, plan, days)
    return Ground(saved, scenario, first_day, weeks, teams, before, None, ())


def _repair_ground(asked: RotaAsked, path: Path, saved: Finished) -> Ground:
    """The repaired rota's own days, teams, rota before it, and absences reported earlier."""
    given = {
        "--from": asked.first_day,
        "--weeks": asked.weeks,
        "--until": asked.last_day,
        "--team": asked.teams,
        "--after": asked.after,
    }
    if other := [name for name, value in given.items() if value]:
        hint = f"a repair keeps the days and teams of its rota: leave {other[0]} out"
        raise Refused(f"{' and '.join(other)} with --repair", hint)
    if not asked.absent:
        raise Refused("--repair without --absent", "say who is away: --absent M07:2027-03-04..2027-03-06")
    repair = _earlier(path, saved)
    after = None
    if named := repair.manifest.after:
        after = _earlier(named_folder(repair, named, rota_files.MANIFEST), saved)
    leave = (*repair.manifest.absent, *(_leave(away, repair.rotas) for away in asked.absent))
    absent = tuple(sorted(set(leave), key=lambda row: (row.midwife_id, row.first_day, row.last_day)))
    rotas = repair.rotas
    return Ground(
        saved,
        with_leave(saved.run.scenario, absent),
        rotas.first_day,
        rotas.weeks,
        repair.manifest.teams,
        after,
        repair,
        absent,
    )


def _earlier(path: Path, saved: Finished) -> SavedRota:
    """A rota of the same scenario's service, unchanged."""
    earlier = rota_files.read_rota(rota_files.resolve_rota(path))
    changed = tuple(dict.fromkeys(Path(row.file or "").name for row in earlier.findings))
    _refuse_changed(earlier.folder, changed, earlier.findings, "the rota", "make the rota again")
    known = saved.run.scenario.service.midwife
    strangers = [who for rota in earlier.rotas.rotas for who in rota.midwives if who not in known]
    if strangers:
        hint = f"{earlier.folder} is of the scenario {earlier.rotas.scenario}; name a rota of the same trust"
        raise Refused(f"midwives of the rota who are not in the run: {', '.join(strangers[:5])}", hint)
    return earlier


def _refuse_changed(
    folder: Path, changed: tuple[str, ...], findings: tuple[Finding, ...], what: str, mend: str
) -> None:
    """What is staffed, or gone on from, must be what was written and audited."""
    hint = f"caseload audit says what does not fit; restore the files, or {mend}"
    message = f"{what} was changed by hand, and no rota is built on it"
    folders.refuse_changed(folder, changed, findings, message, hint)


def _first_day(asked: date | None, scenario: Scenario, before: SavedRota | None) -> date:
    """The day asked for, or the next that is due; raises Refused if plan or rota before forbid it."""
    earliest = _day_after(before.rotas) if before else None
    monday = scenario.as_of + timedelta(days=-scenario.as_of.weekday() % _DAYS_PER_WEEK)
    day = asked or earliest or monday
    if earliest is not None and day < earliest:
        raise Refused(
            f"--from lies before the end of the rota before: {day}",
            f"leave it out, or give {earliest} or later",
        )
    if day < scenario.as_of:
        hint = f"the plan was made on {scenario.as_of}: give that day or a later one"
        raise Refused(f"the rota begins before the plan: {day}", hint)
    if day > scenario.last_day:
        hint = f"the plan ends on {scenario.last_day}: give an earlier day, or plan anew"
        raise Refused(f"the rota begins after the plan ends: {day}", hint)
    return day


def _weeks(asked: RotaAsked, first_day: date) -> int:
    """As many weeks as are asked for, or as there are until the last day; raises Refused for parts of one."""
    if asked.last_day is None:
        return asked.weeks or WEEKS
    if asked.weeks is not None:
        raise Refused("--until and --weeks together", "give the last day or the weeks, not both")
    if asked.last_day < first_day:
        hint = f"the rota begins on {first_day}: give that week's last day, or a later one"
        raise Refused(f"--until lies before the first day: {asked.last_day}", hint)
    weeks, rest = divmod((asked.last_day - first_day).days + 1, _DAYS_PER_WEEK)
    if weeks + bool(rest) > MOST_WEEKS:
        hint = f"a rota has {MOST_WEEKS} weeks at most: give {_last_day(first_day, MOST_WEEKS)} or earlier"
        raise Refused(f"--until is too late: {asked.last_day}", hint)
    if rest:
        near = " or ".join(str(_last_day(first_day, each)) for each in (weeks, weeks + 1) if each)
        hint = f"a rota from {first_day} has whole weeks: give {near}"
        raise Refused(f"--until is not the last day of a week: {asked.last_day}", hint)
    return weeks


def _last_day(first_day: date, weeks: int) -> date:
    return first_day + timedelta(days=weeks * _DAYS_PER_WEEK - 1)


def _day_after(rotas: Rotas) -> date:
    return rotas.first_day + timedelta(days=rotas.weeks * _DAYS_PER_WEEK)


def _teams(
    asked: tuple[str, ...], scenario: Scenario, plan: Plan, days: tuple[date, ...]
) -> tuple[str, ...] | None:
    """The teams asked for, none for all; raises UnknownName for one that does not run in these weeks."""
    known = [
        team.team_id for team in scenario.service.teams if plan.runs(team) and any(map(team.is_open, days))
    ]
    if not known:
        raise Refused("no team runs in these weeks", "give another day with --from")
    for team_id in asked:
        if team_id not in known:
            raise UnknownName("team that runs in these weeks", team_id, known)
    return tuple(sorted(set(asked))) or None


def _leave(away: Away, rotas: Rotas) -> Leave:
    """Sick leave of someone in the rotas, on days of theirs."""
    known = [midwife_id for rota in rotas.rotas for midwife_id in rota.midwives]
    if away.midwife_id not in known:
        raise UnknownName("midwife in this rota", away.midwife_id, sorted(known))
    last_day = _day_after(rotas) - timedelta(days=1)
    if away.last_day < rotas.first_day or last_day < away.first_day:
        hint = f"the rota lasts from {rotas.first_day} to {last_day}"
        raise Refused(f"--absent lies outside the rota: {away.first_day}..{away.last_day}", hint)
    return Leave(kind=LeaveKind.SICK, **away._asdict())


def with_leave(scenario: Scenario, absent: tuple[Leave, ...]) -> Scenario:
    """The scenario in which those reported away are on leave."""
    if not absent:
        return scenario
    service = scenario.service
    rows = sorted((*service.leave, *absent), key=lambda row: (row.midwife_id, row.first_day, row.last_day))
    return scenario.replace(service=service.replace(leave=tuple(rows)))


def named_folder(saved: SavedRota, bound: rota_files.Bound, manifest: str) -> Path:
    """The folder that a rota names; raises `InvalidInput` if it is no longer there."""
    folder = Path(os.path.relpath((saved.folder.resolve() / bound.folder).resolve()))
    if not (folder / manifest).is_file():
        hint = (
            "put it back where it was: a rota is checked against the run, and the rota before, that it names"
        )
        finding = Finding(message="a folder that this rota names is missing", file=str(folder), hint=hint)
        raise InvalidInput((*saved.findings, finding))
    return folder
