"""The table of what-ifs after their baseline: every question is there, and no row can be wrong."""

from pathlib import Path

import pytest

from models import Plan
from planner import caseload as solver
from planner.audit import audit
from planner.cli.clock import CLOCK
from planner.loading import load_scenario
from planner.pipeline import Worked, work_out
from tests.benchmarks.what_if import QUESTIONS, Answer, row, tell, what_ifs, write_questions
from tests.cli.tiny import write_tiny_trust
from tests.fleet.sweeps import write_sweep


def cells(line: str) -> list[str]:
    """What stands in a row."""
    return [cell.strip() for cell in line.split("|")[1:-1]]


def test_every_question_is_planned_both_ways(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """From nothing first, then from the plan of the base."""
    base = write_tiny_trust(tmp_path)
    write_questions(base)
    solve, asked = solver.solve, list[bool]()

    def noted(problem: object, *, baseline: Plan | None, **search: object) -> Plan:
        asked.append(baseline is not None)
        return solve(problem, baseline=baseline, **search)  # type: ignore[arg-type]  # handed on as given

    monkeypatch.setattr(solver, "solve", noted)
    tell("a tiny trust", base, 1)
    printed = capsys.readouterr().out.splitlines()
    assert printed[1].startswith("a tiny trust: 12 women; the base is solved in ")
    assert [cells(line)[0] for line in printed[5:]] == sorted(QUESTIONS)
    assert asked == [False, *[False, True] * len(QUESTIONS)]


def test_a_sweep_and_the_base_itself_are_no_questions(tmp_path: Path) -> None:
    base = write_sweep(tmp_path, 2).with_name("base.yaml")
    assert what_ifs(base) == []
    write_questions(base)
    assert [one.scenario.name for one in what_ifs(base)] == sorted(QUESTIONS)


def worked(tmp_path: Path, seconds: float) -> Worked:
    """The tiny trust's plan, solved in so many seconds."""
    scenario = load_scenario(write_tiny_trust(tmp_path)).scenario
    return work_out(scenario, clock=CLOCK)._replace(seconds={"solve": seconds})


def test_the_ratio_is_of_the_time_from_the_base_to_that_from_nothing(tmp_path: Path) -> None:
    """A quarter of 8 seconds."""
    found = cells(row(Answer("x", worked(tmp_path, 8), worked(tmp_path, 2))))
    assert found[:4] == ["x", "8.0", "2.0", "0.25"]
    assert (found[4], found[6]) == (found[5], found[7])


def test_an_answer_that_breaks_a_rule_loses_its_numbers(tmp_path: Path) -> None:
    good = worked(tmp_path, 1)
    scenario = load_scenario(tmp_path / "base.yaml").scenario
    both = good.plan.placements
    broken = good.plan.replace(placements=(*both, both[0]))
    bad = good._replace(plan=broken, report=audit(scenario, broken))
    found = cells(row(Answer("x", good, bad)))
    assert (found[5], found[7]) == ("breaks a rule", "breaks a rule")
    assert found[4] != "breaks a rule"
