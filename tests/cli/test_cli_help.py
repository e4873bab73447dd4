"""Help answers at once, shows an example, and fits the screen."""

import subprocess
import sys

import pytest

from planner.cli.app import EXAMPLES
from tests.cli.conftest import Caseload

HEAVY = ("numpy", "ortools", "pandas", "pydantic", "pyarrow", "openpyxl", "models")


def test_help_names_every_command(caseload: Caseload) -> None:
    result = caseload("--help")
    assert result.exit_code == 0
    assert all(command in result.stdout for command in EXAMPLES)


@pytest.mark.parametrize("command", EXAMPLES)
def test_each_command_shows_an_example(caseload: Caseload, command: str) -> None:
    result = caseload(command, "--help", width=120)
    assert result.exit_code == 0
    assert f"Example: {EXAMPLES[command]}" in " ".join(result.stdout.split())


@pytest.mark.parametrize("width", [60, 80, 200])
def test_help_fits_the_screen(caseload: Caseload, width: int) -> None:
    lines = caseload("plan", "--help", width=width).stdout.splitlines()
    assert max(map(len, lines)) <= width


def test_version_is_one_line(caseload: Caseload) -> None:
    result = caseload("--version")
    assert result.exit_code == 0
    assert result.stdout.startswith("caseload ")
    assert result.stdout.count("\n") == 1


def test_no_command_shows_the_help(caseload: Caseload) -> None:
    result = caseload()
    assert result.exit_code == 2
    assert "Usage" in result.output


def test_help_imports_nothing_heavy() -> None:
    """`caseload --help` answers at once because the solver, pandas and the models stay on the disk."""
    program = (
        "import sys\n"
        "from planner.cli import main\n"
        "sys.argv = ['caseload', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1].split() == ["LOADED"]


def test_completion_is_offered(caseload: Caseload) -> None:
    assert "--install-completion" in caseload("--help").stdout
