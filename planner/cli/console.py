"""Where words go: data to stdout, talk to stderr; safe at any width, in pipes and in any encoding."""

import json
import os
import sys
from typing import Any

from rich.console import Console
from rich.theme import Theme

THEME = Theme(
    {
        "good": "green",
        "gap": "yellow",
        "bad": "bold red",
        "quiet": "dim",
        "head": "bold",
        "path": "cyan",
        "duty.day": "bold yellow",
        "duty.night": "bold blue",
        "duty.work": "green",
        "duty.away": "magenta",
        "bar.back": "grey37",
        "bar.complete": "green",
        "bar.finished": "green",
    }
)


class _CalmConsole(Console):
    """A console whose reader may hang up (`... | head`): not a word, and the same exit code."""

    def on_broken_pipe(self) -> None:
        """Say nothing more, and let what is still to be written go nowhere."""
        self.quiet = True
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, self.file.fileno())


def out() -> Console:
    """The console of data."""
    return _CalmConsole(theme=THEME, highlight=False, emoji=False, markup=False)


def err() -> Console:
    """The console of talk: progress, notes, findings."""
    return _CalmConsole(stderr=True, theme=THEME, highlight=False, emoji=False, markup=False)


def forgive_encodings() -> None:
    """Let a terminal that cannot show a letter show a question mark instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def emit(text: str) -> None:
    """Write data to stdout as it is, unwrapped."""
    out().out(text, highlight=False)


def emit_json(data: Any) -> None:
    """Write data to stdout as JSON; letters outside ASCII only where the terminal knows them."""
    ascii_only = not (out().encoding or "").lower().startswith("utf")
    emit(json.dumps(data, indent=2, ensure_ascii=ascii_only, default=str))
