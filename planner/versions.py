"""The programs that a plan is made by, and their versions on this machine."""

import platform
from importlib.metadata import PackageNotFoundError, version

DISTRIBUTIONS = {"planner": "caseload-planner", "ortools": "ortools"}


def version_of(program: str) -> str | None:
    """The installed version of one of `DISTRIBUTIONS`; none if it is not installed."""
    try:
        return version(DISTRIBUTIONS[program])
    except PackageNotFoundError:
        return None


def versions() -> dict[str, str]:
    """Versions of the planner, ortools and Python on this machine."""
    found = {program: version_of(program) or "not installed" for program in DISTRIBUTIONS}
    return {**found, "python": platform.python_version()}
