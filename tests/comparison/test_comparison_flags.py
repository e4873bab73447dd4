"""What is told before the totals."""

from datetime import date

import pytest

from models import Placement, Scenario
from models.comparison import Flag, FlagKind, View
from planner.comparison import Candidate
from tests.comparison.candidates import MIDWIVES, WOMEN, asked, candidate, compare
from tests.metrics.conftest import place
from tests.strategies.factories import midwife, policy, woman


def places(*women: str) -> tuple[Placement, ...]:
    """Places for these women."""
    return tuple(map(place, women))


def flags(*options: Candidate) -> tuple[Flag, ...]:
    """The flags of a comparison."""
    return compare(options).flags


def two(before: tuple[str, ...], now: tuple[str, ...], question: Scenario | None = None) -> tuple[Flag, ...]:
    """The flags of B held against A, by the women whom each places."""
    question = question or asked()
    return flags(candidate("A", question, *places(*before)), candidate("B", question, *places(*now)))


def test_more_women_at_the_cost_of_tier_1_is_flagged() -> None:
    """One more woman in all, two of tier 1 lose their place, one of tier 1 gains one."""
    [flag] = two(("a0", "a1"), ("a2", "b0", "b1"))
    assert (flag.label, flag.kind) == ("B", FlagKind.TAKES_FROM_TIER_1)
    assert flag.words == (
        "places 1 more woman in all, but 1 fewer of tier 1: 2 women of tier 1 lose their place, 1 gains one"
    )


def test_places_that_pass_from_one_woman_of_tier_1_to_another_are_flagged_too() -> None:
    """As many of tier 1, one more in all, and still one woman of tier 1 loses hers."""
    [flag] = two(("a0",), ("a1", "b0"))
    assert flag.words == (
        "places 1 more woman in all, but takes places from women of tier 1: "
        "1 woman of tier 1 loses her place, 1 gains one"
    )


def test_fewer_of_tier_1_is_flagged_whatever_the_total() -> None:
    """As many in all, and fewer in all."""
    assert two(("a0",), ("b0",))[0].words.startswith("places as many women in all, but 1 fewer of tier 1")
    assert two(("a0", "b0"), ("b0",))[0].words.startswith(
        "places 1 fewer woman in all, and 1 fewer of tier 1"
    )


def test_what_costs_tier_1_nothing_is_not_flagged() -> None:
    """More of tier 2, fewer of tier 2, more of tier 1 with nobody of it losing."""
    assert two(("a0",), ("a0", "b0")) == ()
    assert two(("a0", "b0"), ("a0",)) == ()
    assert two(("a0",), ("a0", "a1")) == ()


def test_other_women_are_flagged_by_their_number_alone() -> None:
    """Two services without a woman in common: B places two fewer of tier 1 and four more in all."""
    strangers = asked(women=tuple(woman(f"x{number}") for number in range(6)))
    before = candidate("A", asked(), *places("a0", "a1"))
    [flag] = flags(before, candidate("B", strangers, *places(*(f"x{number}" for number in range(6)))))
    assert flag.words == "places 4 more women in all, but 2 fewer of tier 1"


def test_another_tier_1_is_not_held_against_the_baselines() -> None:
    """B's first tier takes all women, and A's are not counted by it: a word comes first, and no number."""
    rules = policy()
    turned = asked(rules=rules.replace(tiers=rules.tiers[::-1]))
    assert turned.judgements["b0"].tier == turned.judgements["a0"].tier == 1
    before = candidate("A", asked(), *places("a0"))
    for others in (("a0",), ("b0", "b1")):
        found = flags(before, candidate("B", turned, *places(*others), audit_passed=False))
        assert [flag.kind for flag in found] == [FlagKind.OTHER_TIERS, FlagKind.AUDIT_FAILED]
        assert found[0].words == "its tiers are other groups of women than those of A, not to be compared"


def test_a_first_tier_kept_as_it_was_is_watched_though_the_next_is_another() -> None:
    """B's second tier takes nobody: tier 1 is the same women, and one of them loses her place."""
    rules = policy()
    first, second = rules.tiers
    nobody = asked(rules=rules.replace(tiers=(first, second.replace(when=first.when))))
    other, taken = flags(candidate("A", asked(), *places("a0")), candidate("B", nobody, *places("b0")))
    assert other.words == (
        "its tiers from tier 2 on are other groups of women than those of A, not to be compared"
    )
    assert taken.words.endswith("but 1 fewer of tier 1: 1 woman of tier 1 loses her place")


def test_a_tier_more_or_fewer_leaves_the_others_as_they_are() -> None:
    """The tiers that both have are of the same women; another name changes nothing."""
    rules = policy()
    first, _ = rules.tiers
    fewer = asked(rules=rules.replace(tiers=(first.replace(name="those first"),)))
    assert flags(candidate("A", asked()), candidate("B", fewer)) == ()
    assert flags(candidate("A", fewer), candidate("B", asked())) == ()


def begun(before: str, now: str) -> list[str]:
    """What is told of women of tier 2 who have met m1: each `k` is kept, `h` handed over, `-` left out."""
    names = [f"w{number:02}" for number in range(len(before))]
    women = tuple(woman(name, team_id="near", midwife_id="m1") for name in names)
    question = asked(women=women)
    options = []
    for label, fates in (("A", before), ("B", now)):
        given = zip(names, fates, strict=True)
        rows = [place(name, "m1" if fate == "k" else "m2") for name, fate in given if fate != "-"]
        options.append(candidate(label, question, *rows))
    return [flag.words for flag in flags(*options) if flag.kind is FlagKind.CARE_LOST]


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (
            "kkkk",
            "hh--",
            "4 more women lose the midwife they have met, and 2 of them are left without a place",
        ),
        (
            "kkkk",
            "khh-",
            "3 more women lose the midwife they have met, and 1 of them is left without a place",
        ),
        ("kkkk", "kk--", "2 more women lose the midwife they have met and their place"),
        ("kkkk", "kkk-", "1 more woman loses the midwife she has met and her place"),
        ("kkkk", "kkhh", "2 more women lose the midwife they have met, and another is named for them"),
        ("kkkk", "kkkh", "1 more woman loses the midwife she has met, and another is named for her"),
        ("hkkk", "-k--", "2 more women lose the midwife they have met, and 3 more are left without a place"),
        ("-kkk", "hhhh", "3 more women lose the midwife they have met"),
        ("hhkk", "--kk", "2 more women who have met their midwife are left without a place"),
        ("hkkk", "-kkk", "1 more woman who has met her midwife is left without a place"),
    ],
)
def test_women_who_lose_the_midwife_they_have_met_are_told(before: str, now: str, words: str) -> None:
    """How many more than in the baseline, and how many of them keep no place, in one sentence."""
    assert begun(before, now) == [words]


@pytest.mark.parametrize(
    ("before", "now"), [("kkkk", "kkkk"), ("kk--", "kk--"), ("k-hh", "kkhh"), ("kh", "hk")]
)
def test_care_kept_as_in_the_baseline_is_not_told(before: str, now: str) -> None:
    """As many keep their midwife, or more do."""
    assert begun(before, now) == []


def told(*options: Candidate, view: View = View.STEPS) -> list[tuple[str, str]]:
    """The flags of steps, each with what it is of."""
    return [(flag.label, flag.words) for flag in compare(options, view).flags]


def test_each_step_is_held_against_the_one_before() -> None:
    """Two of tier 1 lose their place in the first step; the second gives one back and is not blamed."""
    question = asked()
    steps = [
        candidate("A", question, *places("a0", "a1", "b0")),
        candidate("B", question, *places("b0")),
        candidate("C", question, *places("a0", "b0")),
    ]
    two = "places 2 fewer women in all, and 2 fewer of tier 1: 2 women of tier 1 lose their place"
    one = "places 1 fewer woman in all, and 1 fewer of tier 1: 1 woman of tier 1 loses her place"
    assert told(*steps) == [("B", two), ("all changes together", one)]
    assert told(*steps, view=View.QUESTIONS) == [("B", two), ("C", one)]


def test_a_step_that_takes_from_what_the_one_before_gave_is_flagged() -> None:
    """Together they take nothing: the second step alone is told. One step alone has no total."""
    question = asked()
    first, more = candidate("A", question, *places("a0")), candidate("B", question, *places("a0", "a1"))
    [(label, words)] = told(first, more, candidate("C", question, *places("a0")))
    assert label == "C"
    assert words.startswith("places 1 fewer woman in all, and 1 fewer of tier 1")
    assert [label for label, _ in told(more, first)] == ["A"]


def test_a_step_is_not_blamed_for_a_floor_broken_before() -> None:
    """The first step breaks the floor, the second leaves it so; a failed audit is told once."""
    rules = policy(core_floor_wte=1.5)
    leaver = midwife("c1", "core", leaves_on=date(2027, 5, 1))
    short = asked(midwives=(leaver, *(row for row in MIDWIVES if row.midwife_id != "c1")), rules=rules)
    steps = [
        candidate("A", asked(rules=rules)),
        candidate("B", short),
        candidate("C", short, audit_passed=False),
    ]
    assert [(flag.label, flag.kind) for flag in compare(steps, View.STEPS).flags] == [
        ("C", FlagKind.AUDIT_FAILED),
        ("B", FlagKind.CORE_BELOW_FLOOR),
        ("all changes together", FlagKind.CORE_BELOW_FLOOR),
    ]


def test_women_who_came_or_went_took_nothing() -> None:
    """A week later a2 is no longer in the files: fewer of tier 1 are placed, and nobody lost her place."""
    later = asked(women=tuple(row for row in WOMEN if row.woman_id != "a2"))
    before = candidate("A", asked(), *places("a0", "a2"))
    assert flags(before, candidate("B", later, *places("a0"))) == ()


def test_a_core_service_below_its_floor_says_from_when_to_when() -> None:
    """One of two core midwives leaves on 1 May; the floor is 1.5 WTE."""
    leaver = midwife("c1", "core", leaves_on=date(2027, 5, 1))
    rules = policy(core_floor_wte=1.5)
    whole = asked(rules=rules)
    short = asked(midwives=(leaver, *(row for row in MIDWIVES if row.midwife_id != "c1")), rules=rules)
    [flag] = flags(candidate("A", whole), candidate("B", short))
    assert flag.kind is FlagKind.CORE_BELOW_FLOOR
    assert flag.words == "takes the core service below its safe floor: 2027-05"
    assert flags(candidate("A", short), candidate("B", short)) == ()


def test_a_plan_that_failed_its_audit_is_flagged_even_as_the_baseline() -> None:
    """Its numbers are of no use."""
    question = asked()
    [flag] = flags(candidate("A", question, audit_passed=False), candidate("B", question))
    assert (flag.label, flag.kind) == ("A", FlagKind.AUDIT_FAILED)


def test_tier_1_comes_before_all_else() -> None:
    """The gravest first, whichever option stands first."""
    question = asked()
    found = flags(
        candidate("A", question, *places("a0")),
        candidate("B", question, *places("a0"), audit_passed=False),
        candidate("C", question, *places("b0", "b1")),
    )
    assert [(flag.label, flag.kind) for flag in found] == [
        ("C", FlagKind.TAKES_FROM_TIER_1),
        ("B", FlagKind.AUDIT_FAILED),
    ]
