"""`caseload plan`: what the head of midwifery sees, what lies in the folder, and how it ends."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from models import RuleId, Status, Violation
from planner import caseload as solver
from planner import pipeline
from planner.audit import audit
from tests.cli.conftest import Caseload
from tests.cli.tiny import write_tiny_trust


def test_plan_tells_who_is_placed_and_where_the_files_are(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny)
    assert result.exit_code == 0, result.output
    for words in (
        "Tiny trust",
        "Who gets a midwife she knows?",
        "Most deprived tenth",
        "proven",
        "left for women outside the teams",
        "Why women are left out",
        "keep the midwife they have met",
        "audit passed",
        "caseload explain runs/base/",
    ):
        assert words in result.stdout


def test_next_command_is_shown_as_the_program_was_called(caseload: Caseload, tiny: Path) -> None:
    """`uv run` sets UV; who ran it so has no `caseload` on the path."""
    assert "next:  caseload explain runs/base/" in caseload("plan", tiny).stdout
    assert "next:  uv run caseload explain runs/base/" in caseload("plan", tiny, UV="/usr/bin/uv").stdout


def test_opened_teams_are_told_apart_from_those_that_run(caseload: Caseload, tiny: Path) -> None:
    """Two run and Harbour is opened, by a core midwife who joins it."""
    midwives = tiny.parent / "midwives.csv"
    midwives.write_text(midwives.read_text() + "gil,core,1.0,6,,new\nhan,core,1.0,6,,\n")
    assert "2 teams running, 1 more opened: Harbour\n" in caseload("plan", tiny, width=200).stdout


def test_women_planned_for_and_women_in_the_files_add_up(caseload: Caseload, tiny: Path) -> None:
    """Of twelve women one has given birth, and two are due after the horizon of six months."""
    assert "not planned for" not in caseload("plan", tiny).stdout
    women = tiny.parent / "women.csv"
    changed = [("w00,2027-02-10", "w00,2026-12-20"), ("w01,2027-03-11", "w01,2027-07-01")]
    text = women.read_text()
    for old, new in [*changed, ("w02,2027-04-12", "w02,2027-07-02")]:
        assert old in text
        text = text.replace(old, new)
    women.write_text(text)
    shown = caseload("plan", tiny).stdout
    assert "9 women (8 booked, 1 expected to book)" in shown
    assert (
        "not planned for, of 12 women in the files: 1 past their due date, 2 due after 30 June 2027\n"
        in shown
    )


def test_plan_writes_one_run_folder_with_its_tables(planned: Path) -> None:
    names = {path.name for path in planned.iterdir()}
    assert {"manifest.json", "scenario.yaml", "plan.json", "caseloads.csv", "unplaced.csv"} <= names
    assert {"teams.csv", "midwives.csv", "metrics.csv"} <= names


def test_plan_as_json_has_every_table(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny, "--json")
    [plan] = json.loads(result.stdout)
    assert plan["exit_code"] == 0
    assert plan["audit_passed"] is True
    assert Path(plan["folder"], "plan.json").is_file()
    first = plan["tiers"][0]
    assert first["women"] == 4
    assert first["booked"] + first["expected"] == first["women"]
    assert first["gap"] == first["bound"] - first["placed"]
    assert {"team_lines", "left_behind", "reasons", "care", "aims", "shares"} <= plan.keys()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_tables_fit_the_screen(caseload: Caseload, tiny: Path, width: int) -> None:
    lines = caseload("plan", tiny, width=width).stdout.splitlines()
    tables = [line for line in lines if not line.startswith(("files:", "next:"))]
    assert max(map(len, tables)) <= width


@pytest.mark.parametrize(("width", "header"), [(80, "expected to book"), (120, "expected")])
def test_booked_and_expected_women_are_told_apart(
    caseload: Caseload, tiny: Path, width: int, header: str
) -> None:
    """Eight women are of tier 2: seven have booked, and w11 is expected; four of the booked live by South."""
    output = caseload("plan", tiny, width=width).stdout
    [plan] = json.loads(caseload("plan", tiny, "--json").stdout)
    second = plan["tiers"][1]
    assert (second["booked"], second["expected"]) == (7, 1)
    assert re.search(rf"booked +{header}\n", output)
    row = next(line for line in output.splitlines() if f"{second['booked_placed']} of 7" in line)
    assert f"{second['expected_placed']} of 1" in row


def test_where_every_woman_has_booked_there_are_no_such_columns(caseload: Caseload, tiny: Path) -> None:
    women = tiny.parent / "women.csv"
    women.write_text(women.read_text().replace("2027-02-10,far", "2026-09-15,far"))
    for width in (80, 120):
        assert "expected to book\n" not in caseload("plan", tiny, width=width).stdout
        assert not re.search(r"booked +expected", caseload("plan", tiny, width=width).stdout)


@pytest.fixture
def losing(tiny: Path) -> Path:
    """The tiny trust with w00's midwife leaving before her due date, and hardly a place left."""
    midwives = tiny.parent / "midwives.csv"
    header, ann, *others = midwives.read_text().splitlines()
    rows = [f"{header},leaves_on", f"{ann},2027-01-15", *(f"{row}," for row in others)]
    midwives.write_text("\n".join(rows) + "\n")
    return tiny


def test_women_who_lose_their_place_are_named_with_the_command_that_explains(
    caseload: Caseload, losing: Path
) -> None:
    result = caseload("plan", losing, "--set", "policy.limits.births_per_wte_year=0.5")
    assert "who lose their place: w00" in result.stdout
    command = next(line for line in result.stdout.splitlines() if line.endswith("--woman w00"))
    told = caseload(*command.split()[1:]).stdout
    assert "She had met ann, who leaves on 15 January 2027, before her care ends." in told
    assert "Her buddy bea could not take her because" in told
    assert "Her team North could not keep her because" in told


def test_lesser_aims_are_left_to_explain(caseload: Caseload, tiny: Path) -> None:
    assert "Lesser aims" not in caseload("plan", tiny).stdout
    assert "Lesser aims" not in caseload("explain", "runs/base").stdout
    assert "Lesser aims" in caseload("explain", "runs/base", "--aims").stdout


def test_narrow_and_wide_screens_show_the_same_numbers_of_women(caseload: Caseload, tiny: Path) -> None:
    for width in (60, 200):
        result = caseload("plan", tiny, width=width)
        assert "Why women are left out" in result.stdout
        assert "no team within reach" in " ".join(result.stdout.split())


def test_no_color_means_no_escape_codes(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny, NO_COLOR="1", FORCE_COLOR="1")
    assert "\x1b[3" not in result.stdout


def test_set_changes_the_scenario(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny, "--set", "policy.limits.births_per_wte_year=0.5", "--json")
    [plan] = json.loads(result.stdout)
    assert sum(team["places"] for team in plan["team_lines"]) < 3


def test_out_names_another_folder(caseload: Caseload, tiny: Path, tmp_path: Path) -> None:
    assert caseload("plan", tiny, "--out", tmp_path / "elsewhere").exit_code == 0
    assert (tmp_path / "elsewhere" / "base").is_dir()
    assert not Path("runs").exists()


def test_all_files_are_checked_before_the_first_is_solved(
    caseload: Caseload, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken second file is told before anything is planned, and the good one is planned all the same."""
    broken = write_tiny_trust(tmp_path / "broken", "broken")
    broken.write_text(broken.read_text().replace("as_of: 2027-01-01", "as_of: 2027-02-30"))
    seen: list[str] = []

    def noted(name: str) -> Callable[..., object]:
        real = getattr(pipeline, name)

        def call(*given: object, **named: object) -> object:
            seen.append(name)
            return real(*given, **named)

        return call

    for name in ("check_file", "plan_loaded"):
        monkeypatch.setattr(pipeline, name, noted(name))
    result = caseload("plan", tiny, broken)
    assert seen == ["check_file", "check_file", "plan_loaded"]
    assert result.exit_code == 3
    assert "2027-02-30" in result.stderr
    assert "audit passed" in result.stdout


def test_several_scenarios_each_get_a_folder(caseload: Caseload, tiny: Path, tmp_path: Path) -> None:
    other = write_tiny_trust(tmp_path / "other", "other")
    result = caseload("plan", tiny, other)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in Path("runs").iterdir()) == ["base", "other"]


def test_ctrl_c_before_a_search_listens_ends_all_scenarios(
    caseload: Caseload, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the solver is loaded, Python itself hears the first Ctrl-C: no other scenario is begun."""
    begun: list[str] = []

    def interrupted(*given: object, **others: object) -> None:
        """Ctrl-C before anybody listens for it."""
        begun.append("one")
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.plan.solved", interrupted)
    result = caseload("plan", tiny, write_tiny_trust(tmp_path / "other", "other"))
    assert (result.exit_code, begun) == (130, ["one"])
    assert not Path("runs").exists()


def test_stopped_early_is_exit_5(caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    solve = solver.solve
    monkeypatch.setattr(solver, "solve", lambda *a, **k: solve(*a, **k).replace(status=Status.STOPPED))
    result = caseload("plan", tiny)
    assert result.exit_code == 5
    assert "stopped early" in result.stdout


def test_a_time_limit_still_gives_a_plan(caseload: Caseload, tiny: Path) -> None:
    """Whether or not a tenth of a second is enough, there is an audited plan in the folder."""
    result = caseload("plan", tiny, "--time-limit", "0.1")
    assert result.exit_code in (0, 5)
    assert "audit passed" in result.stdout


def test_a_broken_rule_is_exit_6(caseload: Caseload, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is written all the same, with the verdict in it."""
    broken = Violation(rule=RuleId.TEAM_PACE, subject="north", amount=9, limit=8, message="too many")
    monkeypatch.setattr(
        "planner.pipeline.working.audit", lambda *given: audit(*given).replace(violations=(broken,))
    )
    result = caseload("plan", tiny)
    assert result.exit_code == 6
    assert "audit failed" in result.stdout
    [manifest] = Path("runs").glob("base/*/manifest.json")
    assert json.loads(manifest.read_text())["audit_passed"] is False


def test_of_few_women_the_number_is_told_and_no_share(caseload: Caseload, tiny: Path) -> None:
    """One of the first tier needs an interpreter, two of the second ask for a team: too few for a share."""
    women = tiny.parent / "women.csv"
    header, *rows = women.read_text().splitlines()
    asks = {"w04": "south", "w07": "north"}
    rows = [f"{row},{asks.get(row.split(',')[0], '')}" for row in rows]
    women.write_text("\n".join([f"{header},preferred_team_id", *rows, ""]))

    shown = " ".join(caseload("plan", tiny, width=200).stdout.split())

    [folder] = (Path("runs") / "base").iterdir()
    placed = len(asks.keys() & set(pd.read_csv(folder / "caseloads.csv")["woman_id"]))
    assert "tier 1 who need an interpreter 1 of 1, tier 1 others" in shown
    assert f"tier 2 who ask for a team {placed} of 2, tier 2 others" in shown
