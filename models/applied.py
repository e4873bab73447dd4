"""What became of a what-if scenario's changes: from what to what, and where it was written."""

from models.base import Noun

SET = "--set"
"""Stands where a file would be named: the command line's."""


class AppliedChange(Noun):
    """One thing that differs from the scenario extended."""

    kind: str
    """The change that did it, such as `recruit`; `set` also for the command line's."""
    subject: str
    """Id of a midwife, team or area, `women`, or the path of a key."""
    what: str
    """What of it was changed, in words."""
    before: str | None
    """What held before; none if there was nothing."""
    after: str | None
    """What holds now; none if there is nothing any more."""
    file: str
    """Where it was written: the file as seen from the scenario's, or `--set`."""
    line: int | None = None
    """Line, counted from 1."""

    @property
    def by_hand(self) -> bool:
        """Whether it was asked for on the command line, and stands in no file."""
        return self.file == SET

    @property
    def written(self) -> str:
        """Where it was written: `FILE:LINE`."""
        return self.file if self.line is None else f"{self.file}:{self.line}"
