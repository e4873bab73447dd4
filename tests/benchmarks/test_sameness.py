"""The table of repeated runs: what differs is found, and a shuffle loses no row."""

from pathlib import Path
from random import Random

import pytest

from tests.benchmarks import sameness
from tests.benchmarks.sameness import Seen, different, hashes, main, shuffle
from tests.cli.tiny import write_tiny_trust


def write_run(out: Path, plan: str, seconds: float) -> Path:
    """A run that says only this."""
    folder = out / "base" / "a-run"
    folder.mkdir(parents=True)
    (folder / "plan.json").write_text(plan, encoding="utf-8")
    (folder / "manifest.json").write_text(f'{{"seconds": {seconds}}}', encoding="utf-8")
    return out


def test_hashes_tell_plans_apart_and_heed_no_times(tmp_path: Path) -> None:
    one, alike, other = (
        dict(hashes(write_run(tmp_path / name, plan, seconds)))
        for name, plan, seconds in (("one", "{}", 1.0), ("alike", "{}", 2.0), ("other", "{ }", 1.0))
    )
    assert set(one) == {"plan.json"}
    assert one == alike
    assert list(different(Seen(1.0, one), Seen(1.0, other))) == ["plan.json"]
    assert Seen(1.0, one).digest != Seen(1.0, other).digest


def test_a_file_that_only_one_run_has_differs() -> None:
    seen = Seen(1.0, {"plan.json": "a"})
    assert list(different(seen, Seen(1.0, {}))) == ["plan.json"]
    assert list(different(Seen(1.0, {}), seen)) == ["plan.json"]


def test_a_shuffle_keeps_every_row_in_another_order(tmp_path: Path) -> None:
    base = write_tiny_trust(tmp_path)
    table = base.parent / "women.csv"
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    shuffle(base.parent, Random(1))
    first, *others = table.read_text(encoding="utf-8").splitlines()
    assert first == header
    assert others != rows
    assert sorted(others) == sorted(rows)


def test_table_has_a_row_a_run_and_the_code_tells_whether_all_are_the_same(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command itself is not run here: what it would have written is given."""
    plans = iter(["a", "a", "a", "a", "a", "b"])
    monkeypatch.setattr("sys.argv", ["sameness"])
    monkeypatch.setattr(sameness, "caseload", lambda *_: None)
    monkeypatch.setattr(sameness, "planned", lambda *_: Seen(1.0, {"plan.json": next(plans)}))
    assert main() == 1
    printed = [line.split("|")[-2].strip() for line in capsys.readouterr().out.splitlines()[4:]]
    assert printed == ["yes"] * 5 + ["no: plan.json"]
