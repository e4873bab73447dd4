"""The run folder: what a run is, and its files, readable again without the original ones.

It holds what the scenario holds of women (ethnicity, health): special-category data.
"""

from planner.runs.current import PLANNED_BY, current_runs
from planner.runs.files import MANIFEST, content_hash
from planner.runs.finding import resolve_run, trial_passed_over
from planner.runs.reading import plan_in_tables, read_run, since_run
from planner.runs.record import Baseline, Facts, Manifest, Run, Since
from planner.runs.writing import write_run

__all__ = [
    "MANIFEST",
    "PLANNED_BY",
    "Baseline",
    "Facts",
    "Manifest",
    "Run",
    "Since",
    "content_hash",
    "current_runs",
    "plan_in_tables",
    "read_run",
    "resolve_run",
    "since_run",
    "trial_passed_over",
    "write_run",
]
