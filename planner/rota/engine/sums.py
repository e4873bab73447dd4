"""Linear expressions of a model's columns, light enough to be built by the thousand."""

from collections.abc import Sequence
from typing import NamedTuple, Union

Number = Union["Sum", int]
"""A linear expression, or a plain number where nothing is free."""


class Row(NamedTuple):
    """A sum between two bounds; None where there is none."""

    columns: Sequence[int]
    weights: Sequence[int]
    least: int | None
    most: int | None


class Sum:
    """A weighted sum of columns and a constant."""

    __slots__ = ("columns", "constant", "weights")

    def __init__(self, columns: list[int], weights: list[int], constant: int = 0) -> None:
        self.columns = columns
        self.weights = weights
        self.constant = constant

    def __add__(self, other: Number) -> "Sum":
        if isinstance(other, int):
            return Sum(self.columns, self.weights, self.constant + other)
        return Sum(self.columns + other.columns, self.weights + other.weights, self.constant + other.constant)

    def __radd__(self, other: int) -> "Sum":
        return self + other

    def __neg__(self) -> "Sum":
        return self * -1

    def __sub__(self, other: Number) -> "Sum":
        return self + -other

    def __rsub__(self, other: int) -> "Sum":
        return -self + other

    def __mul__(self, times: int) -> "Sum":
        return Sum(self.columns, [weight * times for weight in self.weights], self.constant * times)

    def __rmul__(self, times: int) -> "Sum":
        return self * times

    def __le__(self, other: Number) -> Row:
        return (self - other).between(None, 0)

    def __ge__(self, other: Number) -> Row:
        return (self - other).between(0, None)

    def between(self, least: int | None, most: int | None) -> Row:
        """The sum held between two bounds."""
        least, most = (None if each is None else each - self.constant for each in (least, most))
        return Row(self.columns, self.weights, least, most)


def total(terms: Sequence[Number], weights: Sequence[int] | None = None) -> Number:
    """The (weighted) sum of expressions and plain numbers; a plain number where all are."""
    columns: list[int] = []
    factors: list[int] = []
    constant = 0
    for term, weight in zip(terms, weights or [1] * len(terms), strict=True):
        if isinstance(term, int):
            constant += term * weight
        elif weight:
            constant += term.constant * weight
            columns += term.columns
            factors += term.weights if weight == 1 else [each * weight for each in term.weights]
    return Sum(columns, factors, constant) if columns else constant
