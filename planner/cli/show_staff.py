"""The staff side of a plan: its teams, and what is left for women outside them."""

from rich.console import Console
from rich.text import Text

from planner.cli.tables import MIDDLING, Cell, Column, amount, bar, count, percent, show_table, styled
from planner.explain import LeftBehind, Overview, TeamLine
from planner.words import escaped, in_words


def show_teams(console: Console, plan: Overview) -> None:
    """Every team: staff time, women, share of places used."""
    columns = (
        Column("team"),
        Column("", from_width=MIDDLING),
        Column("WTE", is_number=True),
        Column("women", is_number=True),
        Column("by weight", is_number=True, from_width=MIDDLING),
        Column("places", is_number=True),
        Column("used", is_number=True),
        Column("", from_width=MIDDLING),
    )
    note = "places: births that the staff time carries; a woman with greater needs takes more: by weight"
    show_table(console, "Teams", columns, [_team_row(line) for line in plan.team_lines], note)
    for line in plan.team_lines:
        if line.half_empty_because:
            words = f"{line.name}, {percent(line.share)} used: {line.half_empty_because}"
            console.print(Text(escaped(words), style="gap"))


def _team_row(line: TeamLine) -> tuple[Cell, ...]:
    status = "" if line.status == "running" else line.status
    wte, women, places = amount(line.wte or None), count(line.women), count(line.places)
    births = count(line.births)
    return line.name, status, wte, women, births, places, percent(line.share), bar(line.share)


def show_left_behind(console: Console, plan: Overview) -> None:
    """The core service and the women in its care."""
    left = plan.left_behind
    rows: list[tuple[Cell, ...]] = [
        (
            "core midwives in the leanest month",
            _least(left),
            f"WTE, in {in_words(left.core_wte_least_month)}",
        ),
        ("safe floor of the core service", amount(left.floor_wte), "WTE"),
        ("core midwives over the year", amount(left.core_wte_mean), "WTE, mean"),
    ]
    if left.midwives_moved:
        rows.append(("core midwives who join opened teams", count(left.midwives_moved), "midwives"))
    rows += [
        ("women in care outside the teams at one time", count(left.women_outside), "women, mean"),
        ("  for each core WTE", amount(left.women_outside_per_core_wte), "women"),
        ("births outside the teams", count(left.births_outside), "births"),
        ("  for each core WTE", amount(left.births_outside_per_core_wte), "births"),
        ("births in the teams for each WTE of theirs", amount(left.births_per_team_wte), "births"),
    ]
    columns = (Column("outside the teams"), Column("", is_number=True), Column(""))
    show_table(console, "What is left for women outside the teams", columns, rows)


def _least(left: LeftBehind) -> Cell:
    below = left.core_wte_least < left.floor_wte
    return styled(amount(left.core_wte_least), "bad" if below else "")
