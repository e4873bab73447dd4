"""`caseload compare`: what the head of midwifery sees, what is planned and what is reused."""

import csv
import io
import json
from pathlib import Path

import pytest

from models import Status
from planner import caseload as solver
from tests.cli.conftest import Caseload
from tests.cli.readme import steps_in_words
from tests.cli.tiny import MIDWIVES, write_tiny_trust

RECRUIT = "gus,north,1.0,6,,\n"


@pytest.fixture
def recruit(tmp_path: Path) -> Path:
    """The tiny trust with one more midwife in the team North."""
    return with_midwives(tmp_path, "recruit", MIDWIVES + RECRUIT)


def with_midwives(folder: Path, name: str, midwives: str) -> Path:
    """The tiny trust with other midwives."""
    scenario = write_tiny_trust(folder / name, name)
    (scenario.parent / "midwives.csv").write_text(midwives, encoding="utf-8")
    scenario.write_text(scenario.read_text().replace("Tiny trust", f"Tiny trust, {name}"), encoding="utf-8")
    return scenario


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a CSV text."""
    return list(csv.DictReader(io.StringIO(text)))


def runs() -> list[str]:
    """Every run folder below `runs`."""
    return sorted(str(path.parent) for path in Path("runs").glob("*/*/manifest.json"))


def test_compare_answers_the_questions_of_a_head_of_midwifery(
    caseload: Caseload, tiny: Path, recruit: Path
) -> None:
    result = caseload("compare", tiny, recruit, width=120)
    assert result.exit_code == 0, result.output
    for words in (
        "base is the baseline",
        "Tiny trust, recruit",
        "tier 1: Most deprived tenth",
        "Who is placed",
        "tier 1, women placed",
        "Staff and core",
        "women outside",
        "floor 1.0 met",
        "Fullest team",
        "Cost a year",
        "2025/26 pay, +28%",
        "the difference from base",
        "files: runs/recruit/",
    ):
        assert words in result.stdout


def test_differences_are_signed_and_say_better_or_worse_without_colour(
    caseload: Caseload, tiny: Path, recruit: Path
) -> None:
    """One whole-time midwife of band 6 more: her WTE and her cost are neither good nor bad."""
    lines = caseload("compare", tiny, recruit, NO_COLOR="1").stdout.splitlines()
    [teams] = [line for line in lines if "WTE in teams" in line]
    [cost] = [line for line in lines if "all midwives" in line]
    assert teams.split()[3:] == ["3.4", "4.4", "+1.0"]
    assert cost.split()[-1] == "+£52k", "40,823 pounds and 28% on-costs"
    [placed] = [line for line in lines if "tier 1, women placed" in line]
    assert placed.split()[-2:] == ["+1", "better"]


def test_colour_is_added_where_the_terminal_has_it(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    """Red for worse; the words stay."""
    text = caseload("compare", recruit, tiny, FORCE_COLOR="1").stdout
    assert "\x1b[1;31m-1 worse" in text


@pytest.mark.parametrize("width", [60, 80, 100, 140, 200])
@pytest.mark.parametrize("number", [2, 6])
def test_up_to_six_options_fit_the_screen(
    caseload: Caseload, tiny: Path, recruit: Path, width: int, number: int
) -> None:
    """In several tables where there is no room for one; each of them shows the baseline."""
    caseload("plan", tiny, recruit)
    names = ["one", "a-recruit-with-a-long-name", "three", "four", "five", "six"][:number]
    options = [f"{name}=runs/{'recruit' if position else 'base'}" for position, name in enumerate(names)]
    result = caseload("compare", *options, width=width)
    assert result.exit_code == 0, result.output
    lines = [line for line in result.stdout.splitlines() if not line.startswith("files:")]
    assert max(map(len, lines)) <= width
    tables = [number for number, line in enumerate(lines) if line.startswith("Compared with one")]
    assert len(tables) == 1 or number > 2
    for start, end in zip(tables, [*tables[1:], len(lines)], strict=True):
        assert any("one" in line.split() for line in lines[start + 1 : end])
        assert sum("tier 1, women" in line for line in lines[start:end]) == 1


@pytest.mark.parametrize("by", ["tier", "ethnicity", "decile", "asking", "team", "month"])
def test_by_shows_one_kind_of_group(caseload: Caseload, tiny: Path, recruit: Path, by: str) -> None:
    result = caseload("compare", tiny, recruit, "--by", by)
    assert result.exit_code == 0, result.output
    group = {
        "tier": "tier 2",
        "ethnicity": "White",
        "decile": "1, most deprived",
        "asking": "need one, tier 1",
        "team": "North",
        "month": "2027-06",
    }[by]
    assert group in result.stdout
    assert "Cost a year" not in result.stdout


def test_a_scenario_that_is_up_to_date_is_not_planned_again(
    caseload: Caseload, tiny: Path, recruit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the one planned before nor the one planned by the first comparison; its table is the same."""
    caseload("plan", tiny)
    first = caseload("compare", tiny, recruit)
    assert "up to date, reused" in first.stdout
    assert "planned now" in first.stdout
    planned = runs()
    assert len(planned) == 2
    monkeypatch.setattr(solver, "solve", None)
    again = caseload("compare", tiny, recruit)
    assert again.exit_code == 0, again.output
    assert runs() == planned
    assert table_of(again.stdout) == table_of(first.stdout)


def table_of(text: str) -> str:
    """The table of a comparison, without what is said above it."""
    return text[text.index("Compared with") :]


def test_another_setting_is_planned_anew(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    """Of the same files."""
    caseload("compare", tiny, recruit)
    caseload("compare", tiny, recruit, "--set", "policy.limits.births_per_wte_year=5")
    assert len(runs()) == 4


def test_a_changed_run_folder_is_not_reused(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    """A scenario asks for its plan, not for what somebody made of it."""
    caseload("compare", tiny, recruit)
    [changed] = [Path(run) for run in runs() if "recruit" in run]
    table = (changed / "caseloads.csv").read_text().splitlines(keepends=True)
    (changed / "caseloads.csv").write_text("".join(table[:-1]))
    assert caseload("compare", tiny, recruit).exit_code == 0
    assert len(runs()) == 3


def test_a_changed_run_folder_is_compared_as_its_tables_say(caseload: Caseload, planned: Path) -> None:
    """People work from the tables: a woman taken out by hand is one fewer placed, and the audit fails."""
    copy = Path("by-hand")
    copy.mkdir()
    for path in planned.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    table = (copy / "caseloads.csv").read_text().splitlines(keepends=True)
    (copy / "caseloads.csv").write_text("".join(table[:-1]))
    result = caseload("compare", "runs/base", "hand=by-hand", "--format", "csv")
    assert result.exit_code == 6
    assert "was changed after the run was written" in result.stderr
    assert "the audit found a hard rule broken" in " ".join(result.stderr.split())
    [row] = [
        row
        for row in rows_of(result.stdout)
        if (row["option"], row["measure"], row["by"]) == ("hand", "placed", "all")
    ]
    assert row["delta"] == "-1"


def test_scenarios_and_runs_mix_and_the_baseline_may_be_any(
    caseload: Caseload, planned: Path, recruit: Path, tiny: Path
) -> None:
    """By path, by name, by label, or besides the options."""
    for arguments, first in (
        ((planned, recruit), "base"),
        ((planned, recruit, "--baseline", recruit), "recruit"),
        ((planned, recruit, "--baseline", "recruit"), "recruit"),
        ((f"now={planned}", f"then={recruit}", "--baseline", "then"), "then"),
        ((recruit, "--baseline", "runs/base"), "base"),
        ((planned / "scenario.yaml", recruit), "base"),
    ):
        result = caseload("compare", *arguments, "--format", "json")
        assert result.exit_code == 0, result.output
        found = json.loads(result.stdout)
        assert found["options"][0]["label"] == first
        assert len(found["options"]) == 2


def test_two_options_of_one_name_are_told_apart(caseload: Caseload, tiny: Path, planned: Path) -> None:
    result = caseload("compare", tiny, planned, "--format", "json")
    found = json.loads(result.stdout)
    assert [option["label"] for option in found["options"]] == ["base", "base (2)"]
    assert any("asks the same" in note for note in found["notes"])


def test_women_who_move_are_named_with_the_reason(caseload: Caseload, tiny: Path, tmp_path: Path) -> None:
    """Without Ann and Bea the women of Mill Lane have no team: those placed lose their place."""
    less = with_midwives(
        tmp_path, "less", MIDWIVES.replace("ann,north", "ann,south").replace("bea,north", "bea,south")
    )
    women = less.parent / "women.csv"
    women.write_text(women.read_text().replace("north,ann,bea", ",,"), encoding="utf-8")
    result = caseload("compare", tiny, less, "--women")
    assert result.exit_code == 0, result.output
    assert "Who moves from base to less" in result.stdout
    assert "loses her place" in result.stdout
    assert "of tier 1 lose" in " ".join(result.stdout.split())
    assert "1 more woman loses the midwife she has met and her place" in " ".join(result.stdout.split())
    assert "loses her place, had met her midwife" in " ".join(result.stdout.split())
    exported = caseload("compare", tiny, less, "--women", "--format", "csv")
    assert {row["change"] for row in rows_of(exported.stdout) if row["tier"] == "1"} == {"loses"}
    back = " ".join(caseload("compare", less, tiny, "--women", width=200).stdout.split())
    assert "gains a place had none: " in back
    assert "loses her place had none" not in back
    assert "keep it as safe" in exported.stderr


def test_steps_tell_a_sum_as_its_parts(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    """The parts of the sentence add up to its total."""
    result = caseload("compare", tiny, recruit, f"back={tiny}", "--waterfall")
    assert result.exit_code == 0, result.output
    assert "Step by step" in result.stdout
    [told] = [line for line in result.stdout.splitlines() if " from recruit" in line]
    assert told.startswith("as many women placed:")
    assert " from back" in told


def test_the_readme_takes_the_steps_out_of_the_markdown(caseload: Caseload, two_changes: Path) -> None:
    """The sum as its parts, a row for the base and for each change, and how to read it."""
    words = steps_in_words(caseload("compare", two_changes, "--waterfall", "--format", "md").stdout)
    sentence, table, legend = words.strip().split("\n\n")
    assert " from bea leaves" in sentence
    assert len(table.splitlines()) == 2 + 3
    assert legend.startswith("*signed: the difference from the step before")


def test_a_long_name_is_broken_behind_an_underscore(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    text = caseload("compare", tiny, f"recruit_four_in_september={recruit}").stdout
    head = table_of(text).partition("───")[0].splitlines()[1:]
    assert "".join(line.split()[-1] for line in head if "_" in line) + head[-1].split()[-1] == (
        "recruit_four_in_september"
    )
    assert all(line.rstrip().endswith("_") for line in head[:-1])


def test_markdown_and_json_go_to_stdout_alone(caseload: Caseload, tiny: Path, recruit: Path) -> None:
    """What is said on the way goes elsewhere."""
    md = caseload("compare", tiny, recruit, "--format", "md").stdout
    assert md.startswith("- **base** (baseline): Tiny trust")
    assert "| tier 1, women placed |" in md
    data = json.loads(caseload("compare", tiny, recruit, "--format", "json").stdout)
    assert data["view"] == "questions"


def test_stopped_early_is_exit_5(
    caseload: Caseload, tiny: Path, recruit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table stands all the same, with a word on it."""
    solve = solver.solve
    monkeypatch.setattr(solver, "solve", lambda *a, **k: solve(*a, **k).replace(status=Status.STOPPED))
    result = caseload("compare", tiny, recruit)
    assert result.exit_code == 5
    assert "base was stopped early" in result.stdout


def test_the_same_comparison_is_written_in_the_same_bytes(
    caseload: Caseload, tiny: Path, recruit: Path
) -> None:
    """Whatever the number of workers, planned or reused."""
    texts = {
        caseload("compare", tiny, recruit, "--format", "csv", "--workers", number, "--out", folder).stdout
        for number, folder in ((1, "one"), (2, "two"), (2, "two"))
    }
    assert len(texts) == 1


TWO_CHANGES = """\
extends: base.yaml
title: Bea leaves and two join in May
changes:
  - leave: {who: [bea]}
  - recruit: {midwives: 2, team: north, from: 2027-05-01}
"""


@pytest.fixture
def two_changes(tiny: Path) -> Path:
    """A what-if of the tiny trust: bea, 0.8 WTE, leaves at once; two come for May and June."""
    path = tiny.with_name("two_changes.yaml")
    path.write_text(TWO_CHANGES, encoding="utf-8")
    return path


def test_a_what_if_is_told_one_change_at_a_time(caseload: Caseload, two_changes: Path) -> None:
    """What it extends, then a change more each time, with what 0.8 WTE costs, and 2 WTE for 61 days of 181.

    Both at band 6: 40,823 pounds and 28% on-costs.
    """
    result = caseload("compare", two_changes, "--waterfall", "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert [(option["label"], option["scenario"]) for option in found["options"]] == [
        ("base", "base"),
        ("bea leaves", "two_changes-step-1"),
        ("2 midwives (experienced) join north from 2027-05-01", "two_changes"),
    ]
    [cost] = [line for line in found["lines"] if line["measure"] == "cost_year"]
    deltas = [cell["delta"] for cell in cost["cells"][1:]]
    assert deltas == pytest.approx([-0.8 * 40_823 * 1.28, 2 * 61 / 181 * 40_823 * 1.28])
    told = caseload("compare", two_changes, "--waterfall", width=200).stdout
    assert " from bea leaves, " in told


@pytest.mark.parametrize("width", [60, 80, 140])
def test_what_each_option_changes_stands_at_the_head(
    caseload: Caseload, tiny: Path, two_changes: Path, width: int
) -> None:
    """What, from what to what, and where: before the numbers, of files as of the command line."""
    result = caseload("compare", tiny, two_changes, width=width)
    head, _, _ = result.stdout.partition("Compared with base")
    _, _, listed = head.partition("What is different")
    assert max(map(len, listed.splitlines())) <= width
    if width == 140:
        words = " ".join(listed.split())
        assert (
            "two_changes bea: leaves: 0.8 WTE, north stays gone from 2027-01-01 two_changes.yaml:4" in words
        )
        assert "1 WTE in north from 2027-05-01 two_changes.yaml:5" in words
    by_hand = caseload(
        "compare", tiny, two_changes, "--set", "policy.limits.pace_months=2", "--format", "csv"
    )
    assert "policy.limits.pace_months" in by_hand.stderr
    assert "policy.limits.pace_months" not in by_hand.stdout


def test_a_reused_run_is_told_by_the_file_as_it_is_now(
    caseload: Caseload, tiny: Path, two_changes: Path
) -> None:
    """A comment above moves every line by one and changes no scenario."""
    caseload("plan", tiny, two_changes)
    two_changes.write_text("# a comment\n" + TWO_CHANGES, encoding="utf-8")
    found = json.loads(caseload("compare", tiny, two_changes, "--format", "json").stdout)
    assert found["options"][1]["origin"] == "reused"
    assert [row["line"] for row in found["options"][1]["applied"]] == [5, 6, 6]


def test_a_saved_run_knows_what_it_changed(caseload: Caseload, tiny: Path, two_changes: Path) -> None:
    caseload("plan", tiny, two_changes)
    found = json.loads(caseload("compare", "runs/base", "runs/two_changes", "--format", "json").stdout)
    assert [row["subject"] for row in found["options"][0]["applied"]] == []
    assert found["options"][1]["applied"][0]["subject"] == "bea"


def test_the_steps_reuse_the_runs_of_the_base_and_of_the_what_if(
    caseload: Caseload, tiny: Path, two_changes: Path
) -> None:
    """Only what lies between them is planned, and that once."""
    caseload("plan", tiny, two_changes)
    before = runs()
    first = caseload("compare", two_changes, "--waterfall", "--format", "json")
    origins = [option["origin"] for option in json.loads(first.stdout)["options"]]
    assert origins == ["reused", "planned", "reused"]
    assert len(runs()) == len(before) + 1
    again = json.loads(caseload("compare", two_changes, "--waterfall", "--format", "json").stdout)
    assert [option["origin"] for option in again["options"]] == ["reused"] * 3


def test_settings_hold_in_every_step(caseload: Caseload, two_changes: Path) -> None:
    """The way from the base to the what-if is that of a service with another ratio from the first step on."""
    result = caseload(
        *("compare", two_changes, "--waterfall", "--format", "json"),
        *("--set", "policy.limits.births_per_wte_year=4"),
    )
    for option in json.loads(result.stdout)["options"]:
        resolved = json.loads((Path(option["run"]) / "scenario.json").read_text())
        assert resolved["policy"]["limits"]["births_per_wte_year"] == 4


SWEEP = """\
extends: base.yaml
title: Recruits
changes:
  - recruit: {midwives: 0, team: north}
sweep:
  recruits: [0, 1, 2]
"""


@pytest.fixture
def sweep(tiny: Path) -> Path:
    """Nobody, one or two whole-time midwives more in North."""
    path = tiny.with_name("sweep.yaml")
    path.write_text(SWEEP, encoding="utf-8")
    return path


def test_a_sweep_stands_for_all_its_scenarios(caseload: Caseload, tiny: Path, sweep: Path) -> None:
    """Each an option by its values: nobody, one and two midwives more than the base."""
    result = caseload("compare", tiny, sweep, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert [option["label"] for option in found["options"]] == [
        *("base", "recruits 0", "recruits 1", "recruits 2")
    ]
    [staff] = [line for line in found["lines"] if line["measure"] == "wte_in_teams" and line["by"] == "all"]
    assert [cell["delta"] for cell in staff["cells"][1:]] == pytest.approx([0, 1, 2])


def test_a_point_of_a_sweep_may_be_the_baseline(caseload: Caseload, tiny: Path, sweep: Path) -> None:
    """By its label or by the name of its scenario; a label of the user's own stands before its values."""
    for given, baseline in ((sweep, "recruits 1"), (sweep, "sweep-2-1"), (f"a={sweep}", "a: recruits 1")):
        found = json.loads(
            caseload("compare", tiny, given, "--baseline", baseline, "--format", "json").stdout
        )
        assert found["options"][0]["scenario"] == "sweep-2-1"
        assert len(found["options"]) == 4


def test_the_runs_of_a_planned_sweep_are_reused(caseload: Caseload, sweep: Path) -> None:
    """One file is enough to compare."""
    caseload("plan", sweep)
    found = json.loads(caseload("compare", sweep, "--format", "json").stdout)
    assert [option["origin"] for option in found["options"]] == ["reused"] * 3
