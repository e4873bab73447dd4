"""How the program was called, so that the next command can be typed as it is shown."""

import os

PROGRAM = "caseload"
_SET_BY_UV_RUN = "UV"


def called() -> str:
    """`uv run caseload` if that is how it runs: alone `caseload` would not be found then."""
    return f"uv run {PROGRAM}" if os.environ.get(_SET_BY_UV_RUN) else PROGRAM
