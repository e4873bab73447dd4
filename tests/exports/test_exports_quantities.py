"""Numbers as people write them."""

import pytest

from planner.exports.quantities import written, written_delta
from planner.metrics import MEASURES, ROTA_MEASURES


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1379, "women", "1,379"),
        (0, "women", "0"),
        (0.936, "share", "93.6%"),
        (1, "share", "100.0%"),
        (0.99999, "share", "99.9%"),
        (0.00001, "share", "<0.1%"),
        (0, "share", "0.0%"),
        (0.589, "difference of shares", "58.9 pts"),
        (-0.00001, "difference of shares", "0.0 pts"),
        (-0.032, "difference of shares", "-3.2 pts"),
        (41.54, "WTE", "41.5"),
        (9.57, "women per WTE", "9.6"),
        (10_212_000, "pounds", "£10.21m"),
        (52_253, "pounds", "£52k"),
        (512, "pounds", "£512"),
        (None, "WTE", "-"),
    ],
)
def test_a_number_is_written_by_what_it_counts(value: float | None, unit: str, text: str) -> None:
    """A share is never rounded up to all of it, nor down to nothing."""
    assert written(value, unit) == text


@pytest.mark.parametrize(
    ("delta", "unit", "text"),
    [
        (120, "women", "+120"),
        (-1, "women", "-1"),
        (0.032, "share", "+3.2"),
        (-0.1234, "difference of shares", "-12.3"),
        (104_500, "pounds", "+£104k"),
        (-2.25, "WTE", "-2.2"),
        (0.01, "WTE", ""),
        (-0.0001, "share", ""),
        (0, "women", ""),
    ],
)
def test_a_difference_is_signed_or_too_small_to_show(delta: float, unit: str, text: str) -> None:
    """Differences of shares are in percentage points."""
    assert written_delta(delta, unit) == text


@pytest.mark.parametrize("measure", MEASURES | ROTA_MEASURES)
def test_every_measure_can_be_written(measure: str) -> None:
    """Whatever its unit."""
    assert written(1234.5, (MEASURES | ROTA_MEASURES)[measure].unit).strip("+-") != ""
