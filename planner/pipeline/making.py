"""A realistic service made up, and written."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner import folders, loading
from planner.refused import Refused

SCHEMA = "scenario.schema.json"
"""The schema that the first line of a new scenario names for editors."""


class Made(NamedTuple):
    """A service that was made and written."""

    scenario: Path
    """Its base scenario."""
    title: str
    """What the scenario is called."""
    rows: Mapping[str, int]
    """Rows of each table."""


def new_service(folder: Path, **asked: Any) -> Made:
    """Make a realistic service in a new or empty folder from the fields of a TrustSpec; raises Refused."""
    from planner import synthetic  # noqa: PLC0415  # pandas loads slowly, and only this needs it

    try:
        service = synthetic.synthesise(synthetic.TrustSpec(**asked))
        schema = json.dumps(loading.scenario_schema(), indent=2) + "\n"
        with folders.naming(folder):
            synthetic.write_service(service, folder, {SCHEMA: schema})
    except synthetic.SyntheticError as fault:
        raise Refused(str(fault), fault.hint) from None
    rows = {name: len(table) for name, table in service.tables.items()}
    return Made(folder / "base.yaml", service.facts.title, rows)
