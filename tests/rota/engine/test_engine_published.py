"""A published instance through the same engine, its cost counted again from the file."""

import pytest

from planner.rota.engine import Status, solve
from tests.benchmarks.nurse_rostering import BEST_KNOWN, in_words, instance, read
from tests.benchmarks.nurse_rostering_scorer import score

FIRST = instance(1)


@pytest.mark.slow
@pytest.mark.skipif(not FIRST.exists(), reason="the published instances are not beside this repository")
def test_the_first_instance_is_solved_to_the_best_known_value() -> None:
    roster = read(FIRST)

    solution = solve(roster)

    assert solution.status is Status.OPTIMAL
    assert solution.aims[0].value == score(FIRST, in_words(roster, solution)) == BEST_KNOWN[1]
