"""Which files a scenario may read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import InvalidInput
from planner.cli.show_findings import render
from planner.loading import Loaded, load_scenario

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]
Spoil = Callable[[str, str, str], None]


def _refusal(path: Path) -> str:
    with pytest.raises(InvalidInput) as invalid:
        load_scenario(path)
    return render(invalid.value.findings[0]).replace(f"{path.parent}/", "")


def test_a_table_in_a_folder_below_is_read(folder: Path, spoil: Spoil, load: Load) -> None:
    """Paths are relative to the scenario's folder."""
    (folder / "data").mkdir()
    (folder / "women.csv").rename(folder / "data" / "women.csv")
    spoil("base.yaml", "women.csv", "data/women.csv")
    assert len(load().scenario.service.women) == 2


@pytest.mark.parametrize("way", ["relative", "absolute", "link"])
def test_a_table_outside_is_read_only_if_allowed(way: str, folder: Path, spoil: Spoil, load: Load) -> None:
    """No scenario from elsewhere reads files of its reader unasked, not by a link either."""
    outside = (folder / "women.csv").rename(folder.parent / "women.csv")
    if way == "link":
        (folder / "women.csv").symlink_to(outside)
    else:
        spoil("base.yaml", "women.csv", "../women.csv" if way == "relative" else str(outside))
    with pytest.raises(InvalidInput) as invalid:
        load()
    assert "out of the scenario's folder" in invalid.value.findings[0].message
    assert len(load(allow_outside=True).scenario.service.women) == 2


def test_a_link_within_the_folder_is_no_harm(folder: Path, load: Load) -> None:
    """A link is judged by where it leads."""
    (folder / "women.csv").rename(folder / "real.csv")
    (folder / "women.csv").symlink_to(folder / "real.csv")
    assert len(load().scenario.service.women) == 2


def test_a_link_that_leads_to_itself_is_refused(folder: Path, told: Told) -> None:
    """A circle of links is a file that cannot be read."""
    (folder / "women.csv").unlink()
    (folder / "women.csv").symlink_to(folder / "women.csv")
    assert told()[0].startswith("base.yaml:6:3: error:")


def test_a_folder_in_place_of_a_table_is_refused(folder: Path, told: Told) -> None:
    """A folder is not a table."""
    (folder / "women.csv").unlink()
    (folder / "women.csv").mkdir()
    assert told() == ["base.yaml:6:3: error: is a folder, not a file: 'women.csv' [data.women]"]


@pytest.mark.parametrize("name", ['"women\\0.csv"', '"' + "w" * 5000 + '.csv"'])
def test_a_path_that_no_system_takes_is_refused(name: str, spoil: Spoil, told: Told) -> None:
    """Odd paths are findings, not crashes."""
    spoil("base.yaml", "women.csv", name)
    assert told()[0].startswith("base.yaml:6:3: error: cannot be read")


def test_a_missing_scenario_is_told_with_its_neighbour(folder: Path) -> None:
    """A misspelt scenario file is answered with the one that is there."""
    assert _refusal(folder / "bse.yaml") == "bse.yaml: error: no such file\n  hint: did you mean base.yaml"


def test_a_folder_in_place_of_a_scenario_is_refused(folder: Path) -> None:
    """A folder is not a scenario."""
    assert _refusal(folder) == "service: error: is a folder, not a file"


def test_a_scenario_of_more_than_a_megabyte_is_refused(folder: Path) -> None:
    """The limit on YAML is stated."""
    with (folder / "base.yaml").open("a", encoding="utf-8") as file:
        file.write("#" * 1_000_000)
    assert _refusal(folder / "base.yaml") == "base.yaml: error: larger than 1 MB (1.0 MB)"


@pytest.mark.parametrize(
    "name", ["two words.yaml", "-x.yaml", ".hidden.yaml", "a;b.yaml", f"{120 * 'x'}.yaml"]
)
def test_a_name_that_is_no_safe_folder_name_is_refused(name: str, folder: Path) -> None:
    """The scenario's name becomes a folder's: only plain names will do."""
    (folder / "base.yaml").rename(folder / name)
    assert "cannot name a scenario" in _refusal(folder / name)


def test_the_files_name_is_the_scenarios(folder: Path) -> None:
    """`lose_two.yaml` is the scenario `lose_two`."""
    (folder / "base.yaml").rename(folder / "lose_two.yaml")
    assert load_scenario(folder / "lose_two.yaml").scenario.name == "lose_two"
