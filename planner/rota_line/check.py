"""A saved rota is checked again, against the run and the rota before it that it names."""

from pathlib import Path

from models import Finding, Severity
from planner import rota_files, runs
from planner.folders import hash_file
from planner.rota_line import engine
from planner.rota_line.ground import named_folder, with_leave
from planner.rota_line.records import FinishedRota


def audit_rota(path: Path) -> FinishedRota:
    """Check a saved rota again as its `rota.csv` states it, for people work from that.

    The run, and the rota before it, are those that it names; raises `InvalidInput` if one cannot be read.
    """
    saved = rota_files.read_rota(rota_files.resolve_rota(path))
    run_folder = named_folder(saved, saved.manifest.run, runs.MANIFEST)
    run = runs.read_run(run_folder)
    findings = [*saved.findings, *_moved_on(run_folder / runs.MANIFEST, saved.manifest.run), *run.findings]
    before = None
    if saved.manifest.after:
        folder = named_folder(saved, saved.manifest.after, rota_files.MANIFEST)
        before = rota_files.read_rota(folder)
        findings += (*_moved_on(folder / rota_files.MANIFEST, saved.manifest.after), *before.findings)
    scenario = with_leave(run.scenario, saved.manifest.absent)
    rotas = rota_files.rotas_in_table(saved, scenario)
    after = before.rotas if before else None
    report = engine.audit_rotas(
        *(scenario, run.plan, rotas),
        after=after,
        teams=saved.manifest.teams,
        called_in=saved.manifest.absent,
    )
    return FinishedRota(saved.folder, run_folder, scenario, rotas, report, after, findings=tuple(findings))


def _moved_on(manifest: Path, bound: rota_files.Bound) -> tuple[Finding, ...]:
    """A warning if a folder that a rota names is another one by now."""
    if hash_file(manifest) == bound.manifest_hash:
        return ()
    message = "is not the one that the rota was made for"
    return (
        Finding(message=message, severity=Severity.WARNING, file=str(manifest), hint="make the rota anew"),
    )
