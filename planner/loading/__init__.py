"""Files in, a validated scenario out; every problem with file, line, column, key and a hint."""

from planner.loading.load import load_scenario, load_scenarios
from planner.loading.loaded import Loaded
from planner.loading.saving import resolved_yaml, scenario_schema
from planner.loading.stepping import LoadedStep, load_steps
from planner.whatif import VERBS

OF_TABLES = frozenset(VERBS)
"""Kinds of change that concern the tables."""

__all__ = [
    "OF_TABLES",
    "Loaded",
    "LoadedStep",
    "load_scenario",
    "load_scenarios",
    "load_steps",
    "resolved_yaml",
    "scenario_schema",
]
