"""`caseload plan --since`: next week's plan, the hand-overs, and runs that do not fit."""

import json
from pathlib import Path

import pytest

from planner.exports import read_csv
from planner.folders import hash_file
from tests.cli.conftest import Caseload
from tests.cli.tiny import write_tiny_trust

HEADER = "woman_id,edd,from_midwife_id,to_midwife_id,to_team_id,to_buddy,cause,in_words,reason,meet_by"


@pytest.fixture
def next_week(tiny: Path, planned: Path) -> Path:
    """The scenario file a week after the plan: dot has left, w04 has moved away, w12 has booked."""
    assert planned.is_dir()
    _replace(tiny, "as_of: 2027-01-01", "as_of: 2027-01-08")
    _replace(tiny.parent / "midwives.csv", "dot,south,0.6,6,Polish,\n", "gil,south,0.8,6,,\n")
    women = tiny.parent / "women.csv"
    kept = [line for line in women.read_text().splitlines(keepends=True) if not line.startswith("w04,")]
    women.write_text("".join(kept) + "w12,2027-06-20,2027-01-05,mill,A,,,,\n")
    return tiny


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def _latest() -> Path:
    return max((Path("runs") / "base").iterdir(), key=lambda path: path.stat().st_ctime_ns)


def test_women_of_a_midwife_who_left_go_to_their_buddies(
    caseload: Caseload, next_week: Path, planned: Path
) -> None:
    before = {row["woman_id"]: row for row in read_csv((planned / "caseloads.csv").read_text())}
    result = caseload("plan", next_week, "--since", "runs/base")
    assert result.exit_code == 0, result.output
    handed = read_csv((_latest() / "handovers.csv").read_text())
    assert handed
    assert {row["woman_id"] for row in handed} == {
        woman_id for woman_id, row in before.items() if row["midwife_id"] == "dot" and woman_id != "w04"
    }
    for row in handed:
        assert row["to_midwife_id"] == before[row["woman_id"]]["buddy_id"] == "cat"
        assert row["cause"] == "midwife_left"
        assert "2027-01-08" <= row["meet_by"] <= row["edd"]


def test_nobody_else_is_moved(caseload: Caseload, next_week: Path, planned: Path) -> None:
    caseload("plan", next_week, "--since", planned)
    after = {row["woman_id"]: row for row in read_csv((_latest() / "caseloads.csv").read_text())}
    before = [row for row in read_csv((planned / "caseloads.csv").read_text()) if row["midwife_id"] != "dot"]
    stay = {row["woman_id"]: row["midwife_id"] for row in before if row["woman_id"] in after}
    assert len(stay) >= 4
    assert {woman_id: after[woman_id]["midwife_id"] for woman_id in stay} == stay


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_tables_of_changes_fit_the_screen(caseload: Caseload, next_week: Path, width: int) -> None:
    result = caseload("plan", next_week, "--since", "runs/base", width=width)
    lines = [line for line in result.stdout.splitlines() if not line.startswith(("files:", "next:"))]
    assert max(map(len, lines)) <= width
    words = " ".join(result.stdout.split())
    for said in ("Since the plan of 1 January 2027", "keep their midwife", "Handed over: 1 woman", "2027-"):
        assert said in words


def test_changes_as_json(caseload: Caseload, next_week: Path) -> None:
    [plan] = json.loads(caseload("plan", next_week, "--since", "runs/base", "--json").stdout)
    found = plan["changes"]
    assert found["since"] == "2027-01-01"
    assert found["to_buddy"] == len(found["handovers"]) == 1
    assert found["left"] == 1
    assert found["without_midwife"] == found["to_another"] == 0


def test_the_run_passes_its_audit_again(caseload: Caseload, next_week: Path) -> None:
    """The scenario kept in the folder holds the care begun that was carried over."""
    caseload("plan", next_week, "--since", "runs/base")
    result = caseload("audit", _latest())
    assert result.exit_code == 0, result.output
    assert result.stderr == ""


def test_the_manifest_names_the_earlier_run(caseload: Caseload, next_week: Path, planned: Path) -> None:
    """By its folder's name and hash, not by the way to it."""
    caseload("plan", next_week, "--since", planned / "plan.json")
    manifest = json.loads((_latest() / "manifest.json").read_text())
    assert manifest["since"] == {
        "folder": planned.name,
        "as_of": "2027-01-01",
        "manifest_hash": hash_file(planned / "manifest.json"),
    }
    assert "handovers.csv" in manifest["outputs"]
    assert (_latest() / "scenario.yaml").read_text().startswith("# care begun is that of an earlier run")


def test_without_since_there_is_no_list(planned: Path) -> None:
    assert not (planned / "handovers.csv").exists()
    assert json.loads((planned / "manifest.json").read_text())["since"] is None


def test_the_same_day_again_changes_nothing(caseload: Caseload, tiny: Path, planned: Path) -> None:
    """A plan taken as care begun is the plan that is made."""
    result = caseload("plan", tiny, "--since", planned)
    assert result.exit_code == 0, result.output
    assert (_latest() / "handovers.csv").read_text() == HEADER + "\n"
    [old, new] = [read_csv((folder / "caseloads.csv").read_text()) for folder in (planned, _latest())]
    assert [row["midwife_id"] for row in new] == [row["midwife_id"] for row in old]


def test_hand_overs_are_exported(caseload: Caseload, next_week: Path) -> None:
    caseload("plan", next_week, "--since", "runs/base")
    assert caseload("export", _latest(), "--out", "handed").exit_code == 0
    assert Path("handed/handovers.csv").read_text() == (_latest() / "handovers.csv").read_text()


def test_a_woman_moved_by_hand_in_the_tables_stays_where_she_was_put(
    caseload: Caseload, tiny: Path, planned: Path
) -> None:
    """People work from caseloads.csv, so that is what care begun is; that it was changed is told."""
    _replace(planned / "caseloads.csv", "north,bea,ann", "north,ann,bea")
    result = caseload("plan", tiny, "--since", planned)
    assert "caseloads.csv: warning: was changed after the run was written" in result.stderr
    after = {
        row["woman_id"]: row["midwife_id"] for row in read_csv((_latest() / "caseloads.csv").read_text())
    }
    assert after["w06"] == "ann"
    assert result.exit_code == 0, result.output


# Runs that do not fit: what is wrong, and the exact text that the person sees


def test_a_run_of_a_later_day_is_exit_2(caseload: Caseload, tiny: Path, planned: Path) -> None:
    _replace(tiny, "as_of: 2027-01-01", "as_of: 2026-12-24")
    result = caseload("plan", tiny, "--since", planned)
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "error: the earlier run was planned on a later day: 2027-01-01\n"
        "  hint: base plans on 2026-12-24: name an earlier run, or move its as_of on\n"
    )


def test_no_such_run_is_exit_3(caseload: Caseload, tiny: Path) -> None:
    result = caseload("plan", tiny, "--since", "runs/bse")
    assert result.exit_code == 3
    assert result.stderr == (
        "runs/bse: error: no run found\n"
        "  hint: there is no such folder; name a run folder or runs/<scenario>\n"
        "1 error\n"
    )


def test_a_run_without_its_tables_is_exit_3(caseload: Caseload, tiny: Path, planned: Path) -> None:
    (planned / "caseloads.csv").unlink()
    result = caseload("plan", tiny, "--since", planned)
    assert result.exit_code == 3
    assert f"{planned}/caseloads.csv: error: is missing\n" in result.stderr
    assert len(list((Path("runs") / "base").iterdir())) == 1


def test_a_run_of_another_service_is_warned_of(
    caseload: Caseload, tiny: Path, planned: Path, tmp_path: Path
) -> None:
    other = write_tiny_trust(tmp_path / "other", "other")
    women = other.parent / "women.csv"
    women.write_text(women.read_text().replace("\nw", "\nx"))
    result = caseload("plan", other, "--since", planned)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith(
        f"{planned}: warning: places nobody who is in the files\n  hint: name a run of the same service\n"
    )


def _of_another_trust(tiny: Path, *, booked_on: str, areas: dict[str, str]) -> None:
    """Rewrite the women: all booked on another day, and each area is another."""
    women = tiny.parent / "women.csv"
    header, *rows = women.read_text().splitlines()
    found = []
    for row in rows:
        woman_id, edd, booked, area_id, *rest = row.split(",")
        day = booked_on if booked < "2027" else booked
        found.append(",".join([woman_id, edd, day, areas.get(area_id, area_id), *rest]))
    women.write_text("\n".join([header, *found]) + "\n")


ELSEWHERE = {"mill": "park", "park": "far", "far": "mill"}


def test_a_run_of_another_trust_with_the_same_ids_is_exit_3_and_writes_nothing(
    caseload: Caseload, tiny: Path, planned: Path
) -> None:
    """Eleven of the twelve had booked (the last is a forecast); all of them booked elsewhere, another day."""
    _of_another_trust(tiny, booked_on="2026-09-16", areas=ELSEWHERE)
    result = caseload("plan", tiny, "--since", planned)
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr == (
        f"{planned}: error: is a run of another service: of the 11 women whose ids are in both, 11 have "
        "another booking date and another area in the files: 'w00'\n"
        "  hint: ids are alike by chance; plan each trust with an --out of its own, "
        "and name a run from there\n"
        "1 error\n"
    )
    assert len(list((Path("runs") / "base").iterdir())) == 1


@pytest.mark.parametrize(
    ("booked_on", "areas"), [("2026-09-15", ELSEWHERE), ("2026-09-16", {})], ids=["areas", "bookings"]
)
def test_areas_or_booking_dates_alone_written_anew_are_no_other_service(
    caseload: Caseload, tiny: Path, planned: Path, booked_on: str, areas: dict[str, str]
) -> None:
    """Everybody moved house, or the trust counts another visit as the booking: the other still agrees."""
    _of_another_trust(tiny, booked_on=booked_on, areas=areas)
    assert caseload("plan", tiny, "--since", planned).exit_code == 0


def test_a_run_of_another_service_with_the_same_ids_is_warned_of(
    caseload: Caseload, tiny: Path, planned: Path, tmp_path: Path
) -> None:
    """Two trusts may both count from w00; that all women have other due dates gives them away."""
    other = write_tiny_trust(tmp_path / "other", "other")
    women = other.parent / "women.csv"
    header, *rows = women.read_text().splitlines()
    dates = [row.split(",")[1] for row in rows]
    away = [dates[(at + len(dates) // 2) % len(dates)] for at in range(len(dates))]
    moved = [row.replace(old, new) for row, old, new in zip(rows, dates, away, strict=True)]
    women.write_text("\n".join([header, *moved]) + "\n")
    result = caseload("plan", other, "--since", planned)
    assert "women placed have another due date in the files" in result.stderr
    assert "is it a run of the same service" in result.stderr


def test_a_due_date_corrected_by_a_scan_is_no_other_service(
    caseload: Caseload, tiny: Path, planned: Path
) -> None:
    women = tiny.parent / "women.csv"
    women.write_text(women.read_text().replace("2027-04-", "2027-05-").replace("2027-02-1", "2027-02-2"))
    result = caseload("plan", tiny, "--since", planned)
    assert result.exit_code == 0, result.output
    assert "another due date" not in result.stderr


def test_records_that_are_out_of_date_are_noted(caseload: Caseload, tiny: Path, planned: Path) -> None:
    """w00 is with ann in both; w03, whom the plan gave to ann, stands in the files with a team alone."""
    _replace(
        tiny.parent / "women.csv",
        "w03,2027-05-13,2026-09-15,mill,A,Urdu,,,",
        "w03,2027-05-13,2026-09-15,mill,A,Urdu,south,,",
    )
    result = caseload("plan", tiny, "--since", planned)
    assert (
        "note: team or midwife in the files is out of date and not taken, 1 woman: 'w03' [woman_id]\n"
        "  hint: bring team_id and midwife_id in the table of women up to date\n"
    ) in result.stderr


def test_since_goes_with_one_file(caseload: Caseload, tiny: Path, planned: Path) -> None:
    result = caseload("plan", tiny, tiny, "--since", planned)
    assert result.exit_code == 2
    assert result.stderr == "error: --since with more than one scenario: 2\n  hint: plan one FILE at a time\n"
