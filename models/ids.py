"""Ids: short strings with their own type, never an NHS number."""

from typing import Annotated

from pydantic import AfterValidator, StringConstraints

CORE = "core"
"""The `team_id` of a midwife who works in the core service, outside the teams."""

LONGEST_ID = 64

_NHS_NUMBER_DIGITS = 10


def is_nhs_number(text: str) -> bool:
    """Whether `text` is a valid NHS number: ten digits, modulus-11 check digit (from memory).

    Spaces and hyphens between the digits do not hide one.
    """
    digits = text.replace(" ", "").replace("-", "")
    if len(digits) != _NHS_NUMBER_DIGITS or not (digits.isascii() and digits.isdigit()):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - weighted % 11) % 11
    return check == int(digits[-1])


def _no_nhs_number(value: str) -> str:
    if is_nhs_number(value):
        raise ValueError("is a valid NHS number; use a local pseudonym")
    return value


_Id = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_ID, pattern=r"^[^\x00-\x1f;]+$"
    ),
    AfterValidator(_no_nhs_number),
]

WomanId = _Id
"""A woman's pseudonym. ("Woman" includes all who are pregnant.)"""
MidwifeId = _Id
"""A midwife's pseudonym."""
TeamId = _Id
"""A team's short name in the files, or `core` where a midwife has no team."""
AreaId = _Id
"""A neighbourhood: an LSOA code or any small area."""
