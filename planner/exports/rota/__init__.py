"""A rota as files: tidy tables, the grid for the wall, a table and a calendar for each midwife."""

from planner.exports.rota.calendars import calendar_of_midwife, calendar_of_team
from planner.exports.rota.changed import DutyChange, changed_duties, rota_changes_csv
from planner.exports.rota.columns import ROTA_MEANINGS
from planner.exports.rota.duties import read_rota_csv, rota_csv
from planner.exports.rota.files import CHANGES, ROTA, ROTAS, rota_texts
from planner.exports.rota.letters import FREE, FREE_WORDS, Marks, MarkSort, legend, letter_of, sort_of
from planner.exports.rota.midwife import midwife_csv
from planner.exports.rota.shares import Share, shares, together
from planner.exports.rota.stored import read_rotas_json, rotas_json
from planner.exports.rota.wall import wall_csv

__all__ = [
    "CHANGES",
    "FREE",
    "FREE_WORDS",
    "ROTA",
    "ROTAS",
    "ROTA_MEANINGS",
    "DutyChange",
    "MarkSort",
    "Marks",
    "Share",
    "calendar_of_midwife",
    "calendar_of_team",
    "changed_duties",
    "legend",
    "letter_of",
    "midwife_csv",
    "read_rota_csv",
    "read_rotas_json",
    "rota_changes_csv",
    "rota_csv",
    "rota_texts",
    "rotas_json",
    "shares",
    "sort_of",
    "together",
    "wall_csv",
]
