"""Write a run folder whole or not at all."""

from pathlib import Path

from planner.folders import of_scenario, sha256, write_whole
from planner.runs.files import SCENARIO, files_of
from planner.runs.record import Run


def write_run(folder: Path, run: Run) -> Path:
    """Write `folder/<scenario>/<time>-<hash8>/` and return it.

    It appears with all its files or not at all. A second run of the same scenario started in the same second
    gets the ending -2. Raises `InvalidInput` if the scenario's folder is a symbolic link, `OSError` if the
    disk refuses.
    """
    files = files_of(run)
    parent = of_scenario(folder, run.scenario.name, "runs")
    return write_whole(parent, f"{run.facts.started_at}-{sha256(files[SCENARIO])[:8]}", files)
