"""Writing a service: the folder's form, whole or not at all, never over anything."""

import shlex
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.core import TyperGroup
from typer.main import get_command

from models import CHANGE_KINDS
from planner.cli.app import app
from planner.loading import load_scenario, load_scenarios
from planner.synthetic import FolderNotEmpty, TrustSpec, base_yaml, write_service
from tests.synthetic.made import made


def test_a_folder_holds_a_scenario_and_five_tables(tmp_path: Path) -> None:
    """base.yaml, what_if.yaml and data/*.csv, UTF-8 with line feeds, tables read back as they were."""
    service = made(like="R1F")
    write_service(service, tmp_path / "isle")
    found = {path.relative_to(tmp_path / "isle").as_posix() for path in (tmp_path / "isle").rglob("*.*")}
    assert found == {"base.yaml", "what_if.yaml", *(f"data/{name}.csv" for name in service.tables)}
    for name, table in service.tables.items():
        raw = (tmp_path / "isle" / "data" / f"{name}.csv").read_bytes()
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        read = pd.read_csv(tmp_path / "isle" / "data" / f"{name}.csv", dtype=str, keep_default_na=False)
        assert read.to_numpy().tolist() == table.to_numpy().tolist()


def test_the_written_scenario_loads_without_a_complaint(tmp_path: Path) -> None:
    """The loader takes base.yaml as it is: every woman is there, and each is in a tier."""
    write_service(made(like="R1F"), tmp_path / "isle")
    scenario = load_scenario(tmp_path / "isle" / "base.yaml").scenario
    assert len(scenario.service.women) == len(made(like="R1F").women)
    assert all(judgement.tier for judgement in scenario.judgements.values())


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two folders of one service are alike, byte by byte."""
    for name in ("one", "two"):
        write_service(made(like="R1F"), tmp_path / name)
    files = [path for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert files
    assert all(
        path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
        for path in files
    )


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    """Writing into a folder with a file, or onto a file, is refused and changes nothing."""
    kept = tmp_path / "mine" / "notes.txt"
    kept.parent.mkdir()
    kept.write_text("keep me", encoding="utf-8")
    for target in (kept.parent, kept):
        with pytest.raises(FolderNotEmpty, match=r"folder is not empty|is not a folder"):
            write_service(made(like="R1F"), target)
    assert [path.name for path in tmp_path.rglob("*")] == ["mine", "notes.txt"]
    assert kept.read_text(encoding="utf-8") == "keep me"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """An empty folder that exists is taken."""
    (tmp_path / "new").mkdir()
    write_service(made(like="R1F"), tmp_path / "new")
    assert (tmp_path / "new" / "base.yaml").exists()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """When the last file cannot be written, there is no folder and no scratch left behind."""
    broken = replace(made(like="R1F"), facts=None)  # type: ignore[arg-type]  # the scenario is written last
    with pytest.raises(AttributeError):
        write_service(broken, tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_the_scenario_says_how_it_was_made() -> None:
    """The command with every argument stands at the top, and a floor for core at the end."""
    text = base_yaml(made(like="R1F", births=900, seed=7))
    assert "caseload new DIR --like R1F --seed 7 --births 900\n" in text
    assert f"core_floor_wte: {made(like='R1F', births=900, seed=7).facts.core_floor_wte:g}\n" in text


FILES = {"msds": Path("msds file.csv"), "lsoa": Path("lsoa.csv")}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"like": "R1F", "births": 900, "teams": 2, "seed": 7, "booked_only": True},
        {"like": "R1F", **FILES},
    ],
    ids=["nothing", "all but files", "files"],
)
def test_the_command_that_stands_there_asks_for_the_same(asked: dict[str, Any]) -> None:
    """It is read as the command line reads it; nothing is lost and nothing is unknown."""
    spec = TrustSpec(**asked)
    service = made(like="R1F")
    text = base_yaml(replace(service, facts=replace(service.facts, spec=spec)))
    [line] = [line for line in text.splitlines() if line.startswith("#   caseload new")]

    words = shlex.split(line.removeprefix("#   caseload new"))
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    given = group.commands["new"].make_context("new", words).params
    assert TrustSpec(**{name: given[name] for name in given if name in TrustSpec.model_fields}) == spec


def test_what_the_command_cannot_ask_for_stands_beside_it() -> None:
    """A day and a number of proposed teams are Python's alone; neither looks like an option."""
    service = made(like="R1F")
    spec = TrustSpec(like="R1F", as_of=date(2026, 10, 1), proposed_teams=0)
    text = base_yaml(replace(service, facts=replace(service.facts, spec=spec)))

    assert (
        "#   caseload new DIR --like R1F --seed 1\n"
        "#   and as_of=2026-10-01, which only Python can ask for\n"
        "#   and proposed_teams=0, which only Python can ask for\n"
    ) in text


def test_every_change_that_the_first_what_if_offers_can_be_made(tmp_path: Path) -> None:
    """Each line loads when its # is taken away, alone."""
    write_service(made(like="R1F", births=900, seed=7), tmp_path / "isle")
    path = tmp_path / "isle" / "what_if.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("changes:\n")
    offered = [line.replace("# - ", "- ") for line in rest.splitlines() if line.startswith("  # - ")]
    assert {line.split(":")[0].split()[-1] for line in offered} | {"leave", "retire", "open_team"} == {
        *CHANGE_KINDS
    }
    for line in offered:
        path.write_text(f"{head}changes:\n{line}\n", encoding="utf-8")
        loaded = load_scenario(path)
        assert loaded.findings == ()
        assert loaded.applied


def test_the_sweep_that_the_first_what_if_offers_is_one(tmp_path: Path) -> None:
    write_service(made(like="R1F", births=900, seed=7), tmp_path / "isle")
    path = tmp_path / "isle" / "what_if.yaml"
    text, _, lines = path.read_text(encoding="utf-8").partition("# sweep:")
    path.write_text(f"{text}sweep:{lines.replace('#', ' ')}", encoding="utf-8")
    assert len(load_scenarios(path)) == 9
