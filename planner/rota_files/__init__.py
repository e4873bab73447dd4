"""The rota folder: what it holds, readable again, bound to the run it staffs."""

from planner.rota_files.finding import is_rota_folder, resolve_rota, rotas_of_run
from planner.rota_files.reading import SavedRota, read_rota, read_rotas, rotas_in_table
from planner.rota_files.record import MANIFEST, Bound, RotaManifest
from planner.rota_files.writing import MadeRota, write_rotas

__all__ = [
    "MANIFEST",
    "Bound",
    "MadeRota",
    "RotaManifest",
    "SavedRota",
    "is_rota_folder",
    "read_rota",
    "read_rotas",
    "resolve_rota",
    "rotas_in_table",
    "rotas_of_run",
    "write_rotas",
]
