"""Who moves between two plans, on a screen."""

from rich.console import Console

from models import Comparison
from models.comparison import Move, Moved
from planner.cli.tables import WIDE, Cell, Column, count, show_table, styled
from planner.exports.compared_words import change_words, detail_words, move_counts, reason_words, tier_words
from planner.words import counted, counted_women

MOST_ROWS = 40
"""Women listed of each option."""


def show_moves(console: Console, comparison: Comparison) -> None:
    """Print, for each option, how many women move and why, then who they are, tier 1 first."""
    for moved in comparison.moved:
        _show_counts(console, comparison.baseline.label, moved)
        if moved.moves:
            _show_women(console, moved)


def _show_counts(console: Console, baseline: str, moved: Moved) -> None:
    columns = (
        Column("tier"),
        Column("who"),
        Column("why"),
        Column("women", is_number=True),
    )
    rows = [(row.tier, row.change, row.reason, count(row.women)) for row in move_counts(moved)]
    note = (
        f"of {counted_women(moved.shared)} planned for in both; placed in both, but with another "
        f"team: {moved.other_team:,}, with another midwife of the same team: {moved.other_midwife:,}"
    )
    show_table(console, f"Who moves from {baseline} to {moved.label}", columns, rows, note)


def _show_women(console: Console, moved: Moved) -> None:
    columns = (
        Column("woman"),
        Column("tier"),
        Column(""),
        Column("why"),
        Column("in words", from_width=WIDE),
    )
    more = len(moved.moves) - MOST_ROWS
    note = f"and {counted(more, 'more woman', 'more women')}; --format csv has them all" if more > 0 else ""
    rows = [_row(move) for move in moved.moves[:MOST_ROWS]]
    show_table(console, f"The women of {moved.label}", columns, rows, note)


def _row(move: Move) -> tuple[Cell, ...]:
    change = styled(change_words(move), "good" if move.gains else "bad")
    who = f"{move.woman_id} (expected)" if move.expected else move.woman_id
    return who, tier_words(move), change, reason_words(move), detail_words(move)
