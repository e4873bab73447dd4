"""Why there are no places left, on a screen: each set in words, then the sums that anyone can do again."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from models import Spell, TightSet
from planner.cli.tables import MIDDLING, WIDE, Cell, Column, count, show_table
from planner.explain import Proof, ProofLine
from planner.words import escaped, in_words

MEANING = (
    "need: places that they fill; go first: what women of earlier tiers take of them at the least; places: "
    "what is left beside care begun, each team's rounded down to parts of a place that women can fill; "
    "short: what is missing; stay out: in any plan; left out: in this one"
)
COUNTING = (
    "each table counts one rule in months that do not overlap; other rules stop some too, and the months "
    "between may be shorter of places still: staff time told is the least it takes, where it does most"
)
TO_BE_PLANNED = (
    "as a what-if, below `extends:` and a title; plan it before you promise it: each limit was counted by "
    "itself, so that one or two may still lack a place"
)
BY_HAND = "--json lists each woman of a table with the teams that she could join, and the places team by team"


def show_shortage(console: Console, proof: Proof, staffing: str) -> None:
    """Print who can go only where places run out, the sums, and what would help."""
    if not proof.lines and proof.rest is None:
        return
    show_sets(console, proof.lines)
    if proof.rest:
        console.print(Text(escaped(proof.rest), style="gap"))
    if proof.price:
        console.print(Text(escaped(proof.price), style="good"))
    if proof.changes:
        console.print(Text(TO_BE_PLANNED, style="quiet"))
        for line in ("changes:", *(f"  {change}" for change in proof.changes)):
            console.print(Text(escaped(line)), soft_wrap=True)
    if proof.lines:
        for words in (staffing, COUNTING, BY_HAND):
            console.print(Text(escaped(words), style="quiet"))


def show_sets(console: Console, lines: Sequence[ProofLine]) -> None:
    """Print each set as a paragraph with its sums."""
    console.print()
    console.print(Text("Why there are no places left", style="head"))
    for line in lines:
        console.print(Text(escaped(line.words)))
        _show_sums(console, line.tight_set)
        if line.price:
            console.print(Text(escaped(line.price), style="good"))
        console.print()
    if lines:
        console.print(Text(MEANING, style="quiet"))


def _show_sums(console: Console, found: TightSet) -> None:
    """The sums, stretch by stretch: what they need and what is taken first, less the places, is short."""
    is_later = any(spell.before for spell in found.spells)
    columns = (
        Column("in care on" if found.spells[0].in_care_on else "due in"),
        Column("women", is_number=True),
        Column("need", is_number=True),
        *((Column("go first", is_number=True),) if is_later else ()),
        Column("places", is_number=True),
        Column("short", is_number=True, from_width=MIDDLING),
        Column("stay out", is_number=True),
        Column("left out", is_number=True, from_width=WIDE),
    )
    rows = [_sum_row(_when(spell), [spell], is_later=is_later) for spell in found.spells]
    if len(rows) > 1:
        rows.append(_sum_row("all", found.spells, is_later=is_later))
    show_table(console, "", columns, rows)


def _sum_row(when: str, spells: Sequence[Spell], *, is_later: bool) -> tuple[Cell, ...]:
    needed, first = sum(one.needed for one in spells), sum(one.before_needed for one in spells)
    places = sum(one.places for one in spells)
    return (
        when,
        count(sum(one.women for one in spells)),
        _exact(needed),
        *((_exact(first),) if is_later else ()),
        _exact(places),
        _exact(needed + first - places),
        count(sum(one.must_stay_out for one in spells)),
        count(sum(one.left_out for one in spells)),
    )


def _when(spell: Spell) -> str:
    if spell.in_care_on:
        return in_words(f"{spell.in_care_on}")
    first, last = spell.first_month, spell.last_month
    return in_words(first if first == last else f"{first}..{last}")


def _exact(value: float) -> str:
    """A number of births by weight, with its quarters."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")
