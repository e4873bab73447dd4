"""One woman's story on a screen."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from planner.cli.tables import Cell, Column, count, lines, show_table, styled
from planner.explain import Fullness, MidwifeLook, Outcome, TeamLook, Verdict, WomanStory
from planner.loading.wording import escaped

MOST_TEAMS = 12
MIDDLING = 90


def show_woman(console: Console, story: WomanStory) -> None:
    """Print why a woman is where she is."""
    style = "good" if story.placed_with else "gap"
    console.print(Text.assemble((f"{escaped(story.woman_id)}: ", "head"), (str(story.outcome), style)))
    for line in _about(story):
        console.print(Text(escaped(line)))
    if story.placed_with:
        _show_placed(console, story)
    elif story.reason:
        console.print(Text(escaped(f"why not: {story.reason}"), style="gap"))
        if story.detail and story.detail != story.reason:
            console.print(Text(escaped(f"  {story.detail}")))
    _show_teams(console, story)
    _show_midwives(console, story)


def _about(story: WomanStory) -> Iterator[str]:
    booked = (
        "not booked yet, a forecast"
        if story.expected
        else f"{story.gestation_weeks} weeks on the day of planning"
    )
    yield f"due {story.edd:%Y-%m-%d} ({booked})"
    yield f"lives in {story.area_id}, deprivation decile {story.imd_decile} (1 is the most deprived)"
    if story.tier is None:
        yield "in no tier: the policy offers her no place"
    else:
        yield f"tier {story.tier}, {story.tier_name}"
        if story.tier_reasons != (story.tier_name,):
            yield f"because of: {', '.join(story.tier_reasons)}"
    if story.weight != 1:
        yield f"counts as {story.weight:g} women, for her needs"


def _show_placed(console: Console, story: WomanStory) -> None:
    placed = story.placed_with
    if placed is None:
        return
    rows: list[tuple[Cell, ...]] = [
        ("team", f"{placed.team_name} ({placed.team_id}), {placed.minutes} minutes away"),
        ("named midwife", placed.midwife_id),
        ("buddy", placed.buddy_id or styled("none", "gap")),
        *(("why" if number == 0 else "", reason) for number, reason in enumerate(placed.reasons)),
    ]
    show_table(console, "Placed with", (Column(""), Column("")), rows)


def _show_teams(console: Console, story: WomanStory) -> None:
    if not story.teams:
        return
    columns = (
        Column("team"),
        Column("minutes", is_number=True),
        Column("for her"),
        Column("in numbers"),
        Column("who has the places", from_width=MIDDLING),
    )
    nearest = story.teams[:MOST_TEAMS]
    more = len(story.teams) - len(nearest)
    note = f"and {more} teams further away; --json has them all" if more else ""
    show_table(console, "How each team looks for her", columns, [_team_row(look) for look in nearest], note)


def _team_row(look: TeamLook) -> tuple[Cell, ...]:
    style = {Verdict.HERS: "good", Verdict.ROOM: "good", Verdict.FULL: "gap", Verdict.MIDWIVES_FULL: "gap"}
    numbers = lines(map(fullness_words, look.full)) if look.full else look.detail or _reach(look)
    by_tier = enumerate(look.placed_by_tier, start=1)
    tiers = lines(f"{women} of tier {tier}" for tier, women in by_tier if women)
    return (
        look.name,
        str(look.minutes),
        styled(look.verdict, style.get(look.verdict, "quiet")),
        numbers,
        tiers,
    )


def _reach(look: TeamLook) -> str:
    if look.verdict is Verdict.TOO_FAR:
        return f"at most {look.most_minutes:g} minutes"
    return "in its catchment" if look.in_catchment else ""


def fullness_words(line: Fullness) -> str:
    """One full limit in words: `births 2027-03..2027-05: 62.8 of 63`."""
    return f"{line.kind} {line.when}: {line.taken:g} of {line.limit:g}"


def _show_midwives(console: Console, story: WomanStory) -> None:
    if not story.midwives or story.outcome is Outcome.KEPT:
        return
    language = (Column("speaks her language"),) if story.interpreter_language else ()
    columns = (
        Column("midwife"),
        Column("for her"),
        Column("may be named"),
        *language,
        Column("named for", is_number=True),
        Column("full"),
    )
    rows = [_midwife_row(look, bool(language)) for look in story.midwives]
    show_table(console, "The midwives of her team", columns, rows)


def _midwife_row(look: MidwifeLook, needs_language: bool) -> tuple[Cell, ...]:
    full = lines(map(fullness_words, look.full))
    speaks = (_yes(look.speaks_her_language),) if needs_language else ()
    role = styled(look.role, "good")
    return look.midwife_id, role, _yes(look.may_be_named), *speaks, count(look.named_for), full


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
