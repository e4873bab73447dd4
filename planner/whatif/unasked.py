"""Languages and needs in changes that no woman has: most often a misspelling."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from planner.whatif.draft import Draft
from planner.whatif.step import Objection, Step


def unasked(draft: Draft, steps: Sequence[Step]) -> Iterator[Objection]:
    """A warning for each word that nobody needs when all changes are made.

    Recruits may speak what they like where the files name no woman's language at all.
    """
    needs = {word for woman in draft.women.values() for word in woman.needs}
    languages = {one for woman in draft.women.values() if (one := woman.interpreter_language) is not None}
    for step in steps:
        kind = step.change.kind
        if kind == "recruit" and languages:
            words, had, message = step.change.terms.languages, languages, "no woman needs this language"
            key = "languages"
        elif kind in ("open_team", "change_team"):
            words, had, message = step.change.terms.accepts or (), needs, "no woman has this need"
            key = "accepts"
        else:
            continue
        for number, word in enumerate(words):
            if word not in had:
                close = get_close_matches(word, sorted(had), n=1)
                hint = f"did you mean {close[0]}" if close else None
                yield Objection(step, (kind, key, number), message, word, hint, is_error=False)
