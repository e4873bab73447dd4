"""Changes in words."""

from datetime import date

from models import Criterion, FieldTest
from models.criteria import AllOf, AnyOf, NotThis


def iso_day(day: date) -> str:
    """A day as it stands in tables."""
    return day.isoformat()


def wte_words(wte: float) -> str:
    """Contracted hours: `0.8 WTE`."""
    return f"{wte:g} WTE"


def number_words(value: object) -> str | None:
    """A value of a cell or a key: none for nothing, a number as short as it can be."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)


def criterion_words(criterion: Criterion) -> str:
    """A criterion in words: `imd_decile at most 1 or needs_interpreter is true`."""
    if isinstance(criterion, str):
        return {"everyone": "all women", "nobody": "nobody"}[criterion]
    if isinstance(criterion, FieldTest):
        return f"{criterion.field} {_test_words(criterion)}"
    if isinstance(criterion, NotThis):
        return f"not ({criterion_words(criterion.not_this)})"
    assert isinstance(criterion, AnyOf | AllOf)
    parts, joint = (criterion.any_of, " or ") if isinstance(criterion, AnyOf) else (criterion.all_of, " and ")
    return joint.join(
        f"({criterion_words(part)})" if isinstance(part, AnyOf | AllOf) else criterion_words(part)
        for part in parts
    )


def _test_words(test: FieldTest) -> str:
    if test.in_ is not None:
        return f"in {', '.join(map(str, test.in_))}"
    if test.contains_any is not None:
        return f"any of {', '.join(test.contains_any)}"
    if test.is_ is not None:
        return f"is {number_words(test.is_)}"
    least = [] if test.at_least is None else [f"at least {test.at_least:g}"]
    most = [] if test.at_most is None else [f"at most {test.at_most:g}"]
    return " and ".join([*least, *most])
