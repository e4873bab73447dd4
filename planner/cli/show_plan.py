"""A plan as a head of midwifery sees it first."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from models import AppliedChange, AuditReport, Changes, Status
from planner.cli.show_changes import show_changes
from planner.cli.show_staff import show_left_behind, show_teams
from planner.cli.show_whatif import show_applied
from planner.cli.tables import Cell, Column, bar, count, counted, percent, show_table, styled
from planner.explain import AimLine, Overview, TierLine
from planner.loading.wording import escaped

WIDEST, WIDE, MIDDLING = 140, 110, 80
MOST_IDS = 5
"""Women who lose their midwife that are named; all stand in unplaced.csv."""


def show_plan(
    console: Console,
    plan: Overview,
    report: AuditReport,
    folder: Path,
    changes: Changes | None = None,
    applied: Sequence[AppliedChange] = (),
) -> None:
    """Print everything that a plan says at a glance, and what it changes since an earlier one.

    `applied` is what the scenario changes in the one that it extends.
    """
    show_result(console, plan, applied)
    if changes is not None:
        show_changes(console, changes)
    show_end(console, plan, report, folder)


def show_result(console: Console, plan: Overview, applied: Sequence[AppliedChange] = ()) -> None:
    """Print who is placed, with whom, who is not and why, and what is left behind."""
    _show_head(console, plan)
    if applied:
        show_applied(console, applied)
    _show_tiers(console, plan)
    _show_held(console, plan)
    _show_booked(console, plan)
    _show_shares(console, plan)
    _show_uneven(console, plan)
    show_teams(console, plan)
    show_left_behind(console, plan)
    _show_reasons(console, plan)
    _show_care(console, plan)


def show_end(console: Console, plan: Overview, report: AuditReport, folder: Path) -> None:
    """Print the audit's verdict, where the files are and what to ask next."""
    console.print()
    console.print(verdict(report))
    _show_next(console, plan, folder)


def _show_head(console: Console, plan: Overview) -> None:
    booked = plan.women - plan.expected
    opened = [line.name for line in plan.team_lines if line.status == "opened"]
    console.print(Text(escaped(plan.title), style="head"))
    if plan.question:
        console.print(escaped(plan.question))
    console.print(f"planned on {day(plan.as_of)}, for births until {day(plan.last_day)}", style="quiet")
    women = f"{counted(plan.women, 'woman', 'women')} ({booked:,} booked, {plan.expected:,} expected to book)"
    teams = f"{counted(plan.teams, 'team')} running" + (f", opened: {', '.join(opened)}" if opened else "")
    console.print(
        f"{women}; {counted(plan.midwives, 'midwife', 'midwives')}; {escaped(teams)}", style="quiet"
    )
    for warning in plan.warnings:
        console.print(f"warning: {escaped(warning)}", style="gap")


def day(value: date) -> str:
    """A day as people write it: `1 March 2027`."""
    return f"{value.day} {value:%B %Y}"


def _show_tiers(console: Console, plan: Overview) -> None:
    columns = (
        Column("tier", is_number=True),
        Column("who"),
        Column("women", is_number=True),
        Column("placed", is_number=True),
        Column("share", is_number=True),
        Column("", from_width=WIDEST),
        Column("most possible"),
        *((Column("booked", True, WIDE), Column("expected", True, WIDE)) if plan.expected else ()),
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


def _show_booked(console: Console, plan: Overview) -> None:
    """Print how many of the booked and of the expected are placed, where columns for it have no room above.

    Nothing where every woman has booked.
    """
    if console.width >= WIDE or not plan.expected:
        return
    columns = (Column("tier", True), Column("booked", True), Column("expected to book", True))
    rows = [(row[0] or "all", *row[-2:]) for row in _tier_rows(plan)]
    title = "Of those placed: women who have booked, and women still expected to book"
    show_table(console, title, columns, rows)


def _proof(line: TierLine) -> Text:
    if line.gap == 0:
        return styled(f"{line.bound:,}: proven", "good")
    return styled(f"{line.bound:,} at most: {line.gap:,} open", "gap")


def _show_held(console: Console, plan: Overview) -> None:
    lines = [line for line in plan.tiers if line.awaited]
    if lines:
        words = ", ".join(f"{line.held:,} of {line.awaited:,} in tier {line.tier}" for line in lines)
        console.print(f"besides, places held for women still expected to book: {words}", style="quiet")


def _show_shares(console: Console, plan: Overview) -> None:
    deprivation = [line for line in plan.shares if line.by == "imd_decile"]
    ethnic = [line for line in plan.shares if line.by != "imd_decile"]
    for lines in (deprivation, ethnic):
        if lines:
            words = ", ".join(f"{line.group} {percent(line.share)}" for line in lines)
            console.print(f"placed: {words}", style="quiet")


def _show_uneven(console: Console, plan: Overview) -> None:
    if plan.uneven:
        console.print(Text(escaped(plan.uneven), style="gap"))


def _show_reasons(console: Console, plan: Overview) -> None:
    if not plan.reasons:
        return
    tiers = [Column(f"tier {line.tier}", is_number=True) for line in plan.tiers]
    columns = (Column("reason"), *tiers, Column("all", is_number=True))
    rows = [(line.words, *map(count, line.by_tier), count(line.women)) for line in plan.reasons]
    show_table(console, "Why women are left out", columns, rows)


def _show_care(console: Console, plan: Overview) -> None:
    care = plan.care
    if not care.begun:
        return
    ways = (
        ("keep the midwife they have met", care.kept),
        ("go to their buddy", care.to_buddy),
        ("go to another midwife of their team", care.in_team),
        ("go to another team", care.elsewhere),
        ("lose their place", care.left_out),
    )
    rows = [(words, count(women)) for words, women in ways if women]
    title = f"Care already begun: {counted(care.begun, 'woman', 'women')}"
    lost = ", ".join(care.left_out_ids[:MOST_IDS])
    more = len(care.left_out_ids) - MOST_IDS
    note = f"who lose their place: {lost}{f' and {more} more' if more > 0 else ''}" if lost else ""
    show_table(console, title, (Column("women who"), Column("number", is_number=True)), rows, note)


def show_aims(console: Console, plan: Overview) -> None:
    """Print what is reached of the lesser aims, and the best that is possible where that is proven."""
    if not plan.aims:
        return
    columns = (
        Column("aim, in order"),
        Column("tier", is_number=True),
        Column("reached", is_number=True),
        Column("best possible", is_number=True),
        Column("counted in", from_width=MIDDLING),
    )
    rows = [_aim_row(line) for line in plan.aims]
    note = "points are weighed by the policy and serve to compare one plan with another: fewer are better"
    show_table(console, "Lesser aims: they never cost a woman her place", columns, rows, note)


def _aim_row(line: AimLine) -> tuple[Cell, ...]:
    tier = "" if line.tier is None else str(line.tier)
    return line.title, tier, f"{line.value:,}", _best(line.bound), line.unit


def _best(bound: int | None) -> str:
    return "not known" if bound is None else f"{bound:,}"


def verdict(report: AuditReport) -> Text:
    """The audit in one line."""
    broken = [row for row in report.violations if row.is_hard]
    differ = sum(not aim.agrees for aim in report.aims)
    if report.passed:
        checked = sum(check.checked for check in report.checks)
        rules = counted(len(report.checks), "rule")
        return styled(f"audit passed: {rules} checked again {checked:,} times without the solver", "good")
    places = counted(len(broken), "place")
    aims = f", {counted(differ, 'aim')} stated wrongly" if differ else ""
    return styled(f"audit failed: hard rules broken in {places}{aims}", "bad")


def _show_next(console: Console, plan: Overview, folder: Path) -> None:
    left = next((line.tier for line in plan.tiers if line.placed < line.women), None)
    tier = f" --tier {left}" if left is not None else ""
    console.print(Text.assemble("files: ", (f"{folder}", "path")), soft_wrap=True)
    asks = [tier, *(f" --woman {woman_id}" for woman_id in plan.care.left_out_ids[:1])]
    for head, ask in zip(("next:  ", "       "), asks, strict=False):
        console.print(Text.assemble(head, (f"caseload explain {folder}{ask}", "path")), soft_wrap=True)
