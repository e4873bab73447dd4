"""What-if files: what they extend, who has the last word, what is listed, and what a sweep stands for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from models import InvalidInput, Limits, WhatIfChange
from models.base import Noun
from models.policy_changes import LIMIT_NAMES
from planner.loading import Loaded, load_scenario, load_scenarios
from planner.loading.whatif_file import DATE_KEYS

Load = Callable[..., Loaded]
Told = Callable[..., list[str]]

LIMITS = "policy.limits.births_per_wte_year"


def _ratio(loaded: Loaded) -> float:
    return loaded.scenario.policy.limits.births_per_wte_year


def test_a_what_if_is_its_base_but_for_its_changes(write: Callable[..., Path], load: Load) -> None:
    """Name, title and question are its own; the question of the base would be another."""
    base = load().scenario
    changed = load_scenario(write("fewer", "leave: {who: [M1], on: 01/03/2027}")).scenario
    assert (changed.name, changed.title, changed.question) == ("fewer", "Fewer", None)
    assert str(changed.service.midwife["M1"].leaves_on) == "2027-03-01"
    same = {
        name: getattr(changed.service, name) == getattr(base.service, name)
        for name in ("women", "teams", "areas")
    }
    assert all(same.values())
    assert (changed.policy, changed.as_of) == (base.policy, base.as_of)


def test_every_file_is_among_the_files_read(write: Callable[..., Path]) -> None:
    """The user's own first, then those that it extends, then the tables: all are hashed with a run."""
    write("first", "leave: {who: [M1]}")
    found = load_scenario(write("second", "leave: {who: [M2]}", extends="first.yaml")).files
    assert [path.name for path in found[:4]] == ["second.yaml", "first.yaml", "base.yaml", "women.csv"]


def test_the_command_line_overrules_the_scenario_and_that_its_parents(write: Callable[..., Path]) -> None:
    write("parent", f"set: {{{LIMITS}: 30}}")
    child = write("child", "change_limits: {births_per_wte_year: 32}", extends="parent.yaml")
    assert _ratio(load_scenario(child)) == 32
    assert _ratio(load_scenario(child, settings=[f"{LIMITS}=28"])) == 28


def test_only_what_differs_in_the_end_is_listed(write: Callable[..., Path]) -> None:
    """36 in the base, 30 in the parent, 32 in the child, 28 by hand: from 36 to 28, written by hand."""
    write("parent", f"set: {{{LIMITS}: 30}}", "leave: {who: [M1]}")
    child = write("child", "change_limits: {births_per_wte_year: 32}", extends="parent.yaml")
    listed = [(row.subject, row.before, row.after, row.written) for row in load_scenario(child).applied or ()]
    assert listed == [
        (LIMITS, "36", "32", "child.yaml:4"),
        ("M1", "stays", "gone from 2027-01-04", "parent.yaml:5"),
    ]
    by_hand = load_scenario(child, settings=[f"{LIMITS}=28"]).applied or ()
    assert [(row.before, row.after, row.written) for row in by_hand if row.subject == LIMITS] == [
        ("36", "28", "--set")
    ]


def test_a_tier_that_takes_others_is_listed_though_its_id_is_the_same(write: Callable[..., Path]) -> None:
    """Told by its id alone it would seem unchanged."""
    child = write("child", "change_tiers: {change: [{id: rest, name: Everyone else, when: nobody}]}")
    [row] = load_scenario(child).applied or ()
    assert (row.subject, row.before, row.after) == (
        "policy.tiers",
        "rest (Everyone else): all women",
        "rest (Everyone else): nobody",
    )


def test_a_wrong_list_of_tiers_that_reads_like_the_right_one_is_a_finding(load: Load) -> None:
    """One word that reads like the ids of both tiers: invalid input, and no traceback for its length."""
    with pytest.raises(InvalidInput):
        load('policy.tiers=["first, rest"]')


def test_weights_are_told_rule_by_rule(write: Callable[..., Path], load: Load) -> None:
    """The base has the first rule. One added at the end is listed, and one taken off again is not."""
    rules = [
        f"{{adds: {adds}, when: {{field: {field}, is: true}}}}"
        for adds, field in ((0.5, "complex_social_factors"), (0.25, "needs_interpreter"))
    ]
    social = "+0.5 if complex_social_factors is true"
    [row] = load(f"policy.weights=[{', '.join(rules)}]").applied or ()
    assert (row.subject, row.before, row.after) == (
        "policy.weights",
        social,
        f"{social}; +0.25 if needs_interpreter is true",
    )
    write("parent", f"set: {{policy.weights: [{', '.join(rules)}]}}")
    child = write("child", f"set: {{policy.weights: [{rules[0]}]}}", extends="parent.yaml")
    assert load_scenario(child).applied == ()


def test_settings_of_a_base_scenario_are_listed_too(load: Load) -> None:
    [row] = load("policy.limits.pace_months=2").applied or ()
    assert (row.kind, row.subject, row.before, row.after, row.file) == (
        "set",
        "policy.limits.pace_months",
        "3",
        "2",
        "--set",
    )
    assert load().applied is None


def test_limits_go_up_from_what_holds(write: Callable[..., Path]) -> None:
    """The base names no floor, so its default of 0 holds; the parent makes it 4, the child 6 more."""
    write("parent", "change_limits: {core_floor_wte: 4}")
    child = write(
        "child", "change_limits: {core_floor_wte: {by: 6}, pace_months: {by: -1}}", extends="parent.yaml"
    )
    limits = load_scenario(child).scenario.policy.limits
    assert (limits.core_floor_wte, limits.pace_months) == (10, 2)


def test_tiers_are_kept_replaced_and_changed(write: Callable[..., Path]) -> None:
    def names(change: str) -> list[str]:
        return [tier.name for tier in load_scenario(write("tiers", change)).scenario.policy.tiers]

    assert names("change_tiers: {keep: [rest, first]}") == ["Everyone else", "Highest risk"]
    assert names("change_tiers: {keep: [first]}") == ["Highest risk"]
    assert names("change_tiers: {change: [{id: rest, name: All, when: everyone}]}") == ["Highest risk", "All"]
    assert names("change_tiers: {replace_all: [{id: all, name: All, when: everyone}]}") == ["All"]


def test_two_ways_to_one_base_are_one(write: Callable[..., Path]) -> None:
    """What both parents build upon is applied once: one recruit, not two."""
    write("grand", "recruit: {midwives: 1, team: T1}")
    write("one", "leave: {who: [M1]}", extends="grand.yaml")
    write("other", "leave: {who: [M2]}", extends="grand.yaml")
    found = load_scenario(write("both", extends="[one.yaml, other.yaml]")).scenario.service
    assert [row.midwife_id for row in found.midwives if row.midwife_id.startswith("new")] == [
        "new-T1-20270104-01"
    ]
    assert all(found.midwife[one].leaves_on for one in ("M1", "M2"))


def test_what_is_wrong_with_a_file_on_two_ways_is_told_once(write: Callable[..., Path], told: Told) -> None:
    write("grand", "recruit: {midwives: some, team: T1}")
    for name in ("one", "other"):
        write(name, "leave: {who: [M1]}", extends="grand.yaml")
    write("both", extends="[one.yaml, other.yaml]")
    assert [text.split(" error")[0] for text in told(name="both.yaml")] == ["grand.yaml:4:15:"]


def test_parents_may_agree(write: Callable[..., Path]) -> None:
    write("one", "change_limits: {births_per_wte_year: 32}")
    write("other", f"set: {{{LIMITS}: 32}}")
    both = load_scenario(write("both", extends="[one.yaml, other.yaml]"))
    assert (_ratio(both), both.findings) == (32, ())


def test_parents_may_not_disagree(write: Callable[..., Path], told: Told) -> None:
    """Told at the later of the two, with the place of the other; a child's own word does not settle it."""
    write("one", "change_limits: {births_per_wte_year: 32}")
    write("other", f"set: {{{LIMITS}: 30}}")
    write("both", "leave: {who: [M1]}", extends="[one.yaml, other.yaml]")
    assert told(name="both.yaml") == [
        f"other.yaml:4:11: error: disagrees with another scenario that is extended [changes[0].set.{LIMITS}]"
        "\n  hint: that one is one.yaml:4; extend only one of the two scenarios"
    ]


def test_a_circle_of_files_is_told_where_it_closes(write: Callable[..., Path], told: Told) -> None:
    for name, other in (("a", "b"), ("b", "c"), ("c", "a")):
        write(name, "leave: {who: [M1]}", extends=f"{other}.yaml")
    assert told(name="a.yaml") == [
        "c.yaml:1:1: error: scenarios extend one another in a circle: 'a.yaml' [extends[0]]"
        "\n  hint: a.yaml -> b.yaml -> c.yaml -> a.yaml"
    ]


def test_two_bases_are_one_too_many(write: Callable[..., Path], folder: Path, told: Told) -> None:
    (folder / "second.yaml").write_bytes((folder / "base.yaml").read_bytes())
    write("both", extends="[base.yaml, second.yaml]")
    [text] = told(name="both.yaml")
    assert text.startswith(
        "both.yaml:1:22: error: leads to a second base scenario: 'second.yaml' [extends[1]]"
    )


def test_a_sweep_cannot_be_extended(write: Callable[..., Path], told: Told) -> None:
    write("many", more="sweep: {births_per_wte_year: [30, 32]}\n")
    write("one", "leave: {who: [M1]}", extends="many.yaml")
    assert (
        "one.yaml:1:1: error: has a sweep, so it is not one scenario: 'many.yaml'" in told(name="one.yaml")[0]
    )


def test_a_broken_parent_is_told_with_its_own_place(write: Callable[..., Path], told: Told) -> None:
    write("parent", "leave: {who: [M7]}")
    write("child", "leave: {who: [M8]}", extends="parent.yaml")
    places = [text.split(" error")[0] for text in told(name="child.yaml")]
    assert places == ["parent.yaml:4:19:", "child.yaml:4:19:"]


def test_tables_and_changes_are_told_of_together(
    write: Callable[..., Path], folder: Path, told: Told
) -> None:
    """A broken table hides no misspelt key; what depends on the tables is tried when they are sound."""
    text = (folder / "women.csv").read_text().replace("2027-03-14", "soon")
    (folder / "women.csv").write_text(text)
    write("child", "leave: {whom: [M8]}")
    assert [text.split(":")[0] for text in told(name="child.yaml")] == ["child.yaml", "women.csv"]


def test_keys_of_a_what_if_in_a_base_scenario(folder: Path, told: Told) -> None:
    with (folder / "base.yaml").open("a", encoding="utf-8") as file:
        file.write("\nsweep: {pace_months: [1, 3]}\n")
    [text] = told()
    assert "error: unknown key [sweep]\n  hint: write it in a file of its own, with extends:" in text


@pytest.mark.parametrize(
    "values",
    ["recruits: [0, 1, 2]", "births_per_wte_year: [36, 32, 28]", "policy.limits.pace_months: [1, 2, 3]"],
)
def test_a_sweep_is_numbered_and_named(values: str, write: Callable[..., Path]) -> None:
    """Three scenarios of one file, and no word of a value that is the base's own."""
    found = load_scenarios(write("many", "recruit: {midwives: 1, team: T1}", more=f"sweep:\n  {values}\n"))
    name = values.partition(":")[0]
    assert [one.point.number for one in found if one.point] == [1, 2, 3]
    assert [one.scenario.name[:6] for one in found] == ["many-1", "many-2", "many-3"]
    assert all(one.scenario.title.startswith(f"Many: {name} ") for one in found)
    assert all(one.findings == () for one in found)


def test_a_sweep_is_the_product_the_last_thing_fastest(write: Callable[..., Path]) -> None:
    sweep = "sweep:\n  births_per_wte_year: [28, 36]\n  recruits: [0, 3]\n"
    found = load_scenarios(write("many", "recruit: {midwives: 1, team: T1}", more=sweep))
    reached = [(_ratio(one), len(one.scenario.service.midwives)) for one in found]
    assert reached == [(28, 3), (28, 6), (36, 3), (36, 6)]


def test_any_number_of_a_change_can_be_varied(write: Callable[..., Path]) -> None:
    sweep = "sweep:\n  changes[0].change_hours.to_wte: [0.4, 0.5]\n"
    found = load_scenarios(write("many", "change_hours: {who: [M2], to_wte: 1.0}", more=sweep))
    assert [one.scenario.service.midwife["M2"].wte for one in found] == [0.4, 0.5]


def test_a_sweep_is_not_one_scenario(write: Callable[..., Path]) -> None:
    path = write("many", more="sweep: {births_per_wte_year: [30, 32]}\n")
    with pytest.raises(InvalidInput) as refused:
        load_scenario(path)
    assert "stands for 2 scenarios" in refused.value.findings[0].message


def test_the_limits_that_may_change_are_the_limits_that_there_are() -> None:
    """A new limit is added to the names too."""
    assert set(LIMIT_NAMES) == Limits.model_fields.keys()


def _date_keys(noun: type[Noun]) -> set[str]:
    found: set[str] = set()
    for name, field in noun.model_fields.items():
        for part in (field.annotation, *get_args(field.annotation)):
            if getattr(part, "__name__", "") == "date":
                found.add(field.alias or name)
            elif isinstance(part, type) and issubclass(part, Noun):
                found |= _date_keys(part)
    return found


def test_every_date_of_a_change_may_be_british() -> None:
    """The loading knows the keys that hold dates."""
    assert _date_keys(WhatIfChange) == DATE_KEYS


@pytest.mark.parametrize("setting", ["title=Mine", 'question="Why?"'])
def test_titles_can_be_set_by_hand(setting: str, write: Callable[..., Path]) -> None:
    loaded = load_scenario(write("fewer", "leave: {who: [M1]}"), settings=[setting])
    key, _, value = setting.partition("=")
    assert getattr(loaded.scenario, key) == value.strip('"')


def test_the_same_files_give_the_same_scenario(write: Callable[..., Path]) -> None:
    changes = (
        "leave: {midwives: 1, team: T1}",
        "change_births: {by_percent: 50}",
        "sickness: {percent: 9, from: 2027-01-04, until: 2027-03-01}",
    )
    path = write("fewer", *changes)
    first: Any = load_scenario(path)
    assert load_scenario(path) == first
