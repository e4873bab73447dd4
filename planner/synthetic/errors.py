"""What may go wrong when a service is made or written; each error is one cause."""

from pathlib import Path


class SyntheticError(ValueError):
    """A synthetic service cannot be made as asked. `hint` says what would help."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UnknownTrust(SyntheticError):
    """The trust code is neither built in nor in the published file."""


class BadPublishedFile(SyntheticError):
    """A published file cannot be read, or lacks columns or rows that are needed."""


class FolderNotEmpty(SyntheticError):
    """The folder to be written holds something already; nothing was changed."""

    def __init__(self, folder: Path) -> None:
        fault = "folder is not empty" if folder.is_dir() else "is not a folder"
        super().__init__(f"{fault}: {folder}", "name a new folder, or empty this one first")
        self.folder = folder
