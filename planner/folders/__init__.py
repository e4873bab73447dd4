"""Folders that are handed to people: written whole or not at all, hashed, compared with what was written.

What a folder holds is not known here. Folders are made with mode 0700, files with 0600: most hold what the
scenario holds of women.
"""

from planner.folders.checking import Written, disagreeing, holds, refuse_changed, warning
from planner.folders.hashing import hash_file, sha256
from planner.folders.naming import AUDIT, endings, is_plain, of_scenario, safe_name
from planner.folders.reading import parsed
from planner.folders.texts import write_texts
from planner.folders.writing import check_folder, naming, write_whole

__all__ = [
    "AUDIT",
    "Written",
    "check_folder",
    "disagreeing",
    "endings",
    "hash_file",
    "holds",
    "is_plain",
    "naming",
    "of_scenario",
    "parsed",
    "refuse_changed",
    "safe_name",
    "sha256",
    "warning",
    "write_texts",
    "write_whole",
]
