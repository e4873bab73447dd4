"""Where a checker is told to look away, the line says why."""

import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOK_AWAY = re.compile(r"#\s*(?:noqa|type:\s*ignore)\b")
WITH_REASON = re.compile(
    r"# (?:noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*|type: ignore\[[a-z-]+(?:, [a-z-]+)*\])\s+[#-] ?\S.*"
)


def comments(path: Path) -> list[tuple[int, str]]:
    """Comments that tell a checker to look away, with their lines."""
    with tokenize.open(path) as file:
        tokens = list(tokenize.generate_tokens(file.readline))
    found = [token for token in tokens if token.type == tokenize.COMMENT]
    return [(token.start[0], token.string) for token in found if LOOK_AWAY.search(token.string)]


@pytest.mark.parametrize("room", ["models", "planner", "tests"])
def test_every_ignore_has_a_code_and_a_reason(room: str) -> None:
    """A code alone says what is wrong, not why it is right here."""
    told = [(path, line, text) for path in (ROOT / room).rglob("*.py") for line, text in comments(path)]

    assert told
    assert [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path, line, text in told
        if not WITH_REASON.search(text)
    ] == []


@pytest.mark.parametrize(
    ("text", "is_enough"),
    [
        ("# noqa: PLR2004", False),
        ("# noqa", False),
        ("# type: ignore[arg-type]", False),
        ("# noqa: PLR2004  # the months of a year", True),
        ("# type: ignore[misc]  # joblib has no types", True),
    ],
)
def test_what_counts_as_a_reason(text: str, is_enough: bool) -> None:
    assert bool(WITH_REASON.search(text)) is is_enough
