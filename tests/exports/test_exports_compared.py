"""A comparison as CSV, JSON and Markdown."""

import json
from dataclasses import replace

from models import AppliedChange, Comparison
from models.comparison import View
from planner.comparison import Candidate
from planner.exports import comparison_csv, comparison_json, comparison_md, read_csv
from planner.exports.compared_words import legend, line_words, steps_in_words, told_changes
from tests.comparison.candidates import WOMEN, asked, candidate, compare
from tests.metrics.conftest import place
from tests.strategies.factories import policy


def three(view: View, names: tuple[str, str, str] = ("base", "two recruits", "ratio")) -> Comparison:
    """Two women placed, then five, then four."""
    question = asked()
    plans = (("a0", "b0"), ("a0", "a1", "b0", "b1", "b2"), ("a0", "a1", "b0", "b1"))
    return compare(
        [candidate(name, question, *map(place, women)) for name, women in zip(names, plans, strict=True)],
        view,
    )


def test_csv_has_one_row_a_number_and_its_option_first() -> None:
    """The differences of the rows are those of the numbers."""
    rows = [row for row in read_csv(comparison_csv(three(View.TIER))) if row["measure"] == "placed"]
    told = [
        (row["option"], row["against"], row["value"], row["delta"]) for row in rows if row["group"] == "all"
    ]
    assert told == [
        ("base", "", "2", ""),
        ("two recruits", "base", "5", "3"),
        ("ratio", "base", "4", "2"),
    ]
    assert {row["verdict"] for row in rows if row["option"] == "two recruits"} == {"better"}


def test_csv_of_steps_names_the_step_before() -> None:
    """What each row is held against stands in it."""
    rows = [row for row in read_csv(comparison_csv(three(View.STEPS))) if row["label"] == "all"]
    assert [(row["against"], row["delta"]) for row in rows] == [
        ("", ""),
        ("base", "3"),
        ("two recruits", "-1"),
    ]


def test_csv_of_women_has_one_row_a_woman() -> None:
    """Three gain under the recruits, two under the ratio; a spreadsheet takes nothing for a formula."""
    text = comparison_csv(three(View.WOMEN, ("base", "=2+5", "ratio")))
    rows = read_csv(text)
    assert [(row["option"], row["woman_id"], row["change"]) for row in rows] == [
        ("=2+5", "a1", "gains"),
        ("=2+5", "b1", "gains"),
        ("=2+5", "b2", "gains"),
        ("ratio", "a1", "gains"),
        ("ratio", "b1", "gains"),
    ]
    assert "\n'=2+5," in text


def test_why_a_woman_gains_a_place_does_not_read_as_if_she_lost_it() -> None:
    """b0 has no place any more, a0 had none before: each row says which, in the table and on paper."""
    question = asked()
    options = [candidate("A", question, place("b0")), candidate("B", question, place("a0"))]
    found = compare(options, View.WOMEN)
    gains, loses = read_csv(comparison_csv(found))
    assert (gains["woman_id"], gains["change"], gains["reason"]) == ("a0", "gains", "no_places")
    assert (gains["reason_words"], gains["detail"]) == ("had none: no places left",) * 2
    assert (loses["woman_id"], loses["change"], loses["reason"]) == ("b0", "loses", "no_places")
    assert (loses["reason_words"], loses["detail"]) == ("no places left",) * 2
    lines = comparison_md(found).splitlines()
    assert "| a0 | tier 1 | gains a place | had none: no places left |" in lines
    assert "| b0 | tier 2 | loses her place | no places left |" in lines
    assert "| tier 1 | gains a place | had none: no places left | 1 |" in lines


def test_women_who_have_met_their_midwife_are_marked() -> None:
    """a0 loses her midwife, a1 her place too; b0 had met nobody. The mark needs no colour."""
    met = {"team_id": "near", "midwife_id": "m1"}
    question = asked(women=tuple(row.replace(**met) if row.woman_id < "b" else row for row in WOMEN))
    before = candidate("A", question, place("a0"), place("a1"), place("b0"))
    found = compare([before, candidate("B", question, place("a0", "m2"))], View.WOMEN)
    rows = [(row["woman_id"], row["met"], row["change"]) for row in read_csv(comparison_csv(found))]
    assert rows == [("a1", "true", "loses"), ("a0", "true", "loses_midwife"), ("b0", "false", "loses")]
    told = [line for line in comparison_md(found).splitlines() if line.startswith(("| a", "| b"))]
    assert told == [
        "| a1 | tier 1 | loses her place, had met her midwife | no places left |",
        "| a0 | tier 1 | loses the midwife she has met | another midwife is named for her |",
        "| b0 | tier 2 | loses her place | no places left |",
    ]


def test_csv_of_women_who_all_stay_is_a_header() -> None:
    """Nobody moves between a plan and itself."""
    question = asked()
    text = comparison_csv(compare([candidate("A", question), candidate("B", question)], View.WOMEN))
    assert text.splitlines()[1:] == []
    assert text.startswith("option,against,woman_id,")


def test_json_holds_the_whole_comparison() -> None:
    """It reads back equal."""
    found = three(View.QUESTIONS)
    text = comparison_json(found)
    assert Comparison.model_validate_json(text) == found
    assert [option["label"] for option in json.loads(text)["options"]] == ["base", "two recruits", "ratio"]


def test_markdown_is_a_table_with_flags_above_it() -> None:
    """What must be known first comes first, and every row has a cell for every option."""
    question = asked()
    found = compare([candidate("A", question, place("a0")), candidate("B", question, place("b0"))])
    lines = comparison_md(found).splitlines()
    [flag] = [number for number, line in enumerate(lines) if line.startswith("> **B: places as many women")]
    table = [number for number, line in enumerate(lines) if line.startswith("|")]
    assert flag < table[0]
    assert {lines[number].count("|") for number in table} == {4}
    assert "| tier 1, women placed | 1 | 0 (-1 worse) |" in lines
    assert "| tier 2, women placed | 0 | 1 (+1 better) |" in lines


def test_markdown_marks_a_tier_of_other_women() -> None:
    """No difference stands beside it, and the word on it comes first."""
    rules = policy()
    turned = asked(rules=rules.replace(tiers=rules.tiers[::-1]))
    found = compare([candidate("A", asked(), place("a0")), candidate("B", turned, place("b0"), place("b1"))])
    lines = comparison_md(found).splitlines()
    assert "| tier 1, women placed | 1 | 2; other women |" in lines
    assert "| all, women placed | 1 | 2 (+1 better) |" in lines
    [flag] = [line for line in lines if line.startswith("> ")]
    assert "other groups of women than those of A" in flag


def test_markdown_obeys_no_title() -> None:
    """A title that would break the table, or become a link or markup, is shown as it is written."""
    question = asked().replace(title="a|b [x](http://y) <b>*z*</b>\n\n# one")
    text = comparison_md(compare([candidate("A|1", question), candidate("B", question)]))
    assert r"a\|b \[x\](http://y) \<b\>\*z\*\</b\> \# one" in text
    assert r"|  | A\|1 | B |" in text


def test_steps_are_told_in_one_sentence_that_adds_up() -> None:
    """Two more in all: three from the recruits, less one from the ratio."""
    assert steps_in_words(three(View.STEPS)) == "+2 women placed: +3 from two recruits, -1 from ratio"
    question = asked()
    still = compare([candidate("A", question), candidate("B", question)], View.STEPS)
    assert steps_in_words(still) == "as many women placed: 0 from B"


def test_words_beside_a_number_are_not_repeated() -> None:
    """B is as full as A, at the same time; C is less full: its words say of how much."""
    question = asked()
    places = [place(f"a{number}") for number in range(3)]
    found = compare(
        [candidate("A", question, *places), candidate("B", question, *places), candidate("C", question)]
    )
    [line] = [line for line in found.lines if line.measure == "paced_births_peak_used"]
    words = [cell.detail for cell in line_words(line)]
    assert words == ["3.0 of 4.0, near 2027-04", "", "0.0 of 4.0, near 2027-04"]


def test_the_legend_says_against_what() -> None:
    """The baseline by name, or the step before."""
    assert "the difference from base" in legend(three(View.TIER))
    assert "the difference from the step before" in legend(three(View.STEPS))


def changed(label: str, *subjects: str) -> Candidate:
    """An option that changes so many things."""
    rows = tuple(
        AppliedChange(
            kind="leave",
            subject=one,
            what="leaves: 1 WTE, a|b",
            before="stays",
            after=None,
            file="x.yaml",
            line=3,
        )
        for one in subjects
    )
    return candidate(label, asked(), applied=rows)


def test_markdown_lists_what_each_option_changes() -> None:
    """What, from what, to what and where it was written, the option once; a base changes nothing."""
    found = compare([changed("A"), changed("B", "M1", "M2"), changed("C", "M1")])
    lines = comparison_md(found).splitlines()
    start = lines.index("| option | changed | from | to | written |")
    assert lines[start + 2 : start + 6] == [
        r"| B | M1: leaves: 1 WTE, a\|b | stays | - | x.yaml:3 |",
        r"|  | M2: leaves: 1 WTE, a\|b | stays | - | x.yaml:3 |",
        r"| C | M1: leaves: 1 WTE, a\|b | stays | - | x.yaml:3 |",
        "",
    ]


def test_many_changes_are_shortened_with_their_number() -> None:
    """Those shown and those counted are all; the more options, the fewer of each."""
    many = [f"M{number}" for number in range(100)]
    for options in (2, 5, 40):
        found = compare([changed("A"), *(changed(f"B{number}", *many) for number in range(1, options))])
        told = told_changes(found)
        assert len(told) == options - 1
        for one in told:
            assert len(one.rows) >= 2
            assert one.more == f"and {100 - len(one.rows)} more in changes.csv"
            assert f"| {one.more} |" in comparison_md(found)
    [few] = told_changes(compare([changed("A"), changed("B", "M1")]))
    assert (len(few.rows), few.more) == (1, "")


def test_a_step_tells_only_what_it_changes_itself() -> None:
    """The second step has the first one's change too, wherever that was written."""
    second = changed("two", "M1", "M2")
    elsewhere = [row.replace(file="y.yaml", line=None) for row in second.option.applied]
    second = replace(second, option=second.option.replace(applied=tuple(elsewhere)))
    options = [changed("base"), changed("one", "M1"), second]
    steps, sides = (told_changes(compare(options, view)) for view in (View.STEPS, View.QUESTIONS))
    assert [[row.subject for row in one.rows] for one in steps] == [["M1"], ["M2"]]
    assert [[row.subject for row in one.rows] for one in sides] == [["M1"], ["M1", "M2"]]


def test_json_holds_every_change() -> None:
    """None is left out there."""
    found = compare([changed("A"), changed("B", *(f"M{number}" for number in range(100)))])
    assert len(json.loads(comparison_json(found))["options"][1]["applied"]) == 100
