"""YAML 1.2: what the plain words of a file mean."""

from collections.abc import Callable

import pytest

from planner.loading import Loaded

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]
Spoil = Callable[[str, str, str], None]


@pytest.mark.parametrize("word", ["no", "yes", "on", "1:36", "2027-01-04", "~x", "=", "0o", "12e", "N"])
def test_a_plain_word_is_text(word: str, spoil: Spoil, load: Load) -> None:
    """None of YAML 1.1's surprises: these are the texts that they look like."""
    spoil("base.yaml", "title: Example", f"title: {word}")
    assert load().scenario.title == word


@pytest.mark.parametrize("text", ["2027-01-04", "'2027-01-04'", "04/01/2027", "2027-01-04T00:00:00"])
def test_as_of_is_read_as_dates_of_tables_are(text: str, spoil: Spoil, load: Load) -> None:
    """A YAML date, text in quotes and a British date are the same day."""
    spoil("base.yaml", "as_of: 2027-01-04", f"as_of: {text}")
    assert str(load().scenario.as_of) == "2027-01-04"


@pytest.mark.parametrize(("text", "value"), [("3", 3), ("0x3", 3), ("0o3", 3), ("+3", 3), ("03", 3)])
def test_whole_numbers(text: str, value: int, load: Load) -> None:
    """Whole numbers are read in the forms of YAML 1.2."""
    assert load(f"horizon_months={text}").scenario.horizon_months == value


@pytest.mark.parametrize("text", ["1e999", ".nan", "-.inf", "9" * 5000])
def test_a_number_without_bounds_is_refused(text: str, told: Told) -> None:
    """No infinite limit slips in."""
    assert told(f"policy.limits.team_wte_max={text}")[0].startswith("--set: error:")


@pytest.mark.parametrize("text", ["true", "'6'", "6.5", "[6]", "6 months"])
def test_nothing_is_turned_into_a_number(text: str, told: Told) -> None:
    """A flag, a text or a list is no number."""
    assert told(f"horizon_months={text}") == [
        text for text in told(f"horizon_months={text}") if "must be a whole number" in text
    ]
    assert told(f"horizon_months={text}")


def test_an_anchor_may_be_used_again(spoil: Spoil, load: Load) -> None:
    """Aliases are fine: only their excess is refused."""
    spoil("base.yaml", "when: everyone", "when: &who {field: age, at_most: 19}")
    spoil("base.yaml", "when: {field: complex_social_factors, is: true}", "when: *who")
    policy = load().scenario.policy
    assert policy.tiers[1].when == policy.weights[0].when


def test_half_a_character_is_refused(told: Told) -> None:
    """Text that no file could be written with does not get in."""
    assert told('title="\\ud800"')[0].startswith("--set: error: holds half a character")


def test_a_criterion_of_any_shape_keeps_its_path(told: Told) -> None:
    """The path of a fault is the path in the file, however deep, with no word of the schema in between."""
    setting = "policy.tiers[0].when={not: {not: {all: [{any: [{field: age, is: [1]}]}]}}}"
    path = "policy.tiers[0].when.not.not.all[0].any[0].is"
    assert told(setting) == [f"--set: error: must be text, a whole number, true or false [{path}]"]


def test_a_key_beside_a_criterion_keeps_its_path(told: Told) -> None:
    """A word that the schema and the file both use is not taken for one another's."""
    texts = told("policy.tiers[0].when={not: {not: everyone, xyz: 1}}")
    assert [text.split("\n")[0] for text in texts] == [
        "--set: error: unknown key [policy.tiers[0].when.not.xyz]"
    ]


def test_too_many_values_are_refused_while_they_are_read(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """A vast file is given up before it costs time."""
    monkeypatch.setattr("planner.loading.yaml_nodes.MOST_NODES", 20)
    assert [text.split(": ", 1)[1] for text in told()] == ["error: more than 20 values"]
