"""The line that everything hangs on, strung together here and nowhere else.

Files, scenario, problem, plan, audit, measures, run folder. Nothing reads a clock: the caller hands one in.
"""

from planner.pipeline.baselines import Baselines, First, Start
from planner.pipeline.beginning import Begun, begin
from planner.pipeline.checking import Checked, check_file, scenario_schema
from planner.pipeline.exporting import Exported, export_folder, export_run
from planner.pipeline.making import SCHEMA, Made, new_service
from planner.pipeline.planning import CARE_FROM_A_RUN, TABLES_CHANGED, keep, plan_file, plan_loaded
from planner.pipeline.saved import Finished, audit_run, read
from planner.pipeline.telling import explain_run, frontier_of, overview_of
from planner.pipeline.working import Clock, Report, Search, Worked, work_out

__all__ = [
    "CARE_FROM_A_RUN",
    "SCHEMA",
    "TABLES_CHANGED",
    "Baselines",
    "Begun",
    "Checked",
    "Clock",
    "Exported",
    "Finished",
    "First",
    "Made",
    "Report",
    "Search",
    "Start",
    "Worked",
    "audit_run",
    "begin",
    "check_file",
    "explain_run",
    "export_folder",
    "export_run",
    "frontier_of",
    "keep",
    "new_service",
    "overview_of",
    "plan_file",
    "plan_loaded",
    "read",
    "scenario_schema",
    "work_out",
]
