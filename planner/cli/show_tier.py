"""The story of a tier on a screen."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from planner.cli.show_sets import show_shortage
from planner.cli.tables import MIDDLING, Cell, Column, bar, count, percent, show_table
from planner.explain import GroupLine, TierStory, UnevenMonths
from planner.words import counted_women, escaped, in_words

MOST_AREAS = 10


def show_tier(console: Console, story: TierStory) -> None:
    """Print one tier: placed, proven, and left out by reason, month and neighbourhood."""
    console.print(Text(escaped(f"tier {story.tier}: {story.name}"), style="head"))
    women, of_those = counted_women(story.women), of_them(story.kept, story.held)
    console.print(f"{story.placed:,} of {women} placed{of_those}")
    console.print(story.proof, style="good" if story.bound == story.placed else "gap")
    if story.reasons:
        columns = (Column("reason"), Column("women", is_number=True))
        show_table(
            console, "Why women are left out", columns, [(words, count(n)) for words, n in story.reasons]
        )
    if story.too_late:
        console.print(Text(escaped(story.too_late), style="quiet"))
    _show_needs(console, story)
    show_shortage(console, story.shortage, story.staffing)
    _show_groups(console, "By month of the due date", "month", story.months)
    show_uneven(console, story.uneven)
    _show_groups(console, "By deprivation of the neighbourhood, 1 the most", "decile", story.deciles)
    areas = [line for line in story.areas if line.left_out]
    if areas:
        more = len(areas) - MOST_AREAS
        note = f"and {more} more; --json has them all" if more > 0 else ""
        _show_groups(console, "Neighbourhoods with most women left out", "area", areas[:MOST_AREAS], note)


def _show_needs(console: Console, story: TierStory) -> None:
    """Print who is left out by what a woman counts as."""
    if not story.needs.lines:
        return
    columns = (
        Column("counts as", is_number=True),
        Column("women", is_number=True),
        Column("placed", is_number=True),
        Column("left out", is_number=True),
        Column("share", is_number=True),
        Column("", from_width=MIDDLING),
    )
    rows = [
        (
            f"{line.weight:g}",
            count(line.women),
            count(line.placed),
            count(line.left_out),
            percent(line.share),
            bar(line.share),
        )
        for line in story.needs.lines
    ]
    show_table(console, "By needs: women new to their midwife whom a team could take", columns, rows)
    if story.needs.words:
        console.print(Text(escaped(story.needs.words), style="gap"))


def _show_groups(
    console: Console, title: str, header: str, lines: Sequence[GroupLine], note: str = ""
) -> None:
    columns = (
        Column(header),
        Column("women", is_number=True),
        Column("placed", is_number=True),
        Column("left out", is_number=True),
        Column("share", is_number=True),
        Column("", from_width=MIDDLING),
    )
    show_table(console, title, columns, [_group_row(line) for line in lines], note)


def _group_row(line: GroupLine) -> tuple[Cell, ...]:
    numbers = (count(line.women), count(line.placed), count(line.left_out))
    return in_words(line.group), *numbers, percent(line.share), bar(line.share)


def show_uneven(console: Console, uneven: UnevenMonths | None) -> None:
    """Print where months are far apart."""
    if uneven:
        console.print(Text(escaped(uneven.words), style="gap"))


def of_them(kept: int, held: int) -> str:
    """Of those placed, women who keep their midwife, and places held."""
    words = f", {kept:,} with the midwife whom they have met" if kept else ""
    return words + (f", {held:,} are expected and have a place held" if held else "")
