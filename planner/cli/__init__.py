"""The command line: flags in, one call, words out. Nothing is computed here."""

import gc
import sys

FEW_COLLECTIONS = 100_000, 50, 50
"""A command keeps most of what it makes till it ends; looking for rubbish as often as Python does takes a
twelfth of a rota's time."""


def main() -> None:
    """Run `caseload`."""
    gc.set_threshold(*FEW_COLLECTIONS)
    try:
        from planner.cli.app import app
        from planner.cli.console import forgive_encodings

        forgive_encodings()
        app()
    except KeyboardInterrupt:
        sys.exit(130)
