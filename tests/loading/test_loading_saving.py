"""What is written for editors and kept with a run."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.loading import Loaded, load_scenario, resolved_yaml, scenario_schema

Load = Callable[..., Loaded]
Spoil = Callable[[str, str, str], None]

AWKWARD = [
    "no",
    "1:36",
    "2027-01-04",
    "null",
    "~",
    "<<",
    "x: y # z",
    "a'b\"c",
    "Ünïcödé",
    "- x",
    "two\nlines",
]


@pytest.mark.parametrize("title", AWKWARD)
def test_the_resolved_scenario_loads_to_the_same(title: str, folder: Path, load: Load) -> None:
    """Writing and reading back changes nothing, whatever the texts are."""
    loaded = load(f"title={json.dumps(title)}", "policy.limits.open_caseload_per_wte=null")
    (folder / "base.yaml").write_text(resolved_yaml(loaded.scenario, loaded.data), encoding="utf-8")
    again = load()
    assert again.scenario == loaded.scenario
    assert again.data == loaded.data


def test_the_resolved_scenario_writes_defaults_out(load: Load) -> None:
    """A run keeps the limits that it was made under, also those that its file left out."""
    loaded = load()
    text = resolved_yaml(loaded.scenario, loaded.data)
    assert "preceptorship_share: 0.75" in text
    assert "contains_any: null" not in text


def test_the_schema_names_every_key_with_its_docstring() -> None:
    """An editor shows what each key means."""
    nouns = scenario_schema()["$defs"]
    whole = nouns["ScenarioFile"]
    assert whole["properties"]["horizon_months"]["description"].startswith("Calendar months planned for")
    assert whole["additionalProperties"] is False
    for noun in ("Limits", "WhatIfFile", "WhatIfChange", "Recruitment", "Departure", "TiersChange"):
        assert all("description" in key for key in nouns[noun]["properties"].values())


def test_the_schema_writes_criteria_as_files_do() -> None:
    """Keys of criteria are `any`, `in`, `is`, not the names they have in Python."""
    text = json.dumps(scenario_schema())
    assert '"any"' in text
    assert '"any_of"' not in text


def test_aliases_are_written_out(spoil: Spoil, load: Load, folder: Path) -> None:
    """The resolved file has no anchors to follow."""
    spoil("base.yaml", "when: everyone", "when: &who {field: age, at_most: 19}")
    spoil("base.yaml", "when: {field: complex_social_factors, is: true}", "when: *who")
    loaded = load_scenario(folder / "base.yaml")
    assert "&" not in resolved_yaml(loaded.scenario, loaded.data)


def test_keys_are_written_in_the_order_of_the_models(load: Load) -> None:
    """The resolved file reads like one that a person wrote: title first, policy last."""
    loaded = load()
    lines = resolved_yaml(loaded.scenario, loaded.data).splitlines()
    keys = [line.split(":")[0] for line in lines if not line.startswith((" ", "-"))]
    assert keys == ["title", "question", "as_of", "horizon_months", "data", "policy"]
