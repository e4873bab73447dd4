"""Changes of a what-if scenario to the women: births grow or shrink, women of a kind are added."""

from typing import Annotated

from pydantic import Field

from models.base import Noun
from models.criteria import Criterion
from models.people import Words


class BirthsChange(Noun):
    """More or fewer births within the horizon."""

    by_percent: Annotated[float, Field(ge=-100, le=1000)]
    """Change of the number of women planned for, percent; below 0 for fewer."""
    among: Criterion = "everyone"
    """Whom it concerns: a criterion as in the tiers, such as {field: imd_decile, at_most: 1}."""


class MoreWomen(Noun):
    """So many more women of a kind."""

    women: Annotated[int, Field(ge=0, le=60_000)]
    """How many."""
    like: Criterion = "everyone"
    """Women of the service after whom they are modelled: a criterion as in the tiers."""
    in_areas: Words = ()
    """Neighbourhoods in which they live, in equal numbers; those of the women they are like if left out."""
    interpreter_language: str | None = None
    """Language for which each of them needs an interpreter, instead of that of the woman she is like."""
