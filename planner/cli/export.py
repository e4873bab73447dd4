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
    str | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Folder to write to; - prints MSD102 to a screen or pipe. [default: exports/<scenario>/<run>]",
        show_default=False,
    ),
]


def export(run: RunName, msds: Msds = False, out: Out = None) -> ExitCode:
    """Write a saved plan's tables as CSV, or the rows of MSD102 that the national measure is counted from.

    Files of another run are never overwritten; a run whose files were changed by hand is not exported.
    """
    from pathlib import Path

    from planner import pipeline
    from planner.cli.console import emit, err
    from planner.cli.guard import refuse
    from planner.cli.show_findings import show_findings
    from planner.folders import write_texts

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
    folder = pipeline.export_folder(saved) if out is None else Path(out)
    for path in write_texts(exported.texts, folder):
        emit(str(path))
    err().print("these files are about persons: keep them as safe as those they came from", style="quiet")
    return ExitCode.DONE
