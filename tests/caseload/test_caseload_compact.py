"""The compact program is the relaxation: the same optimum, from fewer entries."""

import numpy as np
import pytest

from planner.caseload.programs.linear import LinearProgram
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import classes_of
from planner.caseload.relaxation.compact import compact
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.relaxation.posting import relaxation_of
from planner.caseload.relaxation.relaxed import worth_of
from planner.caseload.solve import eligible_with
from planner.prepare import prepare
from tests.property.services import large_scenario


def test_compact_program_has_the_optimum_of_the_relaxation() -> None:
    """Sums as columns of their own must change nothing but the number of entries."""
    problem = prepare(large_scenario())
    eligible = eligible_with(problem, problem.openings[0])
    classes = classes_of(problem, eligible, may_fill(problem, eligible))
    relaxation, objective = relaxation_of(classes), worth_of(classes)
    small = compact(classes, relaxation)

    plain = LinearProgram(relaxation.matrix, relaxation.limit).most(objective, classes.upper, Watch())
    fewer = LinearProgram(small.matrix, small.limit, small.least, small.lowest).most(
        small.of(objective), small.upper, Watch()
    )

    assert plain is not None
    assert fewer is not None
    assert fewer.value == pytest.approx(plain.value, rel=1e-9)
    placed = fewer.x[: len(objective)]
    assert (relaxation.matrix @ placed <= relaxation.limit + 1e-6).all()
    assert float(objective @ placed) == pytest.approx(plain.value, rel=1e-9)
    assert small.matrix.nnz < relaxation.matrix.nnz / 2
    assert np.isfinite(small.upper[: len(objective)]).all()
