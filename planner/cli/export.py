"""`caseload export`: a saved plan's tables, for other programs."""

from typing import Annotated

import typer

from planner.cli.exits import ExitCode
from planner.cli.options import RunName

STDOUT = "-"

Msds = Annotated[
    bool,
    typer.Option("--msds", help="The care plan table of the Maternity Services Data Set (MSD102) instead."),
]
Out = Annotated[
    str,
    typer.Option("--out", metavar="DIR", help="Folder to write to; - prints MSD102 to the screen or a pipe."),
]


def export(run: RunName, msds: Msds = False, out: Out = "exports") -> ExitCode:
    """Write a saved plan's tables as CSV, or the rows of MSD102 that the national measure is counted from."""
    from pathlib import Path

    from planner import pipeline
    from planner.cli.console import emit, err
    from planner.cli.guard import refuse
    from planner.cli.show_findings import show_findings

    if out == STDOUT and not msds:
        return refuse(
            "several tables do not fit into one stream", "name a folder with --out DIR, or add --msds"
        )
    saved = pipeline.read(run)
    exported = pipeline.export_run(saved, msds=msds)
    show_findings((*saved.run.findings, *exported.notes))
    if out == STDOUT:
        for text in exported.texts.values():
            emit(text.removesuffix("\n"))
        return ExitCode.DONE
    for path in pipeline.write_texts(exported.texts, Path(out)):
        emit(str(path))
    err().print("these files are about persons: keep them as safe as those they came from", style="quiet")
    return ExitCode.DONE
