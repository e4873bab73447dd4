"""The ways to plan that are set side by side, each a function from the prepared problem to a plan."""

from collections.abc import Callable

from models import Plan
from planner.prepare import Problem
from tests.benchmarks.answer import as_plan
from tests.benchmarks.textbook import Solver, Textbook, in_strict_order, textbook

Way = Callable[[Problem], Plan | None]
"""None if it found no answer in its time."""


def us(seconds: float, workers: int) -> Way:
    """This program, to its own end: it takes no time limit here."""
    from planner.caseload import solve

    return lambda problem: solve(problem, workers=workers)


def by_spreadsheet(seconds: float, workers: int) -> Way:
    """Highest tier first, nearest team with places, least loaded midwife."""
    from tests.benchmarks.spreadsheet import fill_in

    return lambda problem: as_plan(problem, fill_in(problem))


def by_cpsat(seconds: float, workers: int) -> Way:
    """The textbook model in CP-SAT."""
    from tests.benchmarks.by_cpsat import ByCpSat

    return _by_textbook(lambda book: ByCpSat(book, seconds=seconds, workers=workers))


def by_highs(seconds: float, workers: int) -> Way:
    """The textbook model in HiGHS, one thread: MathOpt offers it no more."""
    from ortools.math_opt.python.mathopt import SolverType

    from tests.benchmarks.by_mathopt import ByMathOpt

    return _by_textbook(lambda book: ByMathOpt(book, seconds=seconds, kind=SolverType.HIGHS))


def by_scip(seconds: float, workers: int) -> Way:
    """The textbook model in SCIP, one thread: it has no more."""
    from ortools.math_opt.python.mathopt import SolverType

    from tests.benchmarks.by_mathopt import ByMathOpt

    return _by_textbook(lambda book: ByMathOpt(book, seconds=seconds, kind=SolverType.GSCIP))


def _by_textbook(load: Callable[[Textbook], Solver]) -> Way:
    def plan(problem: Problem) -> Plan | None:
        book = textbook(problem)
        chosen, bounds = in_strict_order(book.aims, load(book))
        return None if chosen is None else as_plan(problem, book.named(problem, chosen), bounds)

    return plan


WAYS: dict[str, Callable[[float, int], Way]] = {
    "us": us,
    "spreadsheet": by_spreadsheet,
    "textbook": by_cpsat,
    "highs": by_highs,
    "scip": by_scip,
}
"""Each way takes seconds for each aim and workers, imports its solver, and is then ready to plan."""

PROVES_NOTHING = frozenset({"spreadsheet"})
