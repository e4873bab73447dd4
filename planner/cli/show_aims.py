"""The lesser aims of a plan on a screen."""

from rich.console import Console

from planner.cli.tables import MIDDLING, Cell, Column, best, show_table
from planner.explain import AimLine, Overview


def show_aims(console: Console, plan: Overview) -> None:
    """Print what is reached of the lesser aims, and the best that is possible where that is proven."""
    if not plan.aims:
        return
    columns = (
        Column("aim, in order"),
        Column("tier", is_number=True),
        Column("reached", is_number=True),
        Column("best possible", is_number=True),
        Column("counted in", from_width=MIDDLING),
    )
    rows = [_aim_row(line) for line in plan.aims]
    note = (
        "points compare plans of the same women, fewer are better; policy.aims says what each counts. "
        "Not settled: the best is not known. "
        "Between women of a tier who count alike these aims decide who has a place"
    )
    show_table(console, "Lesser aims: they cost no tier a place", columns, rows, note)


def _aim_row(line: AimLine) -> tuple[Cell, ...]:
    tier = "" if line.tier is None else str(line.tier)
    return line.title, tier, f"{line.value:,}", best(line.bound), line.unit
