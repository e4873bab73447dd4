"""The README says what the program does."""

import csv
import re
import shutil
from datetime import timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from models import CHANGE_KINDS
from planner.cli.app import EXAMPLES
from planner.cli.exits import ExitCode, gravest
from planner.loading import load_scenarios, load_steps
from tests.cli.picture import IN_STEPS, PICTURE
from tests.cli.readme import README, TABLES, WRITE_ANEW, columns_of, keys_of, with_rules
from tests.cli.shown_rota import COMMAND, FIRST_DAY, TEAM, WEEKS

TEXT = README.read_text(encoding="utf-8")


def test_rule_table_is_the_catalogue() -> None:
    assert with_rules(TEXT) == TEXT, f"write it anew: {WRITE_ANEW} rules"


@pytest.mark.parametrize("command", EXAMPLES)
def test_every_command_is_named(command: str) -> None:
    assert f"caseload {command}" in TEXT


@pytest.mark.parametrize("code", ExitCode)
def test_every_exit_code_is_named(code: ExitCode) -> None:
    assert re.search(rf"^\| {int(code)} \|", TEXT, re.MULTILINE)


def test_the_order_of_exit_codes_is_the_programs() -> None:
    """Of any two causes the one that is named first is the code; done is named nowhere."""
    [told] = re.findall(r"the gravest code counts: (.*)\.$", TEXT, re.MULTILINE)
    named = [ExitCode(int(number)) for number in re.findall(r"\d+", told)]

    assert {*named} == {*ExitCode} - {ExitCode.DONE}
    assert all(gravest([second, first]) is first for first, second in combinations(named, 2))


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_named(table: str) -> None:
    [row] = [line for line in TEXT.splitlines() if line.startswith(f"| `{table}.csv`")]
    missing = [column for column in columns_of(table) if f"`{column}`" not in row]
    assert not missing


@pytest.mark.parametrize("kind", CHANGE_KINDS)
def test_every_change_is_named_with_its_keys(kind: str) -> None:
    [row] = [
        line for line in TEXT.splitlines() if line.startswith("| ") and f"`{kind}`" in line.split("|")[1]
    ]
    assert [key for key in keys_of(kind) if f"`{key}`" not in row] == []


def test_the_what_if_shown_is_a_shipped_one() -> None:
    """Whoever types the example writes a file that can be planned."""
    [shown] = re.findall(r"```yaml\n(extends:.*?)```", TEXT, re.DOTALL)
    assert shown == (README.parent / "scenarios" / "october_apprentices.yaml").read_text(encoding="utf-8")


def test_the_sweep_shown_can_be_tried(tmp_path: Path) -> None:
    [shown] = re.findall(r"```yaml\n(changes:.*?)```", TEXT, re.DOTALL)
    shutil.copytree(README.parent / "scenarios", tmp_path / "scenarios")
    path = tmp_path / "scenarios" / "mine.yaml"
    path.write_text(f"extends: base.yaml\ntitle: Mine\n{shown}", encoding="utf-8")
    assert len(load_scenarios(path)) == 12


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", TEXT)
    assert [link for link in links if not (README.parent / link).exists()] == []


def test_no_number_is_left_open() -> None:
    assert "TODO" not in TEXT


def test_the_picture_and_the_words_are_of_one_plan() -> None:
    """Both are written by one command; a number that stands in one alone was changed by hand."""
    [words] = re.findall(r"<!-- example: begin -->\n(.*?)<!-- example: end -->", TEXT, re.DOTALL)
    shown = set(re.findall(r"[\d,]+", PICTURE.read_text(encoding="utf-8")))
    numbers = set(re.findall(r"\d[\d,]*", words))
    assert numbers
    assert numbers <= shown, f"write it anew: {WRITE_ANEW}"


def _compared() -> dict[str, list[str]]:
    """The cells of each line of the comparison, by what the line is about."""
    [block] = re.findall(r"<!-- compare: begin -->\n(.*?)<!-- compare: end -->", TEXT, re.DOTALL)
    table = block[block.index("|  | base") :]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {first: cells for first, *cells in rows}


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def test_the_comparison_begins_with_the_plan_of_the_example() -> None:
    """The first column is the plan that the README tells of first."""
    [words] = re.findall(r"<!-- example: begin -->\n(.*?)<!-- example: end -->", TEXT, re.DOTALL)
    placed = [*re.findall(r"places ([\d,]+):", words), *re.findall(r"tier \d: ([\d,]+) of", words)]
    found = _compared()
    first = [found[f"{who}, women placed"][0] for who in ("all", "tier 1", "tier 2", "tier 3")]
    assert first == placed, f"write it anew: {WRITE_ANEW}"


def test_the_comparison_adds_up() -> None:
    """Each difference is that of its number from the first, and the tiers make all."""
    found = _compared()
    for cells in (cells for name, cells in found.items() if name.endswith(", women placed")):
        for value, delta in re.findall(r"([\d,]+) \(([+-][\d,]+) ", " | ".join(cells[1:])):
            assert _number(value) - _number(cells[0]) == _number(delta)
    tiers = [[_number(cell.split()[0]) for cell in found[f"tier {tier}, women placed"]] for tier in (1, 2, 3)]
    assert [sum(each) for each in zip(*tiers, strict=True)] == [
        _number(cell.split()[0]) for cell in found["all, women placed"]
    ]


def test_the_comparison_is_of_the_scenarios_of_its_command() -> None:
    """Whoever types the command sees this table."""
    [command] = re.findall(r"caseload compare ((?:scenarios/\w+\.yaml ?(?:\\\n\s*)?){2,})", TEXT)
    names = [Path(each).stem for each in command.replace("\\", "").split()]
    assert all((README.parent / "scenarios" / f"{name}.yaml").is_file() for name in names)
    [head] = [line for line in TEXT.splitlines() if line.startswith("|  | base")]
    assert head.replace("\\", "").strip("| ").split(" | ") == names


def _in_steps() -> tuple[str, list[list[str]]]:
    """The sentence above the steps, and the cells of each step."""
    [block] = re.findall(r"<!-- waterfall: begin -->\n(.*?)<!-- waterfall: end -->", TEXT, re.DOTALL)
    sentence, table, _ = block.split("\n\n")
    _, _, *steps = [line.strip("| ").split(" | ") for line in table.splitlines()]
    return sentence, steps


def test_the_steps_are_those_of_the_scenario_of_its_command() -> None:
    """Whoever types the command sees this table: what it extends, and each of its changes."""
    assert f"caseload compare scenarios/{IN_STEPS}.yaml --waterfall" in TEXT
    _, steps = _in_steps()
    labels = [step.label for step in load_steps(README.parent / "scenarios" / f"{IN_STEPS}.yaml")]
    assert [label for label, *_ in steps] == labels


def test_the_steps_add_up() -> None:
    """Each difference is that from the step before, the tiers make all, and the sentence says the sum."""
    sentence, steps = _in_steps()
    placed = [[_number(cell.split()[0]) for cell in cells[:4]] for _, *cells in steps]
    assert [sum(tiers) for _, *tiers in placed] == [women for women, *_ in placed]
    deltas = [now[0] - before[0] for before, now in pairwise(placed)]
    [(total, parts)] = re.findall(r"^([+-]\d+) women placed: (.*)$", sentence)
    assert int(total) == placed[-1][0] - placed[0][0]
    assert list(map(int, re.findall(r"([+-]\d+) from", parts))) == deltas


def _rota() -> list[str]:
    """The lines of the rota shown."""
    [block] = re.findall(r"<!-- rota: begin -->\n```text\n(.*?)```\n<!-- rota: end -->", TEXT, re.DOTALL)
    return str(block).splitlines()


def test_the_rota_is_of_the_team_and_days_of_its_command() -> None:
    """Whoever types the command sees this grid: the team's midwives, and each day by weekday and number."""
    assert f"uv run {COMMAND}\n" in TEXT
    lines = _rota()
    months, weekdays, numbers, holidays, *rest = lines[lines.index("") + 1 :]
    days = [FIRST_DAY + timedelta(days=number) for number in range(7 * WEEKS)]
    assert lines[0].startswith(f"Team {TEAM}, 22 Mar 2027 to 4 Apr 2027")
    assert months.split() == ["Mar", "Apr"]
    assert weekdays.split() == [f"{day:%a}"[:2] for day in days]
    assert re.findall(r"\d+", numbers) == [str(day.day) for day in days]
    assert holidays.split() == ["BH", "BH"]
    table = csv.DictReader((README.parent / "scenarios" / "data" / "midwives.csv").open(encoding="utf-8"))
    team = [row["midwife_id"] for row in table if row["team_id"] == TEAM]
    assert [line.split()[0] for line in rest[: len(team)]] == team, f"write it anew: {WRITE_ANEW} rota"


def test_the_rota_fits_80_columns_and_says_what_each_letter_means() -> None:
    lines = _rota()
    first = lines.index("") + 5
    rows = lines[first : lines.index("", first)]
    letters = {letter for row in rows for cell in row.split()[1:] for letter in cell}
    legend = {part[0] for line in lines for part in re.split(r"  +", line) if re.match(r"\S [a-z]", part)}
    assert letters
    assert letters <= legend
    assert max(map(len, lines)) <= 80


def test_the_picture_asks_no_other_computer_for_anything() -> None:
    svg = PICTURE.read_text(encoding="utf-8")
    addresses = set(re.findall(r"https?://[^\s\"')]+", svg))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"/(work|tmp|home|Users)/", svg)
    assert Path("runs").name in svg
