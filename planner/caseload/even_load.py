"""Uneven load as whole numbers: women whom a midwife has above her share of her team's women."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

from planner.caseload.integer import Expression, IntegerProgram, Literal


class CarerLoad:
    """The load of one midwife in a program: women who stand already, and variables for the others."""

    def __init__(self, share: int, standing: int, terms: Sequence[Literal]) -> None:
        self.share, self.standing, self.terms = share, standing, terms


def women_above_share(program: IntegerProgram, loads: Sequence[CarerLoad]) -> Expression:
    """Sum over the midwives of one team of their women above ceil(team's women x share / sum of shares).

    Returns an expression that is exact when it is minimised.
    """
    total_share = sum(load.share for load in loads)
    terms = [term for load in loads for term in load.terms]
    standing = sum(load.standing for load in loads)
    most = standing + len(terms) * _largest(terms)
    over = program.counts([most] * len(loads))
    fair = program.counts([most if total_share else 0] * len(loads))
    team = standing + cp_model.LinearExpr.sum(terms)
    for load, above, allowed in zip(loads, over, fair, strict=True):
        program.model.add(load.standing + cp_model.LinearExpr.sum(list(load.terms)) <= allowed + above)
        if total_share:
            program.model.add(total_share * allowed <= load.share * team + total_share - 1)
    return cp_model.LinearExpr.sum(over)


def _largest(terms: Sequence[Literal]) -> int:
    return max((term.proto.domain[-1] for term in terms), default=0)
