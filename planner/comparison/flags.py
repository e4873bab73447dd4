"""What must be known before the totals: places taken from the women at highest risk, and broken safety."""

from collections.abc import Iterator, Mapping, Sequence

from models.comparison import Flag, FlagKind, Moved
from planner.comparison.candidate import Candidate
from planner.comparison.details import months_below_floor
from planner.words import counted, counted_women

_GRAVEST_FIRST = tuple(FlagKind)


def flags(
    baseline: Candidate, others: Sequence[Candidate], followed: Mapping[str, Moved]
) -> tuple[Flag, ...]:
    """Every flag, the gravest first; `followed` are the options whose women can be followed."""
    found = [
        *(flag for other in others for flag in _taken(baseline, other, followed.get(other.label))),
        *(flag for candidate in (baseline, *others) for flag in _audit(candidate)),
        *(flag for other in others for flag in _floor(baseline, other)),
    ]
    return tuple(sorted(found, key=lambda flag: _GRAVEST_FIRST.index(flag.kind)))


def _taken(baseline: Candidate, other: Candidate, who: Moved | None) -> Iterator[Flag]:
    """Fewer women of tier 1, or, where more are placed in all, women of tier 1 who lose their place.

    Women who can be followed are counted by their tier in the baseline; women in one service only lost
    nothing.
    """
    more = other.count("placed") - baseline.count("placed")
    lose, gain = (who.count(gains=gains, tier=1) if who else 0 for gains in (False, True))
    first = gain - lose if who else _more_of_first(baseline, other)
    if first >= 0 and not (more > 0 and lose):
        return
    words = f"places {_more(more)} in all, {_of_first(more, first)}"
    if lose:
        words += f": {counted_women(lose)} of tier 1 {'loses her' if lose == 1 else 'lose their'} place"
        words += f", {gain:,} {'gains' if gain == 1 else 'gain'} one" if gain else ""
    yield Flag(label=other.label, kind=FlagKind.TAKES_FROM_TIER_1, words=words)


def _more_of_first(baseline: Candidate, other: Candidate) -> int:
    """How many more of tier 1 are placed; none where it is another tier."""
    if baseline.scenario.policy.tiers[0] != other.scenario.policy.tiers[0]:
        return 0
    return other.count("placed", "tier", "1") - baseline.count("placed", "tier", "1")


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


def _floor(baseline: Candidate, other: Candidate) -> Iterator[Flag]:
    """Core below its floor in more months than in the baseline."""
    if other.count("core_below_floor_months") > baseline.count("core_below_floor_months"):
        words = f"takes the core service below its safe floor: {months_below_floor(other)}"
        yield Flag(label=other.label, kind=FlagKind.CORE_BELOW_FLOOR, words=words)
