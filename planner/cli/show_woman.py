"""One woman's story on a screen."""

from collections.abc import Iterator, Sequence
from math import ceil

from rich.console import Console
from rich.text import Text

from planner.cli.tables import FAIRLY_WIDE, Cell, Column, count, lines, show_table, styled
from planner.explain import (
    Fullness,
    Holders,
    MidwifeLook,
    Outcome,
    TeamLook,
    Verdict,
    WomanStory,
    full_words,
    tightest,
)
from planner.words import counted, day_words, escaped, in_words

MOST_TEAMS = 12


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
        if story.detail and story.detail != story.reason and not any(look.full for look in story.teams):
            console.print(Text(escaped(f"  {in_words(story.detail)}")))
        for words in filter(None, (story.shortage, story.chance)):
            console.print(Text(escaped(words), style="gap"))
    for words in story.met_before.words if story.met_before else ():
        console.print(Text(escaped(words)))
    _show_teams(console, story)
    _show_midwives(console, story)


def _about(story: WomanStory) -> Iterator[str]:
    booked = (
        "not booked yet, a forecast"
        if story.expected
        else f"{story.gestation_weeks} weeks on the day of planning"
    )
    yield f"due {day_words(story.edd)} ({booked})"
    yield f"lives in {story.area_id}, deprivation decile {story.imd_decile} (1 is the most deprived)"
    if story.tier is None:
        yield "in no tier: the policy offers her no place"
    else:
        yield f"tier {story.tier}, {story.tier_name}"
        if story.tier_reasons != (story.tier_name,):
            yield f"because of: {', '.join(story.tier_reasons)}"
    if story.weight != 1:
        needs = ", ".join(story.needs) or "as the policy says"
        yield f"counts as {story.weight:g} women, for her needs: {needs}"
    if story.preferred_team is not None:
        yield f"asks for the team {story.preferred_team}"


def _show_placed(console: Console, story: WomanStory) -> None:
    placed = story.placed_with
    if placed is None:
        return
    rows: list[tuple[Cell, ...]] = [
        ("team", f"{placed.team_name} ({placed.team_id}), {counted(placed.minutes, 'minute')} away"),
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
        Column("who has the places", from_width=FAIRLY_WIDE),
    )
    nearest = story.teams[:MOST_TEAMS]
    more = len(story.teams) - len(nearest)
    note = f"and {more} teams further away; --json has them all" if more else ""
    rows = [_team_row(look, story.weight) for look in nearest]
    show_table(console, "How each team looks for her", columns, rows, note)


def _team_row(look: TeamLook, weight: float) -> tuple[Cell, ...]:
    style = {Verdict.HERS: "good", Verdict.ROOM: "good", Verdict.FULL: "gap", Verdict.MIDWIVES_FULL: "gap"}
    numbers = _full_in_short(look.full, weight) or [in_words(look.detail)]
    return (
        look.name,
        _minutes(look),
        styled(look.verdict, style.get(look.verdict, "quiet")),
        lines(filter(None, (_reach(look), *numbers))),
        lines(_holders(look.held_by)),
    )


def _holders(found: Holders | None) -> Iterator[str]:
    """Women of each tier in the stretch of time that is told, and what they take together."""
    if found is None:
        return
    tiers = [f"{women} of tier {tier}" for tier, women in enumerate(found.by_tier, start=1) if women]
    if others := found.women - sum(found.by_tier):
        tiers.append(f"{others} of no tier")
    yield from tiers
    yield f"together {found.births:g} places"
    if found.past_due:
        yield f"and {found.past_due:g} past their due date"


def _reach(look: TeamLook) -> str:
    """How far is too far, or why a team beyond the usual limit is in reach."""
    if look.verdict is Verdict.TOO_FAR:
        return f"at most {look.most_minutes:g} minutes"
    if look.in_catchment:
        return "her neighbourhood is in its catchment"
    return f"this team goes up to {look.most_minutes:g} minutes" if look.minutes > look.usual_minutes else ""


def _minutes(look: TeamLook) -> str:
    """Minutes to a tenth; of a team too far up to the next tenth, never as few as are allowed."""
    tenths = look.minutes * 10
    return f"{(ceil(tenths) if look.verdict is Verdict.TOO_FAR else round(tenths)) / 10:.1f}"


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
    full = lines(_full_in_short(look.full, 1))
    speaks = (_yes(look.speaks_her_language),) if needs_language else ()
    role = styled(look.role, "good")
    return look.midwife_id, role, _may_be_named(look), *speaks, count(look.named_for), full


def _full_in_short(full: Sequence[Fullness], needed: float) -> list[str]:
    """The limit with least left in words, and in how many other stretches there is no room either."""
    if not full:
        return []
    others = len(full) - 1
    more = [f"and full in {counted(others, 'other stretch', 'other stretches')} of time"] if others else []
    return [full_words(tightest(full), needed), *more]


def _may_be_named(look: MidwifeLook) -> str:
    """Yes for the midwife who is named; of the others, no with the reason."""
    if look.why_not:
        return f"no: {look.why_not}"
    if look.full and look.role != "named midwife":
        return "no: full"
    return "yes"


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
