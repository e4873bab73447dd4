"""`caseload schema`: what a scenario file may hold, for editors."""

from planner.cli.exits import ExitCode


def schema() -> ExitCode:
    """Print the JSON Schema of a scenario file, with which editors complete and check it."""
    from planner import pipeline
    from planner.cli.console import emit_json

    emit_json(pipeline.scenario_schema())
    return ExitCode.DONE
