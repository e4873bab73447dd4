"""A what-if is planned from the plan of its base, whatever was planned before and wherever it is planned."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models import Plan, Status
from planner import caseload as solver
from planner.runs import Baseline, content_hash, read_run, resolve_run
from tests.cli.conftest import Caseload
from tests.fleet.same_bytes import contents
from tests.fleet.sweeps import write_sweep

Solved = list[tuple[str, str | None]]
"""Each scenario solved, in order, with the scenario whose plan it was solved from."""


@pytest.fixture
def fewer(tiny: Path) -> Path:
    """A what-if scenario of the tiny trust."""
    return _what_if(tiny, "fewer", "leave: {wte: 0.8, team: north}")


@pytest.fixture
def more(tiny: Path) -> Path:
    """Another, upon the first."""
    _what_if(tiny, "fewer", "leave: {wte: 0.8, team: north}")
    return _what_if(tiny, "more", "recruit: {midwives: 1, team: south}", extends="fewer.yaml")


def _what_if(tiny: Path, name: str, change: str, extends: str = "base.yaml") -> Path:
    path = tiny.with_name(f"{name}.yaml")
    path.write_text(f"extends: {extends}\ntitle: {name.title()}\nchanges:\n  - {change}\n", encoding="utf-8")
    return path


@pytest.fixture
def solved(monkeypatch: pytest.MonkeyPatch) -> Solved:
    """What the solver was asked, noted."""
    return _noting(monkeypatch, lambda plan: plan)


def _noting(monkeypatch: pytest.MonkeyPatch, then: Callable[[Plan], Plan]) -> Solved:
    """Note what the solver is asked, and do something to each plan."""
    solve, asked = solver.solve, Solved()

    def noted(problem: Any, *, baseline: solver.Baseline | None, **search: Any) -> Plan:
        asked.append((problem.scenario.name, baseline.plan.scenario if baseline else None))
        return then(solve(problem, baseline=baseline, **search))

    monkeypatch.setattr(solver, "solve", noted)
    return asked


def _baseline(scenario: str) -> Baseline | None:
    """What the manifest of a scenario's newest run says of its baseline."""
    return read_run(resolve_run(Path("runs") / scenario)).facts.baseline


def _of(scenario: str) -> Baseline:
    """A scenario's run as a baseline."""
    content = read_run(resolve_run(Path("runs") / scenario)).scenario
    return Baseline(scenario=scenario, scenario_hash=content_hash(content))


def test_the_base_is_planned_first_told_in_a_line_and_named_in_the_manifest(
    caseload: Caseload, fewer: Path, solved: Solved
) -> None:
    result = caseload("plan", fewer)
    assert (result.exit_code, solved) == (0, [("base", None), ("fewer", "base")])
    [folder] = Path("runs/base").iterdir()
    assert result.stderr == f"planned first: base, on which fewer builds; {folder}\n"
    assert _baseline("fewer") == _of("base")
    assert _baseline("base") is None


def test_the_plan_says_from_what_it_was_planned(caseload: Caseload, fewer: Path) -> None:
    """On the screen beside the days; as data by name. Of the base nothing is said."""
    shown = caseload("plan", fewer, width=120).stdout
    assert "planned on 1 January 2027, for births until 30 June 2027, from the plan of base" in shown
    plans = json.loads(caseload("plan", fewer.with_name("base.yaml"), fewer, "--json").stdout)
    assert [plan["baseline"] for plan in plans] == [None, "base"]


def test_a_run_of_the_base_that_is_up_to_date_is_read(
    caseload: Caseload, planned: Path, fewer: Path, solved: Solved
) -> None:
    result = caseload("plan", fewer)
    assert (solved, result.stderr) == ([("fewer", "base")], "")
    assert list(Path("runs/base").iterdir()) == [planned]


def test_a_plan_that_is_read_is_the_start_that_it_is_when_just_made(
    caseload: Caseload, fewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole of it, proofs too: else the what-if's plan might depend on the way."""
    solve, starts = solver.solve, list[Plan | None]()

    def noted(problem: Any, *, baseline: solver.Baseline | None, **search: Any) -> Plan:
        starts.append(baseline.plan if baseline else None)
        return solve(problem, baseline=baseline, **search)

    monkeypatch.setattr(solver, "solve", noted)
    for _ in range(2):
        caseload("plan", fewer)
    none, made, read = starts
    assert none is None
    assert made == read == read_run(resolve_run(Path("runs/base"))).plan
    assert made is not None
    assert made.tight_sets


@pytest.mark.parametrize(
    ("before", "jobs"),
    [(("base",), 1), (("more",), 1), (("base",), 2)],
    ids=["after base", "after another", "on processes"],
)
def test_the_bytes_are_the_same_whatever_was_planned_before(
    caseload: Caseload, more: Path, before: tuple[str, ...], jobs: int
) -> None:
    """All files but the times; in one command or in another before it, on one process or on two."""
    fewer = more.with_name("fewer.yaml")
    caseload("plan", fewer, "--out", "alone")
    files = [more.with_name(f"{name}.yaml") for name in before]
    for file in files:
        caseload("plan", file, "--out", "apart")
    caseload("plan", fewer, "--out", "apart", "--jobs", jobs)
    caseload("plan", *files, fewer, "--out", "together", "--jobs", jobs)
    alone = contents(Path("alone"))
    for out in ("apart", "together"):
        found = contents(Path(out))
        assert {name: found[name] for name in alone} == alone


def test_a_base_asked_for_after_what_builds_on_it_is_planned_once_and_told_in_its_turn(
    caseload: Caseload, tiny: Path, more: Path, solved: Solved
) -> None:
    result = caseload("plan", more, tiny, more.with_name("fewer.yaml"))
    assert solved == [("base", None), ("more", "base"), ("fewer", "base")]
    titles = [result.stdout.index(title) for title in ("More\n", "Tiny trust\n", "Fewer\n")]
    assert titles == sorted(titles)
    assert result.stderr == ""
    assert len(list(Path("runs/base").iterdir())) == 1


def test_points_of_a_sweep_and_steps_of_a_waterfall_have_the_same_base(
    caseload: Caseload, tiny: Path, more: Path, solved: Solved
) -> None:
    """`more` extends `fewer`, so the waterfall is of these two; both are planned from the base's plan."""
    caseload("plan", write_sweep(tiny.parent, 2))
    result = caseload("compare", more, "--waterfall")
    assert result.exit_code == 0, result.output
    sweep = [("sweep-1-0", "base"), ("sweep-2-1", "base")]
    assert solved == [("base", None), *sweep, ("fewer", "base"), ("more", "base")]


def test_settings_are_a_change_to_the_base(caseload: Caseload, tiny: Path, solved: Solved) -> None:
    """One that changes nothing is none: that scenario is its own base, and planned from nothing."""
    for births in (5, 6):
        caseload("plan", tiny, "--set", f"policy.limits.births_per_wte_year={births}")
    assert solved == [("base", None), ("base", "base"), ("base", None)]


def test_the_next_week_is_planned_from_nothing(
    caseload: Caseload, planned: Path, fewer: Path, solved: Solved
) -> None:
    caseload("plan", fewer, "--since", planned)
    assert solved == [("fewer", None)]
    assert _baseline("fewer") is None


def test_a_run_of_the_base_that_was_changed_by_hand_is_not_used(
    caseload: Caseload, planned: Path, fewer: Path, solved: Solved
) -> None:
    text = (planned / "caseloads.csv").read_text(encoding="utf-8")
    (planned / "caseloads.csv").write_text(text.replace("bea", "ann"), encoding="utf-8")
    caseload("plan", fewer)
    assert solved == [("base", None), ("fewer", "base")]


def test_with_a_time_limit_no_base_is_planned_that_nobody_asked_for(
    caseload: Caseload, fewer: Path, solved: Solved
) -> None:
    """The time is for the question. Without the limit it is asked again, for another plan was possible."""
    caseload("plan", fewer, "--time-limit", "60")
    assert solved == [("fewer", None)]
    assert _baseline("fewer") is None
    caseload("compare", fewer, fewer.with_name("base.yaml"))
    assert solved[1:] == [("base", None), ("fewer", "base")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_with_a_time_limit_a_base_that_is_asked_for_is_planned_first(
    caseload: Caseload, tiny: Path, fewer: Path, jobs: int
) -> None:
    """It would be planned in any case."""
    caseload("plan", fewer, tiny, "--time-limit", "60", "--jobs", jobs)
    assert _baseline("fewer") == _of("base")


def test_with_a_time_limit_a_run_that_stands_is_read(
    caseload: Caseload, planned: Path, fewer: Path, solved: Solved
) -> None:
    caseload("plan", fewer, "--time-limit", "60")
    assert solved == [("fewer", "base")]


def test_a_base_that_was_stopped_is_written_and_never_a_start(
    caseload: Caseload, fewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is it tried again within the command, or read by the next."""
    solved = _noting(monkeypatch, lambda plan: plan.replace(status=Status.STOPPED))
    result = caseload("plan", fewer, fewer)
    assert solved == [("base", None), ("fewer", None), ("fewer", None)]
    assert "on which fewer builds; it was stopped, so fewer is planned from nothing; " in result.stderr
    assert read_run(resolve_run(Path("runs/base"))).plan.status is Status.STOPPED
    caseload("plan", fewer)
    assert solved[3:] == [("base", None), ("fewer", None)]


def test_a_base_asked_for_that_was_stopped_is_not_planned_again(
    caseload: Caseload, tiny: Path, fewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved = _noting(monkeypatch, lambda plan: plan.replace(status=Status.STOPPED))
    caseload("plan", tiny, fewer, "--time-limit", "60")
    assert solved == [("base", None), ("fewer", None)]


def test_a_base_that_was_stopped_now_gives_way_to_an_earlier_run(
    caseload: Caseload, planned: Path, tiny: Path, fewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solved = _noting(monkeypatch, lambda plan: plan.replace(status=Status.STOPPED))
    caseload("plan", tiny, fewer)
    assert solved == [("base", None), ("fewer", "base")]


def test_a_base_that_fails_leaves_what_builds_on_it_planned_from_nothing(
    caseload: Caseload, fewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was asked for is done, so that is the exit code. What an exception says may quote a person."""

    def fails_for_the_base(plan: Plan) -> Plan:
        if plan.scenario == "base":
            raise KeyError("Mrs Smith")
        return plan

    solved = _noting(monkeypatch, fails_for_the_base)
    result = caseload("plan", fewer, fewer)
    assert (result.exit_code, _baseline("fewer")) == (0, None)
    assert solved == [("base", None), ("fewer", None), ("fewer", None)]
    first, second, *_ = result.stderr.splitlines()
    assert first == "base, on which fewer builds, was not planned, so fewer is planned from nothing"
    assert second.startswith("bug: KeyError in test_cli_baseline.py, line")
    assert "Mrs Smith" not in result.output


@pytest.mark.parametrize("is_first", [True, False])
def test_a_base_asked_for_that_fails_is_tried_once(
    caseload: Caseload, tiny: Path, fewer: Path, monkeypatch: pytest.MonkeyPatch, is_first: bool
) -> None:
    """It is told in its turn, with its own exit code."""

    def fails_for_the_base(plan: Plan) -> Plan:
        if plan.scenario == "base":
            raise KeyError
        return plan

    solved = _noting(monkeypatch, fails_for_the_base)
    result = caseload("plan", *((tiny, fewer) if is_first else (fewer, tiny)))
    assert (result.exit_code, solved) == (1, [("base", None), ("fewer", None)])
    assert result.stderr.count("bug: KeyError") == 1


def test_a_comparison_plans_again_what_was_planned_from_nothing(
    caseload: Caseload, tiny: Path, fewer: Path, solved: Solved
) -> None:
    """The same scenario, but not its plan: that is the one from its base's plan."""
    caseload("plan", fewer, "--time-limit", "60")
    for _ in range(2):
        result = caseload("compare", tiny, fewer, "--format", "json")
    assert solved == [("fewer", None), ("base", None), ("fewer", "base")]
    assert [option["origin"] for option in json.loads(result.stdout)["options"]] == ["reused", "reused"]


def test_a_comparison_without_the_base_plans_it_once(caseload: Caseload, more: Path, solved: Solved) -> None:
    result = caseload("compare", more, more.with_name("fewer.yaml"), "--format", "json")
    assert solved == [("base", None), ("more", "base"), ("fewer", "base")]
    assert [option["scenario"] for option in json.loads(result.stdout)["options"]] == ["more", "fewer"]
    assert result.stderr.startswith("planned first: base, on which more builds; runs/base/")
