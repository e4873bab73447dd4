"""`caseload explain`: in words and numbers why a plan is as it is, from the saved run alone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Caseload

REPOSITORY = Path(__file__).parents[2]


def test_a_woman_who_keeps_her_midwife(caseload: Caseload, planned: Path) -> None:
    result = caseload("explain", planned, "--woman", "w00")
    assert result.exit_code == 0, result.output
    assert "w00: kept" in result.stdout
    assert "care begun is kept" in result.stdout
    assert "IMD decile 1" in result.stdout


def test_a_woman_left_out_sees_how_far_each_team_is(caseload: Caseload, planned: Path) -> None:
    story = json.loads(caseload("explain", planned, "--woman", "w02", "--json").stdout)
    assert story["outcome"] == "left out"
    assert story["reason"] == "no team within reach"
    assert {team["verdict"] for team in story["teams"]} == {"too far"}
    assert all(team["minutes"] > team["most_minutes"] for team in story["teams"])


def trial(caseload: Caseload, tiny: Path, setting: str) -> Path:
    """The run with a setting, which `runs/base` does not mean."""
    caseload("plan", tiny, "--set", setting)
    made = Path("runs/base").glob("*/manifest.json")
    return next(one.parent for one in made if json.loads(one.read_text())["settings"])


def test_a_woman_without_a_place_sees_which_limit_is_full(caseload: Caseload, tiny: Path) -> None:
    """With a tenth of the places, the team in reach is full in months that count her, in numbers."""
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    stories = [
        json.loads(caseload("explain", tried, "--woman", woman, "--json").stdout)
        for woman in ("w01", "w04", "w07", "w10")
    ]
    full = [story for story in stories if story["reason"] == "no places left"]
    assert full
    near = next(team for team in full[0]["teams"] if team["team_id"] == "south")
    assert near["verdict"] == "full"
    assert near["full"][0]["taken"] + full[0]["weight"] > near["full"][0]["limit"]


def test_a_full_team_is_told_in_places_left(caseload: Caseload, tiny: Path) -> None:
    """One birth a year for each WTE: South's 1.6 WTE carry 0.4 births in three months."""
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    told = " ".join(caseload("explain", tried, "--woman", "w01", width=200).stdout.split())
    assert "South" in told
    assert "births in January to March 2027: 0.4 of a place left, she needs 1" in told
    assert "2027-0" not in told.replace("runs/base/2027", "")


def test_a_team_just_too_far_never_looks_near_enough(caseload: Caseload, tiny: Path) -> None:
    """25.04 minutes are more than 25, and are told as 25.1."""
    (tiny.parent / "travel.csv").write_text("area_id,team_id,minutes\npark,north,25.04\n")
    tiny.write_text(tiny.read_text().replace("areas.csv\n", "areas.csv\n  travel: travel.csv\n"))
    caseload("plan", tiny)
    row = next(
        line
        for line in caseload("explain", "runs/base", "--woman", "w01").stdout.splitlines()
        if line.startswith("North")
    )
    assert "25.1" in row
    assert "at most 25 minutes" in row


def test_a_catchment_says_why_a_far_team_is_in_reach(caseload: Caseload, tiny: Path) -> None:
    """Park Side lies 29 minutes from North, and in its catchment."""
    areas = tiny.parent / "areas.csv"
    header, mill, park, far = areas.read_text().splitlines()
    areas.write_text(
        "\n".join([f"{header},catchment_team_id", f"{mill},", f"{park},north", f"{far},"]) + "\n"
    )
    caseload("plan", tiny)
    assert "her neighbourhood is in its catchment" in _row_of_north(caseload)


def test_a_team_that_goes_further_than_usual_says_so(caseload: Caseload, tiny: Path) -> None:
    """Park Side lies 29 minutes from North, which goes up to 40."""
    teams = tiny.parent / "teams.csv"
    header, north, *others = teams.read_text().splitlines()
    rows = [f"{header},max_travel_minutes", f"{north},40", *(f"{row}," for row in others)]
    teams.write_text("\n".join(rows) + "\n")
    caseload("plan", tiny)
    assert "this team goes up to 40 minutes" in _row_of_north(caseload)


def _row_of_north(caseload: Caseload) -> str:
    told = caseload("explain", "runs/base", "--woman", "w01", width=200).stdout.splitlines()
    return next(line for line in told if line.startswith("North"))


def test_a_midwife_who_is_full_may_not_be_named(caseload: Caseload, planned: Path) -> None:
    """No other midwife of a placed woman's team is both full and free to be named."""
    story = json.loads(caseload("explain", planned, "--woman", "w00", "--json").stdout)
    assert story["outcome"] == "kept"
    seen = []
    for number in range(1, 12):
        told = caseload("explain", planned, "--woman", f"w{number:02}", width=200).stdout
        rows = told.partition("The midwives of her team")[2].splitlines()
        seen += [row for row in rows if "taken" in row and "named midwife" not in row]
    assert seen
    assert all("no: full" in row for row in seen)


def test_a_tier_without_places_tells_the_proof(caseload: Caseload, tiny: Path) -> None:
    """The saved run holds the sets; tier, team and overview tell them."""
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    tier = caseload("explain", tried, "--tier", "2", width=200).stdout
    assert "Why there are no places left" in tier
    assert "can go only to South" in tier
    assert "cannot be placed, whichever women are chosen" in tier
    assert "can go only to South" in caseload("explain", tried, "--team", "south", width=200).stdout
    assert "must stay out, whoever is chosen" in caseload("explain", tried, width=200).stdout
    story = json.loads(caseload("explain", tried, "--tier", "2", "--json").stdout)
    [line] = story["shortage"]["lines"]
    assert line["tight_set"]["team_ids"] == ["south"]
    assert line["must_stay_out"] <= story["shortage"]["left_out"]


def test_a_tier_shows_the_sums_and_who_is_counted(caseload: Caseload, tiny: Path) -> None:
    """What women need, less the places, is what is short; every woman is listed with the teams in reach."""
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    told = caseload("explain", tried, "--tier", "2", width=120).stdout
    [line] = json.loads(caseload("explain", tried, "--tier", "2", "--json").stdout)["shortage"]["lines"]
    spells = line["tight_set"]["spells"]
    rows = [row.split()[-6:] for row in told.splitlines() if row.startswith(("January", "April", "all"))]
    table = [[float(cell.replace("-", "0")) for cell in row] for row in rows if row[0][0].isdigit()]
    sums = [row for row in table if len(row) == 6][: len(spells)]
    assert [(need - places) for _, need, places, *_ in sums] == [short for _, _, _, short, *_ in sums]
    assert sum(one["tier"] == 2 for one in line["women"]) == sum(spell["women"] for spell in spells)
    assert {team for one in line["women"] for team in one["teams_in_reach"]} == {"south"}


def test_the_sums_are_whole_on_a_narrow_screen(caseload: Caseload, tiny: Path) -> None:
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    told = caseload("explain", tried, "--tier", "2", width=60).stdout
    header = next(line for line in told.splitlines() if line.startswith("due in"))
    assert header.split() == ["due", "in", "women", "need", "places", "stay", "out"]


def test_a_tier_goes_by_its_id_too(caseload: Caseload, planned: Path) -> None:
    by_number, by_id = (caseload("explain", planned, "--tier", name).stdout for name in ("2", "rest"))
    assert "Everyone else" in by_number
    assert by_id == by_number


def test_a_team_says_what_its_women_count_as(caseload: Caseload, tiny: Path) -> None:
    """All women count as half as much again."""
    weights = "  weights: [{adds: 0.5, when: everyone}]\n  limits:"
    tiny.write_text(tiny.read_text().replace("  limits:", weights))
    caseload("plan", tiny)
    told = caseload("explain", "runs/base", width=120).stdout.splitlines()
    _, _, women, by_weight, *_ = next(line for line in told if line.startswith("North")).split()
    assert float(by_weight) == 1.5 * float(women)


def test_what_cannot_be_placed_stands_before_the_files(caseload: Caseload, tiny: Path) -> None:
    tried = trial(caseload, tiny, "policy.limits.births_per_wte_year=1")
    told = caseload("explain", tried, "--aims", width=200).stdout
    places = [told.index(words) for words in ("whoever is chosen", "Lesser aims", "audit passed", "files:")]
    assert places == sorted(places)


def test_a_tier_adds_up(caseload: Caseload, planned: Path) -> None:
    story = json.loads(caseload("explain", planned, "--tier", "2", "--json").stdout)
    assert story["women"] == 8
    for groups in ("months", "areas", "deciles"):
        assert sum(line["women"] for line in story[groups]) == story["women"]
        assert sum(line["placed"] for line in story[groups]) == story["placed"]
    assert sum(women for _, women in story["reasons"]) == story["women"] - story["placed"]
    assert "no plan can place more" in story["proof"]


def test_a_team_month_by_month(caseload: Caseload, planned: Path) -> None:
    result = caseload("explain", planned, "--team", "north")
    assert result.exit_code == 0
    for words in ("North (north)", "March 2027", "ann", "bea", "Its limits", "Urdu"):
        assert words in result.stdout


def test_a_team_says_who_may_go_there_at_all(caseload: Caseload, planned: Path) -> None:
    """Of twelve women four live by South; four live out of every team's reach, four by North and Harbour."""
    story = json.loads(caseload("explain", planned, "--team", "south", "--json").stdout)
    assert story["able"] == 4
    assert story["able_here"] + story["able_left_out"] == 4
    assert (
        "4 women new to their midwife may go there" in caseload("explain", planned, "--team", "south").stdout
    )


def test_a_team_goes_by_the_name_that_the_tables_show(caseload: Caseload, planned: Path) -> None:
    """The tables show Harbour, whose id is new."""
    by_id, by_name = (caseload("explain", planned, "--team", name).stdout for name in ("new", "harbour"))
    assert "Harbour (new)" in by_id
    assert by_name == by_id


def test_without_a_question_the_whole_plan_is_shown(caseload: Caseload, planned: Path) -> None:
    result = caseload("explain", "runs/base")
    assert result.exit_code == 0
    assert "Who is placed" in result.stdout
    assert json.loads(caseload("explain", planned, "--json").stdout)["women"] == 12


@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("--woman", "w0", "no such woman: w0"),
        ("--team", "nroth", "did you mean north"),
        ("--tier", "7", "no such tier: 7\n  hint: there are 1, 2, first, rest"),
        ("--tier", "frist", "no such tier: frist\n  hint: did you mean first"),
    ],
)
def test_an_unknown_name_is_exit_2(
    caseload: Caseload, planned: Path, option: str, name: str, words: str
) -> None:
    result = caseload("explain", planned, option, name)
    assert result.exit_code == 2
    assert words in result.stderr


def test_two_questions_at_once_are_exit_2(caseload: Caseload, planned: Path) -> None:
    assert caseload("explain", planned, "--tier", "1", "--team", "north").exit_code == 2


def test_a_run_that_is_not_there_is_exit_3(caseload: Caseload) -> None:
    result = caseload("explain", "runs/none")
    assert result.exit_code == 3
    assert "runs/none" in result.stderr


@pytest.mark.parametrize("width", [60, 200])
@pytest.mark.parametrize("question", [["--woman", "w04"], ["--tier", "1"], ["--team", "south"]])
def test_stories_fit_the_screen(caseload: Caseload, planned: Path, width: int, question: list[str]) -> None:
    lines = caseload("explain", planned, *question, width=width).stdout.splitlines()
    assert max(map(len, lines)) <= width


def test_a_team_that_is_not_opened_says_why(caseload: Caseload, tiny: Path) -> None:
    tried = trial(caseload, tiny, "policy.limits.core_floor_wte=1.5")
    result = caseload("explain", tried, "--team", "new")
    assert "not opened" in result.stdout
    assert "left with 1.0 WTE" in result.stdout
    assert "below the safe floor of 1.5" in result.stdout


def test_explaining_needs_no_solver(planned: Path) -> None:
    """Explanations are told from the saved run: ortools is not even imported."""
    program = (
        "import sys\nfrom planner.cli import main\n"
        f"sys.argv = ['caseload', 'explain', {str(planned.resolve())!r}, '--tier', '1']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('ortools' in sys.modules)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    assert found.stdout.splitlines()[-1] == "False"
