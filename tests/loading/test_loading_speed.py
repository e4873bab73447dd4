"""How fast a large service loads. Run with -m benchmark."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.loading import Loaded


@pytest.mark.benchmark
def test_twenty_thousand_women_load_in_two_seconds(folder: Path, load: Callable[..., Loaded]) -> None:
    """A year of the largest trusts loads while a person waits (0.8 s of processor time when written)."""
    facts = "age,risk_factors,complex_social_factors,team_id,midwife_id"
    header = f"woman_id,edd,booked_on,area_id,ethnicity,{facts}\n"
    row = "W{0},{1:02d}/{2:02d}/2027,2026-10-20,A{3},N,31,diabetes_type_1;smoker,yes,T1,M1\n"
    rows = (row.format(number, number % 28 + 1, number % 6 + 1, number % 2 + 1) for number in range(20_000))
    (folder / "women.csv").write_text(header + "".join(rows), encoding="utf-8")
    start = time.process_time()
    assert len(load().scenario.service.women) == 20_000
    assert time.process_time() - start < 2
