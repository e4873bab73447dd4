"""Findings on a screen: every one, once, in the order of the files."""

from collections import Counter
from collections.abc import Iterable

from rich.text import Text

from models import Finding, Severity
from planner.cli.console import err
from planner.loading.wording import shown
from planner.words import counted, escaped

_STYLES = {Severity.ERROR: "bad", Severity.WARNING: "gap", Severity.NOTE: "quiet"}


def render(finding: Finding) -> str:
    """One finding as `FILE:LINE:COLUMN: error: MESSAGE: 'VALUE' [key, row]`, the hint on its own line."""
    place = ":".join(str(part) for part in (finding.file, finding.line, finding.column) if part is not None)
    text = f"{place}: " if place else ""
    text += f"{finding.severity}: {finding.message}"
    if finding.value is not None:
        text += f": '{shown(finding.value)}'"
    if of := ", ".join(part for part in (finding.key, finding.row_id) if part):
        text += f" [{of}]"
    return escaped(text) + (f"\n  hint: {escaped(finding.hint)}" if finding.hint else "")


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to stderr, unwrapped so that a line can be copied whole, and say how many there are."""
    console, found = err(), Counter[Severity]()
    for finding in findings:
        found[finding.severity] += 1
        text = Text(render(finding))
        text.highlight_regex(rf"\b{finding.severity}:", _STYLES[finding.severity])
        text.highlight_regex(r"\n  hint: .*", "quiet")
        console.print(text, soft_wrap=True)
    if found:
        console.print(tally(found), style="head")


def tally(found: Counter[Severity]) -> str:
    """`2 errors, 1 note`."""
    return ", ".join(counted(found[level], str(level)) for level in Severity if found[level])
