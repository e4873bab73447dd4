"""Plans below one another, sweeps side by side, or all of them as data."""

from typing import TYPE_CHECKING

from planner.cli.many import code_of_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.pipeline import Finished


def show_plans(finished: list["Finished"]) -> None:
    """Those that are of no sweep, one below the other."""
    for one in finished:
        if one.point is None:
            show_one(one, is_first=one is finished[0])


def show_one(one: "Finished", *, is_first: bool) -> None:
    """Everything that one plan says at a glance."""
    from planner import pipeline
    from planner.cli.console import out
    from planner.cli.show_plan import show_plan

    console = out()
    if not is_first:
        console.rule(style="quiet")
    overview, applied = pipeline.overview_of(one), one.run.applied or ()
    show_plan(console, overview, one.report, one.folder, one.changes, applied, _baseline(one))


def _baseline(one: "Finished") -> str | None:
    """Name of the scenario from whose plan it was planned."""
    baseline = one.run.facts.baseline
    return baseline.scenario if baseline else None


def _sweeps(finished: list["Finished"]) -> "Iterator[list[Finished]]":
    """The scenarios of each sweep."""
    sweep: list[Finished] = []
    for one in finished:
        if sweep and (one.point is None or one.point.number == 1):
            yield sweep
            sweep = []
        if one.point is not None:
            sweep.append(one)
    if sweep:
        yield sweep


def show_frontiers(finished: list["Finished"]) -> None:
    """The scenarios of each sweep side by side."""
    from planner import pipeline
    from planner.cli.console import out
    from planner.cli.show_whatif import show_frontier

    for sweep in _sweeps(finished):
        show_frontier(out(), pipeline.frontier_of(sweep))


def all_as_data(finished: list["Finished"]) -> list[dict[str, object]]:
    """Every plan; a scenario of a sweep with its line of the frontier."""
    from planner import pipeline
    from planner.cli.data import as_data

    lines = {
        one.folder: line
        for sweep in _sweeps(finished)
        for one, line in zip(sweep, pipeline.frontier_of(sweep), strict=True)
    }
    return [_as_data(one) | ({"sweep": as_data(lines[one.folder])} if one.point else {}) for one in finished]


def _as_data(finished: "Finished") -> dict[str, object]:
    from planner import pipeline
    from planner.cli.data import as_data

    head = {"folder": str(finished.folder), "exit_code": int(code_of_plan(finished))}
    data = {**head, "audit_passed": finished.report.passed, **as_data(pipeline.overview_of(finished))}
    data |= {"applied": as_data(finished.run.applied or ()), "baseline": _baseline(finished)}
    if (changes := finished.changes) is None:
        return data
    counts = {name: getattr(changes, name) for name in ("to_buddy", "to_another", "without_midwife")}
    return {**data, "changes": {**counts, **as_data(changes)}}
