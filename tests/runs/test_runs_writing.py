"""A run folder is written whole or not at all."""

import json
import os
import re
import stat
from pathlib import Path

import pytest

from models import InvalidInput
from planner.folders import hash_file
from planner.runs import content_hash, write_run
from tests.metrics.conftest import place
from tests.runs.conftest import facts, run

FILES = {
    *("manifest.json", "scenario.yaml", "scenario.json", "plan.json", "audit.json"),
    *("caseloads.csv", "unplaced.csv", "tiers.csv", "teams.csv", "midwives.csv", "metrics.csv", "audit.csv"),
    "columns.csv",
}


def test_the_folder_is_named_by_scenario_time_and_content(tmp_path: Path) -> None:
    """`runs/<scenario>/<time>-<first eight digits of the content's hash>`."""
    made = run()
    assert (
        write_run(tmp_path, made) == tmp_path / "test" / f"20270104T091500Z-{content_hash(made.scenario)[:8]}"
    )


def test_all_files_are_there_and_nothing_else(tmp_path: Path) -> None:
    """No hidden folder is left beside them."""
    folder = write_run(tmp_path, run())
    assert {path.name for path in folder.iterdir()} == FILES
    assert list((tmp_path / "test").iterdir()) == [folder]


def test_the_manifest_hashes_every_other_file(tmp_path: Path) -> None:
    """What stands in `outputs` is what `sha256sum` says."""
    folder = write_run(tmp_path, run())
    outputs = json.loads((folder / "manifest.json").read_text())["outputs"]
    assert outputs == {name: hash_file(folder / name) for name in FILES - {"manifest.json"}}


def test_the_manifest_tells_how_the_run_was_made(tmp_path: Path) -> None:
    """Facts, status, bounds and verdict."""
    made = run()
    manifest = json.loads((write_run(tmp_path, made) / "manifest.json").read_text())
    assert manifest["scenario_hash"] == content_hash(made.scenario) == manifest["outputs"]["scenario.json"]
    assert (manifest["status"], manifest["audit_passed"], manifest["violations"]) == ("proven", True, 0)
    assert manifest["tiers"][1] == {"tier": 2, "placed": 1, "bound": 1, "gap": 0}
    assert (manifest["seed"], manifest["seconds"]) == (7, {"solve": 1.5})
    assert manifest["inputs"] == {"women.csv": "0" * 64}


def test_the_plan_states_each_gap(tmp_path: Path) -> None:
    """Bound 5 less 1 placed."""
    made = run()
    tiers = (made.plan.tiers[0], made.plan.tiers[1].replace(bound=5))
    folder = write_run(tmp_path, run(plan=made.plan.replace(tiers=tiers)))
    assert [row["gap"] for row in json.loads((folder / "plan.json").read_text())["tiers"]] == [0, 4]


def test_clock_times_stand_in_the_manifest_alone(tmp_path: Path) -> None:
    """The same input gives the same bytes, whenever and however fast it is planned."""
    first = write_run(tmp_path, run())
    second = write_run(
        tmp_path, run(facts=facts(started_at="20280101T000000Z", seconds={"solve": 9.0}, seed=1))
    )
    for name in FILES - {"manifest.json"}:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    """Ethnicity and health are special-category data."""
    folder = write_run(tmp_path / "runs", run())
    for path in (tmp_path / "runs", folder.parent, folder):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("exception", [KeyboardInterrupt, OSError(28, "No space left on device")], ids=str)
@pytest.mark.parametrize("after", range(len(FILES)))
def test_an_interruption_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, exception: type[BaseException] | OSError
) -> None:
    """Whichever file is being flushed when it comes, no folder made for the run stays."""
    calls = iter(range(after))

    def flush(_: int) -> None:
        if next(calls, None) is None:
            raise exception

    monkeypatch.setattr(os, "fsync", flush)
    with pytest.raises((KeyboardInterrupt, OSError)):
        write_run(tmp_path / "runs", run())
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_leaves_other_runs_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run written before is still there, and only it."""
    before = write_run(tmp_path, run())

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        write_run(tmp_path, run())
    assert list((tmp_path / "test").iterdir()) == [before]


def test_what_cannot_be_rendered_touches_nothing(tmp_path: Path) -> None:
    """A fault in the content shows before the disk is touched."""
    no_number = place("w1", weight=float("nan"))
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_run(tmp_path / "runs", run(plan=run().plan.replace(placements=(no_number,))))
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_in_the_same_second_gets_its_own_folder(tmp_path: Path) -> None:
    """Nothing is written over."""
    first, second, third = (write_run(tmp_path, run()) for _ in range(3))
    assert [second.name, third.name] == [f"{first.name}-2", f"{first.name}-3"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("../../evil", "evil"),
        ("/etc/passwd", "etc-passwd"),
        ("two leave, one joins", "two-leave-one-joins"),
        ("..", "scenario"),
        (".hidden", "hidden"),
        ("x" * 300, "x" * 80),
    ],
    ids=["up", "root", "blanks", "dots", "hidden", "long"],
)
def test_a_scenario_name_never_leads_elsewhere(tmp_path: Path, name: str, folder: str) -> None:
    """Whatever it is called, its folder lies right in the one that the user named."""
    made = run()
    written = write_run(tmp_path / "runs", run(scenario=made.scenario.replace(name=name)))
    assert written.parent == tmp_path / "runs" / folder
    assert [path.name for path in tmp_path.iterdir()] == ["runs"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_place_of_the_scenario_is_refused(tmp_path: Path) -> None:
    """A link planted where the runs should go is not followed."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "runs").mkdir()
    (tmp_path / "runs" / "test").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InvalidInput) as caught:
        write_run(tmp_path / "runs", run())
    assert caught.value.findings[0].message == "is a symbolic link"
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_a_link_in_place_of_the_run_is_not_followed(tmp_path: Path, target: str) -> None:
    """The run takes the next free name, whether the link leads to a folder or to nothing."""
    made = run()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "test").mkdir()
    name = f"20270104T091500Z-{content_hash(made.scenario)[:8]}"
    (tmp_path / "test" / name).symlink_to(tmp_path / target)
    assert write_run(tmp_path, made).name == f"{name}-2"
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert not (tmp_path / "nowhere").exists()


def test_without_an_audit_there_is_no_verdict(tmp_path: Path) -> None:
    """None is not a pass."""
    folder = write_run(tmp_path, run(report=None))
    assert json.loads((folder / "manifest.json").read_text())["audit_passed"] is None
    assert not (folder / "audit.json").exists()


def test_a_start_time_has_one_form() -> None:
    """It becomes part of a path."""
    with pytest.raises(ValueError, match=re.escape("String should match pattern")):
        facts(started_at="../20270104T091500Z")
