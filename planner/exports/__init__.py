"""Tidy CSV texts of a plan: harmless in a spreadsheet, the same bytes for the same input, readable again."""

from planner.exports.changed import changes_csv, read_changes
from planner.exports.compared import comparison_csv, comparison_json, comparison_md
from planner.exports.csv_text import csv_text, plain_cell, read_csv, safe_cell
from planner.exports.dictionary import columns_csv
from planner.exports.handed import handovers_csv, read_handovers
from planner.exports.judged import audit_csv, metrics_csv, read_metrics
from planner.exports.msd102 import msd102, msd102_notes
from planner.exports.placed import caseloads_csv, read_caseloads, read_unplaced, tiers_csv, unplaced_csv
from planner.exports.staff import midwives_csv, teams_csv
from planner.exports.tables import tables

__all__ = [
    "audit_csv",
    "caseloads_csv",
    "changes_csv",
    "columns_csv",
    "comparison_csv",
    "comparison_json",
    "comparison_md",
    "csv_text",
    "handovers_csv",
    "metrics_csv",
    "midwives_csv",
    "msd102",
    "msd102_notes",
    "plain_cell",
    "read_caseloads",
    "read_changes",
    "read_csv",
    "read_handovers",
    "read_metrics",
    "read_unplaced",
    "safe_cell",
    "tables",
    "teams_csv",
    "tiers_csv",
    "unplaced_csv",
]
