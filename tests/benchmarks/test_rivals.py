"""The rivals plan the same model as we do, and no row of their table can be wrong."""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from planner.prepare import NOBODY, Problem, Step, prepare
from tests.benchmarks.answer import as_plan
from tests.benchmarks.contender import fault_of, run
from tests.benchmarks.outcome import Outcome
from tests.benchmarks.rivals import contend, failed, main
from tests.benchmarks.spreadsheet import fill_in
from tests.benchmarks.table import row
from tests.benchmarks.ways import PROVES_NOTHING, WAYS
from tests.strategies.services import random_scenario

EXACT = [way for way in WAYS if way not in PROVES_NOTHING | {"us"}]
SHORT_OF_PLACES = [16, 22, 29, 35, 38, 53, 55]
"""Seeds of services with one set of teams to open, where the first woman to come cannot have every place."""

FULL_MIDWIVES = [59, 74, 86]
"""Seeds where a midwife's paced limit is what ends the filling in."""


def problem(seed: int) -> Problem:
    """A service of up to 40 women."""
    return prepare(random_scenario(seed, "medium"))


@pytest.mark.parametrize("seed", SHORT_OF_PLACES)
@pytest.mark.parametrize("way", EXACT)
def test_exact_rival_places_as_many_of_each_tier_as_we_do(way: str, seed: int) -> None:
    """On a small service all are proven optimal, and all obey the limits."""
    ours, theirs = (run(each, problem(seed), seconds=20, workers=1) for each in ("us", way))

    assert ours.fault == theirs.fault == ""
    assert theirs.placed == theirs.bounds == ours.placed == ours.bounds


@pytest.mark.parametrize("seed", [*SHORT_OF_PLACES, *FULL_MIDWIVES])
def test_spreadsheet_obeys_the_limits(seed: int) -> None:
    """What is filled in woman by woman is a plan, and proves nothing."""
    found = run("spreadsheet", problem(seed), seconds=20, workers=1)

    assert (found.fault, found.bounds) == ("", None)


@pytest.mark.parametrize("seed", SHORT_OF_PLACES)
def test_spreadsheet_serves_fewer(seed: int) -> None:
    """It falls short of us in the first tier in which the two differ."""
    ours, theirs = (run(each, problem(seed), seconds=20, workers=1) for each in ("us", "spreadsheet"))

    assert theirs.placed < ours.placed


def test_spreadsheet_places_all_where_there_are_places() -> None:
    """Nobody who could be placed is left out."""
    ours, theirs = (run(each, problem(6), seconds=20, workers=1) for each in ("us", "spreadsheet"))

    assert theirs.placed == ours.placed


@pytest.mark.parametrize("seed", SHORT_OF_PLACES)
def test_spreadsheet_takes_the_highest_tier_first(seed: int) -> None:
    """The first tier's women go where they would go if nobody else were offered a place."""
    asked = problem(seed)
    first = asked.tier == 1
    alone = fill_in(replace(asked, tier=first.astype(np.int64)))

    assert fill_in(asked)[first].tolist() == alone[first].tolist()


def test_answer_past_a_limit_loses_its_row() -> None:
    """Everyone at the first midwife who may be named for her: the audit says what breaks."""
    asked = problem(4)
    may_go = asked.step_with(asked.openings[0]) == Step.PASSES
    able = asked.may_name & may_go[:, asked.team_of] & ~asked.kept[:, None]
    named = np.where(able.any(axis=1), able.argmax(axis=1), asked.kept_by)
    plan = as_plan(asked, named)

    assert fault_of(asked, plan, tuple(tier.placed for tier in plan.tiers)).startswith(
        "breaks midwife_pace: "
    )


def test_bound_below_what_is_possible_loses_its_row() -> None:
    """A rival that calls too little proven is found out where one more woman has a place."""
    asked = problem(6)
    plan = as_plan(asked, np.full(len(asked.women), NOBODY), bounds=[0.0])

    assert fault_of(asked, plan, (0,)).startswith("breaks tiered: ")


def test_count_of_another_plan_loses_its_row() -> None:
    """What a plan states is held against what its placements add up to."""
    asked = problem(6)

    assert fault_of(asked, as_plan(asked, asked.kept_by), (99,)).endswith("and places (99,)")


def test_row_tells_numbers_and_how_many_times_ours_they_are() -> None:
    """Tier by tier, for more women of a later tier do not make up for fewer of an earlier one."""
    ours = Outcome(seconds=2, mib=200, women=(9, 5), placed=(8, 4), bounds=(8, 5), language=0.5, minutes=10)
    theirs = ours.replace(seconds=60, mib=300, placed=(6, 5), bounds=None, minutes=12)

    cells = [cell.strip() for cell in row("1,500 scarce", "highs", theirs, ours).split("|")]

    assert cells[3:-1] == [
        "60.0 (×30)",
        "300 (×1.50)",
        "6 / 5 (×0.75 / 1.25)",
        "–",
        "–",
        "50.0% (×1.00)",
        "12.0 (×1.20)",
    ]


def test_row_without_an_answer_says_so() -> None:
    """No numbers that look like an answer."""
    cells = [
        cell.strip()
        for cell in row("x", "scip", Outcome(fault="none in 60 s"), Outcome(seconds=1)).split("|")
    ]

    assert cells[3:-1] == ["–", "–", "none in 60 s", "–", "–", "–", "–"]


@pytest.mark.parametrize("way", EXACT)
def test_rival_without_time_says_that_it_has_none(way: str) -> None:
    """Out of time before the first answer is a row, not a crash."""
    found = run(way, problem(46), seconds=1e-9, workers=1)

    assert found.fault in {"none in 1e-09 s", ""}


@pytest.mark.parametrize(
    ("code", "complaint", "fault"),
    [
        (-9, "", "out of memory"),
        (-6, "terminate called after throwing an instance of 'std::bad_alloc'", "out of memory"),
        (-11, "", "failed with exit code -11"),
    ],
    ids=["killed", "refused", "crashed"],
)
def test_process_that_ends_without_an_answer_has_a_row(code: int, complaint: str, fault: str) -> None:
    """Memory is told apart from other failures."""
    assert failed(code, complaint).fault == fault


def test_way_that_takes_far_too_long_is_stopped(tmp_path: Path) -> None:
    """Its process is ended, and the run goes on."""
    asked = argparse.Namespace(seconds=1, workers=1, patience=0.01)

    assert contend("us", tmp_path / "base.yaml", (), asked).fault == "stopped after 0.01 s"


@pytest.mark.slow
def test_command_prints_and_writes_one_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the smallest made service: machine, versions, a row for each way, and what the columns mean."""
    out = tmp_path / "rivals.md"

    main(
        [
            "--sizes",
            "200",
            "--seconds",
            "0.5",
            "--only",
            "spreadsheet",
            "us",
            "--places",
            "ample",
            "--out",
            str(out),
        ]
    )

    printed = capsys.readouterr().out
    rows = [line.split("|")[1:3] for line in printed.splitlines() if line.startswith("| 200 ample")]
    assert [[cell.strip() for cell in cells] for cells in rows] == [
        ["200 ample", "us"],
        ["200 ample", "spreadsheet"],
    ]
    assert "ortools" in printed.splitlines()[0]
    assert out.read_text(encoding="utf-8") == printed
