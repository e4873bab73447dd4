"""The two groupings of the NHS ethnic categories."""

import pytest

from models import EthnicCategory, MeasureGroup, StatisticsGroup

GROUPS = {
    "A": ("White", "White"),
    "B": ("White", "White"),
    "C": ("White", "White"),
    "D": ("Mixed", "BAME"),
    "E": ("Mixed", "BAME"),
    "F": ("Mixed", "BAME"),
    "G": ("Mixed", "Other"),
    "H": ("Asian", "BAME"),
    "J": ("Asian", "BAME"),
    "K": ("Asian", "BAME"),
    "L": ("Asian", "BAME"),
    "M": ("Black", "BAME"),
    "N": ("Black", "BAME"),
    "P": ("Black", "BAME"),
    "R": ("Other", "Other"),
    "S": ("Other", "Other"),
    "Z": ("Unknown", "Missing_Unknown"),
    "99": ("Unknown", "Missing_Unknown"),
}


@pytest.mark.parametrize(("code", "statistics", "measure"), [(code, *pair) for code, pair in GROUPS.items()])
def test_category_stands_in_its_two_groups(code: str, statistics: str, measure: str) -> None:
    """Each code has the group of the statistics and that of the national measure."""
    category = EthnicCategory(code)

    assert (str(category.statistics_group), str(category.measure_group)) == (statistics, measure)


def test_table_above_has_every_category() -> None:
    """No code of the model is left out of these tests."""
    assert set(GROUPS) == set(EthnicCategory)


def test_only_g_r_and_s_are_other_in_the_measure() -> None:
    """The measure counts any other mixed background, Chinese and any other group as Other."""
    other = {str(code) for code in EthnicCategory if code.measure_group is MeasureGroup.OTHER}

    assert other == {"G", "R", "S"}


def test_g_is_mixed_in_the_statistics_but_not_bame_in_the_measure() -> None:
    """The groupings differ on purpose: any other mixed background is the case in point."""
    assert EthnicCategory.OTHER_MIXED.statistics_group is StatisticsGroup.MIXED
    assert EthnicCategory.OTHER_MIXED.measure_group is not MeasureGroup.BAME


@pytest.mark.parametrize("code", ["a", "I", "O", "9", "White", ""])
def test_other_code_is_refused(code: str) -> None:
    """Small letters, codes that NHS does not use and words are no category."""
    with pytest.raises(ValueError, match="not a valid EthnicCategory"):
        EthnicCategory(code)
