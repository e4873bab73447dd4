"""Services that are solved by parts: one of real size, and small ones for which that road is chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from models import Scenario, Service, Tables
from planner.loading import load_scenario
from planner.synthetic import TrustSpec, synthesise, write_service

SOLVER = import_module("planner.caseload.solve")
TABLES = Tables._fields


@cache
def large_scenario() -> Scenario:
    """A made-up trust of 500 births a year with three teams, as `caseload new` writes it."""
    with TemporaryDirectory() as folder:
        write_service(synthesise(TrustSpec(like="RAE", births=500, teams=2)), Path(folder) / "trust")
        return load_scenario(Path(folder) / "trust" / "base.yaml").scenario


@contextmanager
def always_by_parts() -> Iterator[None]:
    """However small a service is, it is solved by parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SOLVER, "SMALL", -1)
        yield


def shuffled(scenario: Scenario, dice: Random) -> Scenario:
    """The same question of the same rows in another order."""
    rows = {name: list(getattr(scenario.service, name)) for name in TABLES}
    for table in rows.values():
        dice.shuffle(table)
    tables = Tables(**{name: tuple(table) for name, table in rows.items()})
    return scenario.replace(service=Service.of(tables))
