"""Shares and money as people write them."""

import pytest

from planner.words import percent, pounds


@pytest.mark.parametrize(
    ("share", "decimals", "said"),
    [
        (0.936, 0, "94%"),
        (0.936, 1, "93.6%"),
        (0.9996, 0, "99%"),
        (0.9996, 1, "99.9%"),
        (0.0004, 0, "<1%"),
        (0.0004, 1, "<0.1%"),
        (1, 0, "100%"),
        (0, 1, "0.0%"),
        (1.2, 0, "120%"),
    ],
)
def test_a_share_is_never_rounded_up_to_all_or_down_to_nothing(
    share: float, decimals: int, said: str
) -> None:
    assert percent(share, decimals) == said


@pytest.mark.parametrize(
    ("cost", "said"), [(104, "£104"), (104_000, "£104k"), (10_210_000, "£10.21m"), (0, "£0")]
)
def test_money_is_told_in_thousands_or_millions(cost: float, said: str) -> None:
    assert pounds(cost) == said
