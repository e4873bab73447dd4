"""Findings on a screen: every one, once, in the order of the files."""

from collections import Counter
from collections.abc import Iterable

from rich.text import Text

from models import Finding, Severity
from planner.cli.console import err
from planner.loading.wording import render

_STYLES = {Severity.ERROR: "bad", Severity.WARNING: "gap", Severity.NOTE: "quiet"}


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to stderr, unwrapped so that a line can be copied whole, and say how many there are."""
    console, counted = err(), Counter[Severity]()
    for finding in findings:
        counted[finding.severity] += 1
        text = Text(render(finding))
        text.highlight_regex(rf"\b{finding.severity}:", _STYLES[finding.severity])
        text.highlight_regex(r"\n  hint: .*", "quiet")
        console.print(text, soft_wrap=True)
    if counted:
        console.print(tally(counted), style="head")


def tally(counted: Counter[Severity]) -> str:
    """`2 errors, 1 note`."""
    return ", ".join(_counted(counted[level], str(level)) for level in Severity if counted[level])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
