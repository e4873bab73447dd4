"""CSV as trusts' systems and spreadsheets write it -> grid."""

import csv
import io
import re
from collections.abc import Iterator

from models import Finding, Severity
from planner.loading.gathering import Unreadable
from planner.loading.grid import Grid, Row, grid_of
from planner.loading.header import normal_name

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_SAVE_AS = "save it as CSV UTF-8"
_WITH_COMMAS = (
    "save the file with commas (CSV UTF-8), or put quotes around a cell that holds several values; "
    "the rest of the file is not read"
)
_BREAK = re.compile(r"\r\n|\r|\n")


def read_csv(raw: bytes, file: str, known: frozenset[str]) -> Grid:
    """Read a CSV file; `known` are the column names by which the separator is told."""
    findings: list[Finding] = []
    text = _decode(raw, file, findings)
    separator = _separator(text, known)
    if separator != ",":
        note = f"read as separated by {_SEPARATORS[separator]}"
        findings.append(Finding(message=note, severity=Severity.NOTE, file=file))
    return grid_of(file, _even(_records(text, separator), separator), findings)


def _decode(raw: bytes, file: str, findings: list[Finding]) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("is UTF-16, not UTF-8", _SAVE_AS)
    if raw.startswith(b"PK\x03\x04"):
        raise Unreadable(
            "is a spreadsheet or an archive, not CSV", "give it the ending .xlsx, or save it as CSV"
        )
    if (nul := raw.find(b"\0")) >= 0:
        raise Unreadable("holds a NUL byte: it is not text", _SAVE_AS, line=raw.count(b"\n", 0, nul) + 1)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable("is neither UTF-8 nor Windows-1252 text", _SAVE_AS, line=line) from None
    note = "is not UTF-8; read as Windows-1252"
    findings.append(Finding(message=note, severity=Severity.NOTE, file=file, line=line, hint=_SAVE_AS))
    return text


def _separator(text: str, known: frozenset[str]) -> str:
    """The separator by which the header holds most known columns, else most cells."""
    header = next((line for line in _lines(text) if line.strip()), "")

    def worth(separator: str) -> tuple[int, int]:
        """How many known names it gives the header, and how many names."""
        names = [name.strip().strip('"') for name in header.split(separator)]
        return sum(normal_name(name) in known for name in names), len(names)

    return max(_SEPARATORS, key=worth)


def _even(rows: Iterator[Row], separator: str) -> Iterator[Row]:
    """The rows; of a file that is not separated by commas none may have more cells than its header.

    A program that separates columns by semicolons puts quotes around a list; where that was not done nobody
    can tell the two kinds of semicolon apart, and each row would be read awry.
    """
    width = 0
    for row in rows:
        is_blank = not any(cell.strip() for cell in row.cells)
        width = width or (0 if is_blank else len(row.cells))
        if separator != "," and len(row.cells) > width and not is_blank:
            also = ", and so are values within a cell" if separator == ";" else ""
            message = f"columns are separated by {_SEPARATORS[separator]}{also}"
            got = f"{len(row.cells)} cells where the header has {width}"
            raise Unreadable(f"{message}: {got}", _WITH_COMMAS, line=row.line)
        yield row


def _lines(text: str) -> Iterator[str]:
    start = 0
    for found in _BREAK.finditer(text):
        yield text[start : found.start()]
        start = found.end()
    yield text[start:]


def _records(text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True
    )
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(str(error), line) from error
        yield Row(line, cells)
        line = reader.line_num + 1


def _broken(problem: str, line: int) -> Unreadable:
    if "unexpected end of data" in problem:
        return Unreadable("a quote is opened and never closed", "the rest of the file is not read", line=line)
    if "expected after" in problem:
        hint = "double a quote that belongs to the text; the rest of the file is not read"
        return Unreadable("text after a closing quote", hint, line=line)
    if "field larger" in problem:
        return Unreadable("a cell of more than 131,072 characters", "is a quote left open?", line=line)
    return Unreadable(f"is not CSV, {problem.rstrip('.')}", line=line)
