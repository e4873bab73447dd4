"""IMD decile x ethnic group: the published margins joined by the association that the Census shows.

Model. The maternity statistics publish both margins of a trust but no cross-table. The association (odds
ratios) is taken from Census 2021 residents by IMD 2025 decile, around the trust where it is built in and in
England otherwise; iterative proportional fitting changes nothing but the margins. "Not stated" and "not
known" are taken to be independent of the decile. Assumed: mothers are associated like residents, IMD 2019
deciles like IMD 2025 ones.
"""

import numpy as np

from planner.synthetic.compact import ENGLAND, figures
from planner.synthetic.draws import Floats, Ints, whole_counts
from planner.synthetic.msds import CATEGORIES

GROUPS = CATEGORIES["ethnicity"]
KNOWN_GROUPS = GROUPS[:5]
_FLOOR = 1e-4
"""Least share of a group in a decile, so that no cell is impossible."""
MOST_ROUNDS = 500
"""After so many the fit is as close as it gets."""


def fit_table(seed: Floats, rows: Floats, columns: Floats) -> Floats:
    """Iterative proportional fitting: scale `seed` until it has the row and column sums asked for."""
    table = seed.astype(np.float64)
    for _ in range(MOST_ROUNDS):
        table = table * _ratio(rows, table.sum(axis=1))[:, None]
        table = table * _ratio(columns, table.sum(axis=0))
        if np.allclose(table.sum(axis=1), rows, rtol=0, atol=1e-9 * max(float(rows.sum()), 1.0)):
            break
    return table


def _ratio(wanted: Floats, have: Floats) -> Floats:
    return np.divide(wanted, have, out=np.zeros_like(have), where=have > 0)


def whole_table(table: Floats, rows: Ints, columns: Ints) -> Ints:
    """Round a table to whole numbers with exactly the row and column sums given (equal totals)."""
    cells = np.minimum(np.floor(table + 1e-9).astype(np.int64), np.minimum(rows[:, None], columns))
    fraction = table - cells
    for cell in np.argsort(-fraction, axis=None, kind="stable"):
        row, column = divmod(int(cell), table.shape[1])
        if cells[row].sum() < rows[row] and cells[:, column].sum() < columns[column]:
            cells[row, column] += 1
    while (short := rows - cells.sum(axis=1)).any():
        row, column = int(np.argmax(short)), int(np.argmax(columns - cells.sum(axis=0)))
        cells[row, column] += 1
    return cells


def census_association(org_code: str) -> Floats:
    """Deciles x groups: share of each ethnic group among a decile's residents, unknown groups flat at 1."""
    rows = [row for row in figures("ethnicity_by_decile") if row["org_code"] == org_code]
    rows = rows or [row for row in figures("ethnicity_by_decile") if row["org_code"] == ENGLAND]
    shares = np.array([[float(row[group]) for group in KNOWN_GROUPS] for row in rows])
    return np.hstack([np.maximum(shares, _FLOOR), np.ones((len(rows), len(GROUPS) - len(KNOWN_GROUPS)))])


def decile_by_group(org_code: str, decile_shares: Floats, group_shares: Floats, women: int) -> Ints:
    """Whole numbers of women by IMD decile (rows) and ethnic group (columns), both margins exact."""
    rows, columns = whole_counts(decile_shares, women), whole_counts(group_shares, women)
    table = fit_table(census_association(org_code), rows.astype(np.float64), columns.astype(np.float64))
    return whole_table(table, rows, columns)
