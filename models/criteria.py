"""A tier's criteria: data, never evaluated code.

`any`, `all` and `not` over named fields of a woman with `in`, `at_most`, `at_least`, `contains_any` and `is`.
A field that is not recorded fulfils no test (an unknown ethnic category is the group `Unknown`, which a test
may name).
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from models.base import Noun
from models.ethnicity import MeasureGroup
from models.people import Woman
from models.places import Area
from models.vocabulary import risk_words

Value = str | int | float | bool | tuple[str, ...] | None


class WomanField(StrEnum):
    """A fact of a woman (or of her neighbourhood) that a criterion may ask for."""

    ETHNIC_CATEGORY = "ethnic_category"
    ETHNIC_GROUP = "ethnic_group"
    MEASURE_ETHNIC_GROUP = "measure_ethnic_group"
    IMD_DECILE = "imd_decile"
    AREA_ID = "area_id"
    AGE = "age"
    PREVIOUS_BIRTHS = "previous_births"
    PREVIOUS_CAESAREANS = "previous_caesareans"
    GESTATION_AT_BOOKING_WEEKS = "gestation_at_booking_weeks"
    RISK_FACTORS = "risk_factors"
    COMPLEX_SOCIAL_FACTORS = "complex_social_factors"
    NEEDS_INTERPRETER = "needs_interpreter"
    INTERPRETER_LANGUAGE = "interpreter_language"
    PLANNED_PLACE = "planned_place"


_FACTS: dict[WomanField, Callable[[Woman, Area], Value]] = {
    WomanField.ETHNIC_CATEGORY: lambda woman, _: str(woman.ethnicity),
    WomanField.ETHNIC_GROUP: lambda woman, _: str(woman.ethnicity.statistics_group),
    WomanField.MEASURE_ETHNIC_GROUP: lambda woman, _: str(woman.ethnicity.measure_group),
    WomanField.IMD_DECILE: lambda _, area: area.imd_decile,
    WomanField.AREA_ID: lambda woman, _: woman.area_id,
    WomanField.AGE: lambda woman, _: woman.age,
    WomanField.PREVIOUS_BIRTHS: lambda woman, _: woman.previous_births,
    WomanField.PREVIOUS_CAESAREANS: lambda woman, _: woman.previous_caesareans,
    WomanField.GESTATION_AT_BOOKING_WEEKS: lambda woman, _: woman.gestation_at_booking_days // 7,
    WomanField.RISK_FACTORS: lambda woman, _: woman.risk_factors,
    WomanField.COMPLEX_SOCIAL_FACTORS: lambda woman, _: woman.complex_social_factors,
    WomanField.NEEDS_INTERPRETER: lambda woman, _: woman.needs_interpreter,
    WomanField.INTERPRETER_LANGUAGE: lambda woman, _: woman.interpreter_language,
    WomanField.PLANNED_PLACE: lambda woman, _: (
        None if woman.planned_place is None else str(woman.planned_place)
    ),
}

_NUMBERS = {
    WomanField.IMD_DECILE: "IMD decile",
    WomanField.AGE: "age",
    WomanField.PREVIOUS_BIRTHS: "previous births",
    WomanField.PREVIOUS_CAESAREANS: "previous caesareans",
    WomanField.GESTATION_AT_BOOKING_WEEKS: "weeks at booking",
}
_FLAGS = {
    WomanField.COMPLEX_SOCIAL_FACTORS: ("complex social factors", "no record of complex social factors"),
    WomanField.NEEDS_INTERPRETER: ("needs an interpreter", "no record that she needs an interpreter"),
}
_WORDS = {
    WomanField.ETHNIC_CATEGORY: "ethnic category",
    WomanField.ETHNIC_GROUP: "ethnic group",
    WomanField.MEASURE_ETHNIC_GROUP: "ethnic group",
    WomanField.AREA_ID: "lives in",
    WomanField.INTERPRETER_LANGUAGE: "needs an interpreter for",
    WomanField.PLANNED_PLACE: "plans birth at",
}


def fact(field: WomanField, woman: Woman, area: Area) -> Value:
    """The value of one field for a woman who lives in `area`; none if not recorded."""
    return _FACTS[field](woman, area)


class FieldTest(Noun):
    """One field of a woman held against one test."""

    field: WomanField
    """Which fact."""
    in_: Annotated[tuple[str | int, ...] | None, Field(alias="in", min_length=1)] = None
    """The value is one of these."""
    at_most: float | None = None
    """The number is this or less."""
    at_least: float | None = None
    """The number is this or more."""
    contains_any: Annotated[tuple[str, ...] | None, Field(min_length=1)] = None
    """The set holds at least one of these."""
    is_: Annotated[bool | str | int | None, Field(alias="is")] = None
    """The value is just this."""

    @model_validator(mode="after")
    def _one_fitting_test(self) -> Self:
        given = [name for name in ("in", "at_most", "at_least", "contains_any", "is") if self._given(name)]
        if not given:
            raise ValueError("needs a test: one of in, at_most, at_least, contains_any, is")
        if len(given) > 1 and set(given) != {"at_most", "at_least"}:
            raise ValueError(
                f"has more than one test: {', '.join(given)}; write each with its field below all:"
            )
        allowed = self._allowed()
        if unfit := [name for name in given if name not in allowed]:
            raise ValueError(f"{unfit[0]} does not fit {self.field}; use {' or '.join(allowed)}")
        if self.field in _FLAGS and not isinstance(self.is_, bool):
            raise ValueError(
                f"{self.field} is true or false; write is: true or is: false, yes and no are text"
            )
        return self

    def _given(self, name: str) -> bool:
        return getattr(self, {"in": "in_", "is": "is_"}.get(name, name)) is not None

    def _allowed(self) -> tuple[str, ...]:
        if self.field in _NUMBERS:
            return ("at_most", "at_least", "in", "is")
        if self.field in _FLAGS:
            return ("is",)
        if self.field is WomanField.RISK_FACTORS:
            return ("contains_any",)
        return ("in", "is")

    def reasons(self, woman: Woman, area: Area) -> tuple[str, ...] | None:
        """Why the test holds, in words; none if it does not hold."""
        value = fact(self.field, woman, area)
        if value is None or not self._holds(value):
            return None
        return self._words(value)

    def _holds(self, value: Value) -> bool:
        if self.contains_any is not None:
            return isinstance(value, tuple) and not set(value).isdisjoint(self.contains_any)
        if self.in_ is not None:
            return value in self.in_
        if self.is_ is not None:
            return value == self.is_
        assert isinstance(value, int | float)
        return (self.at_most is None or value <= self.at_most) and (
            self.at_least is None or value >= self.at_least
        )

    def _words(self, value: Value) -> tuple[str, ...]:
        if self.contains_any is not None:
            assert isinstance(value, tuple)
            return tuple(risk_words(word) for word in value if word in self.contains_any)
        if self.field in _FLAGS:
            is_recorded, is_not = _FLAGS[self.field]
            return (is_recorded if value else is_not,)
        if self.field is WomanField.MEASURE_ETHNIC_GROUP and value == MeasureGroup.BAME:
            return (MeasureGroup.BAME.words,)
        return (f"{(_NUMBERS | _WORDS)[self.field]} {value}",)


class AnyOf(Noun):
    """At least one of the criteria holds."""

    any_of: Annotated[tuple["Criterion", ...], Field(alias="any", min_length=1)]
    """The criteria."""

    def reasons(self, woman: Woman, area: Area) -> tuple[str, ...] | None:
        """The reasons of all that hold; none if none holds."""
        found = [reasons for part in self.any_of if (reasons := reasons_for(part, woman, area)) is not None]
        return _joined(found) if found else None


class AllOf(Noun):
    """Every one of the criteria holds."""

    all_of: Annotated[tuple["Criterion", ...], Field(alias="all", min_length=1)]
    """The criteria."""

    def reasons(self, woman: Woman, area: Area) -> tuple[str, ...] | None:
        """The reasons of all; none if one does not hold."""
        found = [reasons_for(part, woman, area) for part in self.all_of]
        if any(reasons is None for reasons in found):
            return None
        return _joined([reasons for reasons in found if reasons is not None])


class NotThis(Noun):
    """The criterion does not hold."""

    not_this: Annotated["Criterion", Field(alias="not")]
    """The criterion."""

    def reasons(self, woman: Woman, area: Area) -> tuple[str, ...] | None:
        """No words of its own when it holds; none if it does not."""
        return () if reasons_for(self.not_this, woman, area) is None else None


def _joined(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in parts for word in part))


def _kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "word"
    keys = value.keys() if isinstance(value, dict) else set(getattr(type(value), "model_fields", ()))
    for key, kind in (
        ("any", "any"),
        ("all", "all"),
        ("not", "not"),
        ("any_of", "any"),
        ("all_of", "all"),
        ("not_this", "not"),
    ):
        if key in keys:
            return kind
    return "test"


Criterion = Annotated[
    Annotated[Literal["everyone", "nobody"], Tag("word")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[AllOf, Tag("all")]
    | Annotated[NotThis, Tag("not")]
    | Annotated[FieldTest, Tag("test")],
    Discriminator(_kind),
]
"""`everyone`, `nobody`, `any`, `all`, `not`, or a test of one field."""

AnyOf.model_rebuild()
AllOf.model_rebuild()
NotThis.model_rebuild()


def reasons_for(criterion: Criterion, woman: Woman, area: Area) -> tuple[str, ...] | None:
    """Why the criterion holds for a woman who lives in `area`, in words; none if it does not hold."""
    if isinstance(criterion, str):
        return () if criterion == "everyone" else None
    return criterion.reasons(woman, area)
