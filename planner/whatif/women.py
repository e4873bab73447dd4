"""Births grow or shrink, and women of a kind are added.

A woman who is added is like one of the service in all but team, midwife and buddy, of which she has none. Her
id is that of the woman she is like with `+1` (or the next number) behind it; all others keep theirs.
"""

from collections.abc import Sequence
from itertools import cycle, islice
from typing import Any

from models import Criterion, Woman, reasons_for
from models.women_changes import BirthsChange, MoreWomen
from planner.whatif.choosing import in_fixed_order, known
from planner.whatif.draft import Draft
from planner.whatif.step import Misfit
from planner.whatif.wording import criterion_words

PERCENT = 100


def change_births(draft: Draft, terms: BirthsChange) -> None:
    """So many percent more or fewer women due within the horizon, of those whom the criterion fits."""
    women = _matching(draft, terms.among)
    if not women:
        raise Misfit(("change_births", "among"), "no woman who is due within the horizon fits")
    number = int(abs(terms.by_percent) * len(women) / PERCENT + 0.5)
    if terms.by_percent < 0:
        _remove(draft, women, number)
    else:
        _add(draft, _donors(women, number))
    now = len(women) + (number if terms.by_percent > 0 else -number)
    if number:
        what = f"due within the horizon: {criterion_words(terms.among)}"
        draft.note("women", what, f"{len(women):,}", f"{now:,}")


def add_women(draft: Draft, terms: MoreWomen) -> None:
    """So many more women like those whom the criterion fits, in the neighbourhoods named."""
    for number, area_id in enumerate(terms.in_areas):
        known(draft, "areas", area_id, ("add_women", "in_areas", number))
    women = _matching(draft, terms.like)
    if not women:
        raise Misfit(("add_women", "like"), "no woman who is due within the horizon fits")
    near = [row for row in women if row.area_id in terms.in_areas]
    given: dict[str, Any] = {}
    if terms.interpreter_language is not None:
        given["interpreter_language"] = terms.interpreter_language
    homes = cycle(terms.in_areas) if terms.in_areas else None
    before = sum(draft.terms.is_planned_for(row) for row in draft.women.values())
    for donor in _donors(near or women, terms.women):
        home = {} if homes is None else {"area_id": next(homes)}
        _add(draft, [donor], **given, **home)
    if terms.women:
        where = f", in {', '.join(terms.in_areas)}" if terms.in_areas else ""
        language = f", interpreter for {terms.interpreter_language}" if terms.interpreter_language else ""
        what = f"{terms.women:,} more, like {criterion_words(terms.like)}{language}{where}"
        draft.note("women", what, f"{before:,}", f"{before + terms.women:,}")


def _matching(draft: Draft, criterion: Criterion) -> list[Woman]:
    """Women due within the horizon whom the criterion fits."""
    return [
        row
        for row in draft.women.values()
        if draft.terms.is_planned_for(row)
        and row.area_id in draft.areas
        and reasons_for(criterion, row, draft.areas[row.area_id]) is not None
    ]


def _donors(women: Sequence[Woman], number: int) -> list[Woman]:
    """So many women in fixed order; from the first again when all were taken."""
    by_id = {row.woman_id: row for row in women}
    return [by_id[woman_id] for woman_id in islice(cycle(in_fixed_order(by_id)), number)]


def _add(draft: Draft, donors: Sequence[Woman], **given: Any) -> None:
    for donor in donors:
        woman_id = draft.copy_id(donor.woman_id)
        own = {"woman_id": woman_id, "team_id": None, "midwife_id": None, "buddy_id": None}
        draft.add("women", woman_id, donor.replace(**own, **given))


def _remove(draft: Draft, women: Sequence[Woman], number: int) -> None:
    """Take women out in fixed order; those who have met a midwife stay."""
    free = [row.woman_id for row in women if row.midwife_id is None]
    if number > len(free):
        message = f"only {len(free):,} of {len(women):,} women have not met a midwife"
        hint = "women whose care has begun are not taken out"
        raise Misfit(("change_births", "by_percent"), message, hint=hint)
    for woman_id in in_fixed_order(free)[:number]:
        draft.remove_woman(woman_id)
