"""Candidates -> Comparison."""

from collections.abc import Sequence

from models import Comparison
from models.comparison import Moved, View
from planner.comparison.candidate import Candidate, pairs
from planner.comparison.flags import flags
from planner.comparison.lines import lines
from planner.comparison.notes import notes
from planner.comparison.women import moved, same_women


def compare(candidates: Sequence[Candidate], view: View = View.QUESTIONS) -> Comparison:
    """Hold every candidate against the first, the baseline; in the view of steps, against the one before it.

    At least two candidates, no two of one label. Flags and women who move are always against the baseline.
    Where the services of two options are not of the same women there is nobody to follow: a note says so.
    """
    baseline, *others = candidates
    followed = {
        other.label: moved(baseline, other)
        for other in others
        if same_women(baseline.scenario, other.scenario)
    }
    return Comparison(
        view=view,
        options=tuple(candidate.option for candidate in candidates),
        tiers=tuple(tier.name for tier in baseline.scenario.policy.tiers),
        flags=flags(baseline, others, followed),
        notes=notes(pairs(candidates, view), followed),
        lines=lines(candidates, view),
        moved=_in_order(others, followed) if view is View.WOMEN else (),
    )


def _in_order(others: Sequence[Candidate], followed: dict[str, Moved]) -> tuple[Moved, ...]:
    return tuple(followed[other.label] for other in others if other.label in followed)
