"""Candidates -> Comparison."""

from collections.abc import Iterator, Sequence

from models import Comparison
from models.comparison import Moved, View
from planner.comparison.candidate import Candidate, pairs
from planner.comparison.flags import ALL_CHANGES, Held, flags
from planner.comparison.lines import lines
from planner.comparison.notes import notes
from planner.comparison.women import followed_from


def compare(candidates: Sequence[Candidate], view: View = View.QUESTIONS) -> Comparison:
    """Hold every candidate against the first, the baseline; in the view of steps, against the one before it.

    At least two candidates, no two of one label. Flags and notes hold it against the same one as the numbers
    do. Where the services of two options are not of the same women there is nobody to follow: a note says so.
    """
    baseline, *others = candidates
    held = pairs(candidates, view)
    followed = {now.label: who for before, now in held if (who := followed_from(before, now))}
    return Comparison(
        view=view,
        options=tuple(candidate.option for candidate in candidates),
        tiers=tuple(tier.name for tier in baseline.scenario.policy.tiers),
        flags=flags(candidates, _held(candidates, view, followed)),
        notes=notes(held, followed),
        lines=lines(candidates, view),
        moved=_in_order(others, followed) if view is View.WOMEN else (),
    )


def _held(candidates: Sequence[Candidate], view: View, followed: dict[str, Moved]) -> Iterator[Held]:
    """Each option against what it is held against; of several steps, all of them together too."""
    for before, now in pairs(candidates, view):
        yield Held(now.label, before, now, followed.get(now.label))
    baseline, *steps = candidates
    if view is View.STEPS and len(steps) > 1:
        yield Held(ALL_CHANGES, baseline, steps[-1], followed_from(baseline, steps[-1]))


def _in_order(others: Sequence[Candidate], followed: dict[str, Moved]) -> tuple[Moved, ...]:
    return tuple(followed[other.label] for other in others if other.label in followed)
