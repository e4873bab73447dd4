"""The command line: flags in, one call, words out. Nothing is computed here."""


def main() -> None:
    """Run `caseload`."""
    from planner.cli.app import app
    from planner.cli.console import forgive_encodings

    forgive_encodings()
    app()
