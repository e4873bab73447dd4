"""The command line: flags in, one call, words out. Nothing is computed here."""

import sys


def main() -> None:
    """Run `caseload`."""
    try:
        from planner.cli.app import app
        from planner.cli.console import forgive_encodings

        forgive_encodings()
        app()
    except KeyboardInterrupt:
        sys.exit(130)
