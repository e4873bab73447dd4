"""Months, stretches and days as people say them."""

import pytest

from planner.words import in_words


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("2027-01", "January 2027"),
        ("2027-01..2027-03", "January to March 2027"),
        ("2026-11..2027-01", "November 2026 to January 2027"),
        ("2027-02-01", "1 February 2027"),
        ("below the smallest size in 2027-03", "below the smallest size in March 2027"),
        ("Mill Lane 2027-13", "Mill Lane 2027-13"),
    ],
)
def test_labels_are_said_as_people_say_them(label: str, said: str) -> None:
    assert in_words(label) == said
