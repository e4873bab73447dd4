"""Rotas are made on a saved run, or on a rota that is to be repaired."""

from pathlib import Path

from models import AuditReport, Rotas
from planner import rota_files
from planner.exports.rota import DutyChange, changed_duties
from planner.folders import check_folder
from planner.rota import Search
from planner.rota_files import MadeRota
from planner.rota_line import engine
from planner.rota_line.ground import Ground, ground_of
from planner.rota_line.records import FinishedRota, RotaAsked
from planner.versions import versions


def make_rotas(asked: RotaAsked, out: Path, search: Search | None = None) -> FinishedRota:
    """Solve, audit and write below `out`; nothing is left behind on an exception.

    Rotas that were stopped or fail their audit are written too, and say so. Raises `InvalidInput` if a folder
    cannot be read, `Refused` or `UnknownName` if what is asked for cannot be made.
    """
    check_folder(out)
    ground = ground_of(asked)
    wanted, plan = ground.asked, ground.saved.run.plan
    after, repair = wanted.after, wanted.repair
    rotas = engine.plan_rotas(ground.saved.run.scenario, plan, wanted, search or Search())
    report = engine.audit_rotas(
        ground.scenario, plan, rotas, after=after, teams=ground.teams, called_in=ground.absent
    )
    changes = None if repair is None else changed_duties(repair, rotas)
    folder = rota_files.write_rotas(out, _made(ground, rotas, report, changes))
    findings = tuple(row for one in (ground.after, ground.repair) if one for row in one.findings)
    return FinishedRota(folder, ground.saved.folder, ground.scenario, rotas, report, after, changes, findings)


def _made(
    ground: Ground, rotas: Rotas, report: AuditReport, changes: tuple[DutyChange, ...] | None
) -> MadeRota:
    return MadeRota(
        scenario=ground.scenario,
        rotas=rotas,
        report=report,
        run_folder=ground.saved.folder,
        planned_at=ground.saved.run.facts.started_at,
        versions=versions(),
        after=ground.after.folder if ground.after else None,
        repaired=ground.repair.folder if ground.repair else None,
        teams=ground.teams,
        absent=ground.absent,
        changes=changes,
    )
