"""`--set key=value`: one value changed from the command line."""

from collections.abc import Callable

import pytest

from planner.loading import Loaded

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]


def test_a_number_is_set(load: Load) -> None:
    """A value given on the command line takes the file's place."""
    assert load("horizon_months=9").scenario.horizon_months == 9


def test_a_value_below_lists_is_set(load: Load) -> None:
    """Lists are counted from 0."""
    assert load("policy.tiers[1].name=All others").scenario.policy.tiers[1].name == "All others"


def test_a_key_that_the_file_leaves_out_is_set(load: Load) -> None:
    """Keys with defaults need not stand in the file."""
    assert load("policy.aims.travel_minute=3").scenario.policy.aims.travel_minute == 3


def test_null_and_text_are_yaml_1_2(load: Load) -> None:
    """A value is read as in the file: null is none, `no` is text."""
    loaded = load("policy.limits.open_caseload_per_wte=null", "title=no", "question=")
    assert loaded.scenario.policy.limits.open_caseload_per_wte is None
    assert (loaded.scenario.title, loaded.scenario.question) == ("no", None)


def test_a_mapping_is_set_whole(load: Load) -> None:
    """A flow mapping replaces all that stood there."""
    limits = load("policy.limits={births_per_wte_year: 30}").scenario.policy.limits
    assert limits.births_per_wte_year == 30


def test_a_date_may_be_british(load: Load) -> None:
    """Dates on the command line are read as in the file."""
    assert str(load("as_of=05/01/2027").scenario.as_of) == "2027-01-05"


def test_an_alias_changes_in_one_place_only(spoil: Callable[..., None], load: Load) -> None:
    """A value that YAML shares between two places is set in the one that is named."""
    spoil("base.yaml", "when: everyone", "when: &who {field: age, at_most: 19}")
    spoil("base.yaml", "when: {field: complex_social_factors, is: true}", "when: *who")
    policy = load("policy.weights[0].when.at_most=16").scenario.policy
    assert (policy.tiers[1].when.at_most, policy.weights[0].when.at_most) == (19, 16)  # type: ignore[union-attr]  # both have one


REFUSED = {
    "horizon=6": "unknown key [horizon]\n  hint: did you mean horizon_months",
    "policy.limts.pace_months=2": "unknown key [policy.limts]\n  hint: did you mean limits",
    "policy.limits.pace_months=many": "must be a whole number: 'many' [policy.limits.pace_months]",
    "horizon_months": "is not key=value: 'horizon_months'\n  hint: for example policy.limits.",
    "=6": "is not key=value: '=6'",
    "policy..limits=6": "is not key=value: 'policy..limits=6'",
    "policy.tiers[7].name=x": "policy.tiers has 2 entries, counted from 0: 'policy.tiers[7].name=x'",
    "policy.tiers.id=x": "policy.tiers is a list: 'policy.tiers.id=x'\n  hint: write policy.tiers[0].id",
    "policy.tiers.0.id=x": "policy.tiers is a list: 'policy.tiers.0.id=x'\n  hint: write policy.tiers[0]",
    "title.x=1": "title has no keys: 'title.x=1'",
    "title[0]=1": "title is not a list: 'title[0]=1'",
    "title='x": "a quote is opened and never closed: 'title='x'",
    "policy.limits={births_per_wte_year: 0}": "must be above 0: '0' [policy.limits.births_per_wte_year]",
    "data.women=../x.csv": "leads out of the scenario's folder: '../x.csv' [data.women]",
}


@pytest.mark.parametrize("setting", REFUSED)
def test_what_cannot_be_set_is_told(setting: str, told: Told) -> None:
    """A setting that does not fit is refused, and the finding says that it came from the command line."""
    assert told(setting)[0].startswith(f"--set: error: {REFUSED[setting]}")


def test_a_key_set_twice_is_a_conflict(told: Told) -> None:
    """No setting silently wins over another."""
    texts = told("horizon_months=3", "horizon_months=9")
    assert texts[0].startswith("--set: error: set twice: 'horizon_months=9'")


def test_settings_and_files_are_told_of_together(spoil: Callable[..., None], told: Told) -> None:
    """A bad setting hides no fault of a file."""
    spoil("women.csv", "2027-03-14", "soon")
    texts = told("horizon=6")
    assert [text.split(":")[0] for text in texts] == ["--set", "women.csv"]
