"""What must be known before the totals: places taken from women at highest risk, care lost, broken safety."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.comparison import Flag, FlagKind, Moved
from planner.comparison.candidate import Candidate, first_other_tier
from planner.comparison.details import months_below_floor
from planner.words import counted, counted_women

_GRAVEST_FIRST = tuple(FlagKind)
_FIRST = ("placed", "tier", "1")

ALL_CHANGES = "all changes together"
"""What the last of several steps, held against the first, is called."""


class Held(NamedTuple):
    """An option beside the one that it is held against."""

    label: str
    before: Candidate
    now: Candidate
    who: Moved | None
    """What becomes of the women; none where they cannot be followed."""


def flags(candidates: Iterable[Candidate], pairs: Iterable[Held]) -> tuple[Flag, ...]:
    """Every flag, the gravest first, then in the order of the candidates and the pairs."""
    found = [flag for candidate in candidates for flag in _audit(candidate)]
    for held in pairs:
        found += (
            Flag(label=held.label, kind=kind, words=words)
            for kind, tell in _TOLD.items()
            for words in tell(held.before, held.now, held.who)
        )
    return tuple(sorted(found, key=lambda flag: _GRAVEST_FIRST.index(flag.kind)))


def _other_tiers(before: Candidate, now: Candidate, _: Moved | None) -> Iterator[str]:
    """Tiers of one number that are of other women: then nothing is said of who places more of them."""
    if tier := first_other_tier(before, now):
        which = "its tiers" if tier == 1 else f"its tiers from tier {tier} on"
        yield f"{which} are other groups of women than those of {before.label}, not to be compared"


def _taken(baseline: Candidate, other: Candidate, who: Moved | None) -> Iterator[str]:
    """Fewer women of tier 1, or, where more are placed in all, women of tier 1 who lose their place.

    Women who can be followed are counted by their tier in the baseline; women in one service only lost
    nothing. Where tier 1 is of other women in the two, nothing is said.
    """
    if first_other_tier(baseline, other) == 1:
        return
    more = other.count("placed") - baseline.count("placed")
    lose, gain = (who.count(gains=gains, tier=1) if who else 0 for gains in (False, True))
    first = gain - lose if who else other.count(*_FIRST) - baseline.count(*_FIRST)
    if first >= 0 and not (more > 0 and lose):
        return
    words = f"places {_more(more)} in all, {_of_first(more, first)}"
    if lose:
        words += f": {counted_women(lose)} of tier 1 {'loses her' if lose == 1 else 'lose their'} place"
        words += f", {gain:,} {'gains' if gain == 1 else 'gain'} one" if gain else ""
    yield words


def _more(number: int) -> str:
    if not number:
        return "as many women"
    more = "more" if number > 0 else "fewer"
    return counted(abs(number), f"{more} woman", f"{more} women")


def _of_first(more: int, first: int) -> str:
    if first >= 0:
        return "but takes places from women of tier 1"
    return f"{'and' if more < 0 else 'but'} {-first:,} fewer of tier 1"


def _audit(candidate: Candidate) -> Iterator[Flag]:
    if not candidate.option.audit_passed:
        words = "the audit found a hard rule broken or an aim stated wrongly: do not work by this plan"
        yield Flag(label=candidate.label, kind=FlagKind.AUDIT_FAILED, words=words)


def _begun(_: Candidate, __: Candidate, who: Moved | None) -> Iterator[str]:
    """More women lose the midwife whom they have met, or have no place; told where they can be followed."""
    if who is None:
        return
    lose, out = who.lose_midwife, who.met_lose_place
    if lose > 0:
        words = "woman loses the midwife she has met" if lose == 1 else "women lose the midwife they have met"
        yield f"{lose:,} more {words}{_without_place(lose, out)}"
    elif out > 0:
        words = "woman who has met her midwife is" if out == 1 else "women who have met their midwife are"
        yield f"{out:,} more {words} left without a place"


def _without_place(lose: int, out: int) -> str:
    """How many of the women who lose their midwife have no place; nothing where fewer have none."""
    if out == lose:
        return f" and {'her' if lose == 1 else 'their'} place"
    if out > 0:
        of = "of them" if out < lose else "more"
        return f", and {out:,} {of} {'is' if out == 1 else 'are'} left without a place"
    return "" if out else f", and another is named for {'her' if lose == 1 else 'them'}"


def _floor(baseline: Candidate, other: Candidate, _: Moved | None) -> Iterator[str]:
    """Core below its floor in more months than in the baseline."""
    if other.count("core_below_floor_months") > baseline.count("core_below_floor_months"):
        yield f"takes the core service below its safe floor: {months_below_floor(other)}"


_TOLD = {
    FlagKind.OTHER_TIERS: _other_tiers,
    FlagKind.TAKES_FROM_TIER_1: _taken,
    FlagKind.CARE_LOST: _begun,
    FlagKind.CORE_BELOW_FLOOR: _floor,
}
"""What each kind says of an option beside the one that it is held against."""
