"""Hashes of what is written, and of what is read."""

import hashlib
from pathlib import Path


def sha256(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def hash_file(path: Path) -> str:
    """SHA-256 of a file, such as an input."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
