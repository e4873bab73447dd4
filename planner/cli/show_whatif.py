"""What a what-if scenario changes, and the scenarios of a sweep side by side."""

from collections.abc import Sequence

from rich.console import Console

from models import AppliedChange
from planner.cli.tables import MIDDLING, VERY_WIDE, Cell, Column, amount, count, show_table, styled
from planner.explain import FrontierLine
from planner.exports.quantities import written
from planner.words import counted

MOST_ROWS = 20
"""Changes shown; all of them stand in the run folder."""


CHANGE_COLUMNS = (Column("changed"), Column("from", from_width=MIDDLING), Column("to"), Column("written"))
"""Headers of `change_cells`."""


def show_applied(console: Console, applied: Sequence[AppliedChange]) -> None:
    """Print what was changed, from what to what, and where it was written."""
    more = len(applied) - MOST_ROWS
    note = f"{counted(more, 'more change')} in changes.csv" if more > 0 else ""
    title = f"What is different: {counted(len(applied), 'change')}"
    show_table(console, title, CHANGE_COLUMNS, map(change_cells, applied[:MOST_ROWS]), note)


def change_cells(row: AppliedChange) -> tuple[Cell, ...]:
    """What was changed, from what, to what, and where it was written."""
    return f"{row.subject}: {row.what}", row.before or "-", row.after or "-", row.written


def show_frontier(console: Console, lines: Sequence[FrontierLine]) -> None:
    """Print the scenarios of a sweep, those on the frontier marked."""
    names = list(lines[0].values)
    columns = (
        Column("", is_number=True),
        *(Column(name.replace("_", " ")) for name in names),
        Column("WTE", is_number=True),
        Column("in teams", is_number=True, from_width=VERY_WIDE),
        Column("cost a year", is_number=True),
        Column("tier 1", is_number=True, from_width=VERY_WIDE),
        Column("placed", is_number=True),
        Column("at most", is_number=True, from_width=MIDDLING),
        Column("all placed", is_number=True, from_width=MIDDLING),
        Column("best"),
    )
    note = (
        "best, the frontier: no other places as many, tier by tier, with as little staff time and cost, and "
        "is better in one of these; cost: basic pay and on-costs by the policy"
    )
    if any(line.tier_1_placed < line.tier_1_bound for line in lines):
        note += "; where fewer are placed than at most, it is not settled which of the two is right"
    show_table(
        console, "Staff time and cost against women of tier 1 placed", columns, map(_line, lines), note
    )


def _line(line: FrontierLine) -> tuple[Cell, ...]:
    return (
        str(line.number),
        *line.values.values(),
        amount(line.wte),
        amount(line.wte_in_teams),
        written(line.cost_year, "pounds"),
        count(line.tier_1_women),
        count(line.tier_1_placed),
        count(line.tier_1_bound),
        count(line.placed),
        styled("yes", "good") if line.on_frontier else "",
    )
