"""The rows of the rivals' table: plain numbers, and in brackets how many times ours they are."""

from collections.abc import Sequence

from tests.benchmarks.outcome import Outcome

COLUMNS = {
    "service": 14,
    "way": 11,
    "seconds": 15,
    "peak MiB": 15,
    "placed, by tier": 46,
    "proven bound": 21,
    "gap": 18,
    "language matched": 16,
    "mean travel, min": 16,
}
"""Headings, and the widths that keep a terminal's columns straight."""
NOTHING = "–"


def head() -> str:
    """The two lines above the rows."""
    rule = " | ".join("-" * width for width in COLUMNS.values())
    return f"{_line(list(COLUMNS))}\n| {rule} |"


def row(service: str, way: str, outcome: Outcome, ours: Outcome | None) -> str:
    """One way on one service; `ours` is what the others are measured by, none in our own row."""
    own = ours or Outcome()
    measured = [_number(outcome.seconds, own.seconds, ",.1f"), _number(outcome.mib, own.mib, ",.0f")]
    if outcome.fault:
        return _line([service, way, *measured, outcome.fault, *[NOTHING] * 4])
    placed = f"{_by_tier(outcome.placed)}{_times(outcome.placed, own.placed)}"
    bounds = [NOTHING if found is None else _by_tier(found) for found in (outcome.bounds, outcome.gaps)]
    fit = [_number(outcome.language, own.language, ".1%"), _number(outcome.minutes, own.minutes, ".1f")]
    return _line([service, way, *measured, placed, *bounds, *fit])


def _number(value: float | None, own: float | None, form: str) -> str:
    return NOTHING if value is None else f"{value:{form}}{_times([value], [own])}"


def _line(cells: Sequence[str]) -> str:
    padded = (f"{cell:<{width}}" for cell, width in zip(cells, COLUMNS.values(), strict=True))
    return f"| {' | '.join(padded)} |"


def _by_tier(women: Sequence[int]) -> str:
    return " / ".join(f"{number:,}" for number in women)


def _times(values: Sequence[float], own: Sequence[float | None]) -> str:
    """`(×1.2)`, or nothing where ours is missing or 0."""
    divisors = [number for number in own if number]
    if len(divisors) < len(values):
        return ""
    ratios = [_ratio(value / divisor) for value, divisor in zip(values, divisors, strict=True)]
    return f" (×{' / '.join(ratios)})"


def _ratio(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.2f}"
