"""Who is placed, tier by tier: booked and expected women apart, and whom the plan places more often."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from models import Status
from planner.cli.tables import VERY_WIDE, WIDEST, Cell, Column, bar, count, percent, show_table, styled
from planner.explain import Overview, TierLine
from planner.explain.glance import ShareLine
from planner.words import escaped

FEW = 20
"""Women of whom no share is told, but their number."""


_BOOKED = ("booked", "expected")


def show_placed(console: Console, plan: Overview) -> None:
    """Print the tiers, and what share of which women is placed."""
    _show_tiers(console, plan)
    _show_held(console, plan)
    _show_booked(console, plan)
    _show_shares(console, plan)
    _show_uneven(console, plan)


def _show_tiers(console: Console, plan: Overview) -> None:
    columns = (
        Column("tier", is_number=True),
        Column("who"),
        Column("women", is_number=True),
        Column("placed", is_number=True),
        Column("share", is_number=True),
        Column("", from_width=WIDEST),
        Column("most possible"),
        *(Column(head, is_number=True, from_width=VERY_WIDE) for head in _BOOKED if plan.expected),
    )
    note = "stopped early: this is the best plan found so far; " if plan.status is Status.STOPPED else ""
    if any(line.gap for line in plan.tiers):
        note += "open: it is not settled whether another plan could place them"
    show_table(
        console,
        "Who is placed: a team and a named midwife",
        columns,
        _tier_rows(plan),
        note.removesuffix("; "),
    )


def _tier_rows(plan: Overview) -> Iterator[tuple[Cell, ...]]:
    for line in plan.tiers:
        yield (
            str(line.tier),
            line.name,
            count(line.women),
            count(line.placed),
            percent(line.share),
            bar(line.share),
            _proof(line),
            _of(line.booked_placed, line.booked),
            _of(line.expected_placed, line.expected),
        )
    tiered = sum(line.women for line in plan.tiers)
    if tiered < plan.women:
        women, placed = plan.women - tiered, plan.placed_in_no_tier
        share: float | None = placed / women
        yield (
            "-",
            "in no tier",
            count(women),
            count(placed),
            percent(share),
            bar(share),
            "not offered",
            "",
            "",
        )
    share = plan.placed / plan.women if plan.women else None
    booked = _of(*_sums(plan.tiers, "booked_placed", "booked"))
    expected = _of(*_sums(plan.tiers, "expected_placed", "expected"))
    yield "", "all", count(plan.women), count(plan.placed), percent(share), bar(share), "", booked, expected


def _of(placed: int, women: int) -> str:
    return f"{placed:,} of {women:,}" if women else "-"


def _sums(tiers: Sequence[TierLine], *names: str) -> Iterator[int]:
    return (sum(getattr(line, name) for line in tiers) for name in names)


def _proof(line: TierLine) -> Text:
    if line.gap == 0:
        return styled(f"{line.bound:,}: proven", "good")
    return styled(f"{line.bound:,} at most: {line.gap:,} open", "gap")


def _show_booked(console: Console, plan: Overview) -> None:
    """Print how many of the booked and of the expected are placed, where columns for it have no room above.

    Nothing where every woman has booked.
    """
    if console.width >= VERY_WIDE or not plan.expected:
        return
    columns = [Column(head, is_number=True) for head in ("tier", "booked", "expected to book")]
    rows = [(row[0] or "all", *row[-2:]) for row in _tier_rows(plan)]
    title = "Of those placed: women who have booked, and women still expected to book"
    show_table(console, title, columns, rows)


def _show_held(console: Console, plan: Overview) -> None:
    lines = [line for line in plan.tiers if line.awaited]
    if lines:
        words = ", ".join(f"{line.held:,} of {line.awaited:,} in tier {line.tier}" for line in lines)
        console.print(f"besides, places held for women still expected to book: {words}", style="quiet")


def _show_shares(console: Console, plan: Overview) -> None:
    for by, lines in groupby(plan.shares, key=lambda line: line.by):
        of = ", of women who have no midwife yet" if by.startswith("tier_") else ""
        words = ", ".join(f"{line.group} {_share(line)}" for line in lines)
        console.print(f"placed{of}: {words}", style="quiet")


def _share(line: ShareLine) -> str:
    """`40%`, or `2 of 5` where a share would say too much."""
    return percent(line.share) if line.women >= FEW else f"{line.placed} of {line.women}"


def _show_uneven(console: Console, plan: Overview) -> None:
    for words in filter(None, (plan.needs, plan.uneven)):
        console.print(Text(escaped(words), style="gap"))


def show_shortage_at_a_glance(console: Console, plan: Overview) -> None:
    """Print how many of the women with no places left cannot be placed in any plan."""
    if plan.shortage:
        console.print(Text(escaped(plan.shortage)))
