"""The story of a team on a screen."""

from rich.console import Console
from rich.text import Text

from planner.cli.show_sets import show_sets
from planner.cli.show_tier import of_them, show_uneven
from planner.cli.tables import MIDDLING, Cell, Column, amount, count, percent, show_table, styled
from planner.explain import Fullness, MidwifeLine, ProofLine, TeamStory
from planner.words import counted_women, day_words, escaped, in_words


def show_team(console: Console, story: TeamStory) -> None:
    """Print one team: months, limits, midwives and women."""
    console.print(
        Text(escaped(f"{story.name} ({story.team_id}): {story.kind}, {story.status}"), style="head")
    )
    console.print(f"{counted_women(story.women)}{of_them(story.kept, story.held)}")
    console.print(_able(story))
    console.print(Text(escaped(story.who_may_join.words), style="quiet"))
    if story.half_empty_because:
        console.print(Text(escaped(f"why it is far from full: {story.half_empty_because}"), style="gap"))
    if story.not_opened_because:
        console.print(Text(escaped(f"why not opened: {story.not_opened_because}"), style="gap"))
    tiers = [(str(tier), name, count(women)) for tier, name, women in story.tiers]
    columns = (Column("tier", is_number=True), Column("who"), Column("women", is_number=True))
    show_table(console, "Women by tier", columns, tiers)
    _show_months(console, story)
    limits = (
        Column("limit"),
        Column("when"),
        Column("taken", is_number=True),
        Column("most", is_number=True),
        Column("used", is_number=True),
    )
    rows = [_limit_row(line) for line in story.limits]
    show_table(console, "Its limits, by weight of the women", limits, rows)
    _show_midwives(console, story)
    _show_shortages(console, story)


def _able(story: TeamStory) -> str:
    """Why a team may be far from full: who may go there at all."""
    elsewhere = story.able - story.able_here - story.able_left_out
    where = f"{story.able_here:,} here, {elsewhere:,} in other teams, {story.able_left_out:,} left out"
    return f"{counted_women(story.able)} new to their midwife may go there: {where}"


def _show_shortages(console: Console, story: TeamStory) -> None:
    """Print where this team is full: alone or with few others in full, with many in a line."""
    if own := [line for line in story.shortages if not line.shared]:
        show_sets(console, own)
    shared = [line for line in story.shortages if line.shared]
    if not shared:
        return
    columns = (
        Column("tier", is_number=True),
        Column("women", is_number=True),
        Column("who can go only to"),
        Column("must stay out", is_number=True),
        Column("left out", is_number=True, from_width=MIDDLING),
    )
    rows = [_shared_row(line) for line in shared]
    note = "the sums, and what more staff time would place: --tier N"
    show_table(console, "Where it is full together with other teams", columns, rows, note)


def _shared_row(line: ProofLine) -> tuple[Cell, ...]:
    found = line.tight_set
    women, out, left = (count(number) for number in (found.women, found.must_stay_out, found.left_out))
    return str(found.tier), women, line.shared or "", out, left


def _show_months(console: Console, story: TeamStory) -> None:
    columns = (
        Column("month"),
        Column("WTE", is_number=True),
        Column("women due", is_number=True),
        Column("by weight", is_number=True),
    )
    rows = [
        (in_words(line.month), _wte(line.wte, story.wte_min), count(line.women), amount(line.births, 2))
        for line in story.months
    ]
    note = f"with less than {story.wte_min:g} WTE in a month it takes nobody new who is due then"
    show_table(console, "Month by month", columns, rows, note)
    show_uneven(console, story.uneven)


def _wte(wte: float, least: float) -> Cell:
    return styled(amount(wte), "gap" if wte < least else "")


def _limit_row(line: Fullness) -> tuple[Cell, ...]:
    share = line.taken / line.limit if line.limit else None
    over = line.taken > line.limit
    used = styled(percent(share), "bad" if over else "")
    return str(line.kind), in_words(line.when), f"{line.taken:g}", f"{line.limit:g}", used


def _show_midwives(console: Console, story: TeamStory) -> None:
    has_preceptees = any(line.preceptee_until for line in story.midwives)
    columns = (
        Column("midwife"),
        Column("WTE", is_number=True),
        Column("named for", is_number=True),
        Column("buddy for", is_number=True),
        Column("most in a month", is_number=True, from_width=MIDDLING),
        Column("languages", from_width=MIDDLING),
        *((Column("preceptee until"),) if has_preceptees else ()),
    )
    rows = [_midwife_row(line)[: len(columns)] for line in story.midwives]
    note = "a preceptee is named for no woman of tier 1 or with a risk factor" if has_preceptees else ""
    show_table(console, "Its midwives", columns, rows, note)


def _midwife_row(line: MidwifeLine) -> tuple[Cell, ...]:
    numbers = count(line.named_for), count(line.buddy_for), count(line.most_births_in_month)
    until = day_words(line.preceptee_until) if line.preceptee_until else ""
    return line.midwife_id, amount(line.wte), *numbers, ", ".join(line.languages), until
