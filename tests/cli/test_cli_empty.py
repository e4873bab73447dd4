"""A service that lacks something altogether still gets a plan, and every question about it an answer."""

from pathlib import Path

import pytest

from tests.cli.conftest import Caseload
from tests.cli.tiny import AREAS, MIDWIVES, TEAMS, WOMEN_HEADER, women_csv


def _header(table: str) -> str:
    return table.splitlines(keepends=True)[0]


NOBODY_MET = women_csv().replace("north,ann,bea", ",,")
CORE_ALONE = _header(MIDWIVES) + "eve,core,1.0,6,,\n"
LACKING = {
    "women": {"women.csv": WOMEN_HEADER},
    "midwives": {"women.csv": NOBODY_MET, "midwives.csv": _header(MIDWIVES)},
    "midwives of teams": {"women.csv": NOBODY_MET, "midwives.csv": CORE_ALONE},
    "teams": {"women.csv": NOBODY_MET, "midwives.csv": CORE_ALONE, "teams.csv": _header(TEAMS)},
    "everything": {
        "women.csv": WOMEN_HEADER,
        "midwives.csv": _header(MIDWIVES),
        "teams.csv": _header(TEAMS),
        "areas.csv": _header(AREAS),
    },
}


@pytest.mark.parametrize("open_at_once", ["null", "26"])
@pytest.mark.parametrize("lacking", LACKING)
def test_whatever_is_lacking_every_command_answers(
    caseload: Caseload, tiny: Path, lacking: str, open_at_once: str
) -> None:
    """Also where a limit of women open at once, counted by day, has no team to count for."""
    text = tiny.read_text()
    assert "open_caseload_per_wte: null" in text
    tiny.write_text(text.replace("open_caseload_per_wte: null", f"open_caseload_per_wte: {open_at_once}"))
    for name, text in LACKING[lacking].items():
        (tiny.parent / name).write_text(text)
    questions = [["--tier", "1"]]
    questions += [["--woman", "w01"]] if lacking not in ("women", "everything") else []
    questions += [["--team", "north"]] if lacking not in ("teams", "everything") else []
    commands: list[list[str | Path]] = [
        ["plan", tiny],
        ["audit", "runs/base"],
        ["export", "runs/base"],
        ["explain", "runs/base"],
    ]
    commands += [["explain", "runs/base", *question] for question in questions]
    told = [caseload(*command) for command in commands]
    assert [result.exit_code for result in told] == [0] * len(commands), told[0].output
    assert "audit passed" in told[0].stdout
