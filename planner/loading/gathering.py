"""How findings are gathered: faults that end a file's reading, order, and a cap a file."""

from collections.abc import Iterable, Sequence

from models import Finding, Severity

MOST_FINDINGS = 1000
"""Findings kept for each file; a last one says how many more there are."""


class Unreadable(Exception):
    """A file cannot be read any further; carries the finding that says why."""

    def __init__(
        self, message: str, hint: str | None = None, *, line: int | None = None, column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.hint, self.line, self.column = message, hint, line, column

    def finding(self, file: str) -> Finding:
        """The fault as a finding of `file`."""
        return Finding(file=file, line=self.line, column=self.column, message=self.message, hint=self.hint)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding refuses the input."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings file by file in the order in which files were met, each by line and column, capped a file."""
    files: dict[str | None, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.file, []).append(finding)
    return tuple(finding for found in files.values() for finding in _capped(sorted(found, key=_place)))


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.line or 0, finding.column or 0)


def _capped(findings: Sequence[Finding]) -> Sequence[Finding]:
    if len(findings) <= MOST_FINDINGS:
        return findings
    by_severity = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    kept, left = by_severity[:MOST_FINDINGS], by_severity[MOST_FINDINGS:]
    more = Finding(
        file=left[0].file, severity=left[0].severity, message=f"{len(left):,} more findings in this file"
    )
    return [*sorted(kept, key=_place), more]
