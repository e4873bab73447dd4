"""The stories of a tier and of a team on a screen."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from planner.cli.show_sets import show_sets, show_shortage
from planner.cli.tables import Cell, Column, amount, bar, count, counted, percent, show_table, styled
from planner.explain import Fullness, GroupLine, MidwifeLine, TeamStory, TierStory, in_words
from planner.loading.wording import escaped

MIDDLING = 80
MOST_AREAS = 10


def show_tier(console: Console, story: TierStory) -> None:
    """Print one tier: placed, proven, and left out by reason, month and neighbourhood."""
    console.print(Text(escaped(f"tier {story.tier}: {story.name}"), style="head"))
    console.print(f"{story.placed:,} of {counted(story.women, 'woman', 'women')} placed{_of_them(story)}")
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
    _show_uneven(console, story)
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


def _show_uneven(console: Console, story: TierStory | TeamStory) -> None:
    if story.uneven:
        console.print(Text(escaped(story.uneven.words), style="gap"))


def _show_shared(console: Console, story: TeamStory) -> None:
    """Print where this team is full: alone or with few others in full, with many in short."""
    if own := [line for line in story.shortages if not line.shared]:
        show_sets(console, own)
    shared = [line for line in story.shortages if line.shared]
    if shared:
        console.print()
        console.print(Text("Where it is full together with other teams", style="head"))
    for line in shared:
        console.print(Text(escaped(f"{line.shared} More: --tier {line.tight_set.tier}")))


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


def _of_them(story: TierStory | TeamStory) -> str:
    kept = f", {story.kept:,} with the midwife whom they have met" if story.kept else ""
    return kept + (f", {story.held:,} are expected and have a place held" if story.held else "")


def _able(story: TeamStory) -> str:
    """Why a team may be far from full: who may go there at all."""
    elsewhere = story.able - story.able_here - story.able_left_out
    where = f"{story.able_here:,} here, {elsewhere:,} in other teams, {story.able_left_out:,} left out"
    return f"{counted(story.able, 'woman', 'women')} new to their midwife may go there: {where}"


def _group_row(line: GroupLine) -> tuple[Cell, ...]:
    numbers = (count(line.women), count(line.placed), count(line.left_out))
    return in_words(line.group), *numbers, percent(line.share), bar(line.share)


def show_team(console: Console, story: TeamStory) -> None:
    """Print one team: months, limits, midwives and women."""
    console.print(
        Text(escaped(f"{story.name} ({story.team_id}): {story.kind}, {story.status}"), style="head")
    )
    console.print(f"{counted(story.women, 'woman', 'women')}{_of_them(story)}")
    console.print(_able(story))
    console.print(Text(escaped(story.who_may_join.words), style="quiet"))
    if story.half_empty_because:
        console.print(Text(escaped(f"why it is far from full: {story.half_empty_because}"), style="gap"))
    if story.not_opened_because:
        console.print(Text(escaped(f"why not opened: {story.not_opened_because}"), style="gap"))
    tiers = [(str(tier), name, count(women)) for tier, name, women in story.tiers]
    show_table(console, "Women by tier", (Column("tier", True), Column("who"), Column("women", True)), tiers)
    _show_months(console, story)
    columns = (
        Column("limit"),
        Column("when"),
        Column("taken", True),
        Column("most", True),
        Column("used", True),
    )
    show_table(
        console, "Its limits, by weight of the women", columns, [_limit_row(line) for line in story.limits]
    )
    _show_midwives(console, story)
    _show_shared(console, story)


def _show_months(console: Console, story: TeamStory) -> None:
    columns = (Column("month"), Column("WTE", True), Column("women due", True), Column("by weight", True))
    rows = [
        (in_words(line.month), _wte(line.wte, story.wte_min), count(line.women), amount(line.births, 2))
        for line in story.months
    ]
    note = f"with less than {story.wte_min:g} WTE in a month it takes nobody new who is due then"
    show_table(console, "Month by month", columns, rows, note)
    _show_uneven(console, story)


def _wte(wte: float, least: float) -> Cell:
    return styled(amount(wte), "gap" if wte < least else "")


def _limit_row(line: Fullness) -> tuple[Cell, ...]:
    share = line.taken / line.limit if line.limit else None
    over = line.taken > line.limit
    used = styled(percent(share), "bad" if over else "")
    return str(line.kind), in_words(line.when), f"{line.taken:g}", f"{line.limit:g}", used


def _show_midwives(console: Console, story: TeamStory) -> None:
    columns = (
        Column("midwife"),
        Column("WTE", True),
        Column("named for", True),
        Column("buddy for", True),
        Column("most in a month", True, MIDDLING),
        Column("languages", False, MIDDLING),
    )
    show_table(console, "Its midwives", columns, [_midwife_row(line) for line in story.midwives])


def _midwife_row(line: MidwifeLine) -> tuple[Cell, ...]:
    numbers = count(line.named_for), count(line.buddy_for), count(line.most_births_in_month)
    return line.midwife_id, amount(line.wte), *numbers, ", ".join(line.languages)
