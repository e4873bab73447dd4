"""Numbers of measures as people write them, by what they count."""

from collections.abc import Callable

from planner.words import percent, pounds


def written(value: float | None, unit: str) -> str:
    """A number: `1,379`, `93.6%`, `41.5`, `£10.21m`; a dash where there is none.

    A share is never rounded up to all or down to nothing.
    """
    if value is None:
        return "-"
    if unit == DIFFERENCE:
        return f"{_points(value)} pts"
    return _WRITERS.get(unit, _decimal)(value)


def written_delta(delta: float, unit: str) -> str:
    """A signed difference: `+120`, `+£104k`, `-3.2` (of shares: percentage points); empty if too small."""
    size = abs(delta)
    text = _points(size) if unit in ("share", DIFFERENCE) else _WRITERS.get(unit, _decimal)(size)
    is_seen = any(letter in "123456789" for letter in text)
    return f"{'+' if delta > 0 else '-'}{text}" if is_seen else ""


DIFFERENCE = "difference of shares"
WHOLE = ("women", "births", "months", "places")
"""Units that are counted, not measured; means of them are written without decimals."""


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _decimal(value: float) -> str:
    return f"{value:,.1f}"


def _points(value: float) -> str:
    return f"{round(100 * value, 1) + 0.0:,.1f}"  # never -0.0


def _share(value: float) -> str:
    return percent(value, 1)


_WRITERS: dict[str, Callable[[float], str]] = {
    **dict.fromkeys(WHOLE, _whole),
    "share": _share,
    "pounds": pounds,
}
