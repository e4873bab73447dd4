"""What is wrong, or worth a word, in the files: where, what, and what to do."""

from enum import StrEnum

from models.base import Noun


class Severity(StrEnum):
    """An error refuses the input, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Noun):
    """One problem of one place of one file.

    Carries no data of a person beyond an id and the cell in question; of ethnicity and health not the cell.
    """

    message: str
    """What is wrong: lower case, no full stop."""
    severity: Severity = Severity.ERROR
    """Error, warning or note."""
    file: str | None = None
    """File as the user named it."""
    line: int | None = None
    """Line, counted from 1 (in a sheet: the row)."""
    column: int | None = None
    """Column, counted from 1 (in a table: the number of the cell)."""
    key: str | None = None
    """Key path in YAML (`policy.tiers[0].when`) or column name of a table."""
    row_id: str | None = None
    """Id of the row."""
    value: str | None = None
    """The offending value as written."""
    hint: str | None = None
    """What would mend it."""


class InvalidInput(Exception):
    """The input has errors; every one of them, and the warnings found on the way."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{sum(f.severity is Severity.ERROR for f in findings)} errors in the input")
        self.findings = findings
