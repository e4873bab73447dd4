"""A program posted by arrays: columns from 0 up, or free, under rows, one objective after another."""

import numpy as np
from ortools.math_opt import model_pb2
from scipy.sparse import csr_array  # type: ignore[import-untyped]  # scipy carries no types

from planner.prepare.problem import Floats


class Program:
    """Columns from `lowest` (0) up under rows: `least` <= matrix x columns <= `limit`."""

    is_whole = False
    """Whether the columns are whole numbers."""

    def __init__(
        self,
        matrix: csr_array,
        limit: Floats,
        least: Floats | None = None,
        lowest: Floats | None = None,
    ) -> None:
        self.matrix = csr_array(matrix)
        self.matrix.sort_indices()
        self.rows, self.columns = self.matrix.shape
        self.limit = limit.copy()
        self.least = np.full(self.rows, -np.inf) if least is None else least.copy()
        self._model = model_pb2.ModelProto()
        self._model.variables.ids.extend(np.arange(self.columns))
        self._model.variables.integers.extend(np.full(self.columns, self.is_whole))
        self._model.variables.lower_bounds.extend(np.zeros(self.columns) if lowest is None else lowest)
        self._model.linear_constraints.ids.extend(np.arange(self.rows))
        self._model.objective.maximize = True
        entries = self._model.linear_constraint_matrix
        entries.row_ids.extend(np.repeat(np.arange(self.rows), np.diff(self.matrix.indptr)))
        entries.column_ids.extend(self.matrix.indices)
        entries.coefficients.extend(self.matrix.data)

    def hold(self, row: int, least: float) -> None:
        """Keep what a row has reached while the next aim is served."""
        self.least[row] = least

    def posted(self, objective: Floats, upper: Floats) -> model_pb2.ModelProto:
        """The model with the limits that hold now, columns up to `upper`, and an objective to be most."""
        model = self._model
        _replace(model.variables.upper_bounds, upper)
        _replace(model.linear_constraints.lower_bounds, self.least)
        _replace(model.linear_constraints.upper_bounds, self.limit)
        sought = np.flatnonzero(objective)
        _replace(model.objective.linear_coefficients.ids, sought)
        _replace(model.objective.linear_coefficients.values, objective[sought])
        return model


def _replace(field, values) -> None:  # type: ignore[no-untyped-def]  # protobuf's repeated fields carry no types
    del field[:]
    field.extend(values)


def by_id(sparse, size: int) -> Floats:  # type: ignore[no-untyped-def]  # protobuf's messages carry no types
    """[id] the values of a sparse vector of the solver's."""
    dense = np.zeros(size)
    dense[np.array(sparse.ids, dtype=np.int64)] = np.array(sparse.values)
    return dense
