"""The run folder: written whole or not at all, hashed, readable again without the original files.

It holds what the scenario holds of women (ethnicity, health): special-category data. Folders are made with
mode 0700, files with 0600.
"""

from planner.runs.current import PLANNED_BY, current_runs
from planner.runs.files import MANIFEST, content_hash, hash_file
from planner.runs.finding import resolve_run
from planner.runs.reading import first_difference, parsed, plan_in_tables, read_run, since_run
from planner.runs.record import Baseline, Facts, Manifest, Run, Since
from planner.runs.writing import check_folder, safe_name, write_run, write_whole

__all__ = [
    "MANIFEST",
    "PLANNED_BY",
    "Baseline",
    "Facts",
    "Manifest",
    "Run",
    "Since",
    "check_folder",
    "content_hash",
    "current_runs",
    "first_difference",
    "hash_file",
    "parsed",
    "plan_in_tables",
    "read_run",
    "resolve_run",
    "safe_name",
    "since_run",
    "write_run",
    "write_whole",
]
