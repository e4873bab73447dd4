"""NHS ethnic categories and the two groupings in use (they differ, on purpose).

Source of both groupings: NHS England's MSDS notebooks (aggregation of the continuity-of-carer measures and
of the statistics). Descriptions of A, B, C and D to K from memory, the rest as published there.
"""

from enum import StrEnum


class EthnicCategory(StrEnum):
    """NHS code of a woman's own description of her ethnic category."""

    BRITISH = "A"
    IRISH = "B"
    OTHER_WHITE = "C"
    WHITE_AND_BLACK_CARIBBEAN = "D"
    WHITE_AND_BLACK_AFRICAN = "E"
    WHITE_AND_ASIAN = "F"
    OTHER_MIXED = "G"
    INDIAN = "H"
    PAKISTANI = "J"
    BANGLADESHI = "K"
    OTHER_ASIAN = "L"
    CARIBBEAN = "M"
    AFRICAN = "N"
    OTHER_BLACK = "P"
    CHINESE = "R"
    ANY_OTHER = "S"
    NOT_STATED = "Z"
    NOT_KNOWN = "99"

    @property
    def statistics_group(self) -> "StatisticsGroup":
        """The group in the annual and monthly maternity statistics."""
        return _STATISTICS[self]

    @property
    def measure_group(self) -> "MeasureGroup":
        """The group in the national continuity-of-carer measures (G, R and S are "Other" there)."""
        return _MEASURE[self]


class StatisticsGroup(StrEnum):
    """Ethnic group of the annual and monthly maternity statistics."""

    WHITE = "White"
    MIXED = "Mixed"
    ASIAN = "Asian"
    BLACK = "Black"
    OTHER = "Other"
    UNKNOWN = "Unknown"


class MeasureGroup(StrEnum):
    """Ethnic group of the national continuity-of-carer measures."""

    BAME = "BAME"
    WHITE = "White"
    OTHER = "Other"
    MISSING = "Missing_Unknown"

    @property
    def words(self) -> str:
        """The group as one would say it; the measure's publications call the first BAME."""
        return {"BAME": "Black, Asian and mixed ethnic groups", "Missing_Unknown": "missing or unknown"}.get(
            self.value, self.value
        )


_STATISTICS: dict[EthnicCategory, StatisticsGroup] = {
    EthnicCategory(code): group
    for group, codes in {
        StatisticsGroup.WHITE: "A B C",
        StatisticsGroup.MIXED: "D E F G",
        StatisticsGroup.ASIAN: "H J K L",
        StatisticsGroup.BLACK: "M N P",
        StatisticsGroup.OTHER: "R S",
        StatisticsGroup.UNKNOWN: "Z 99",
    }.items()
    for code in codes.split()
}
_MEASURE: dict[EthnicCategory, MeasureGroup] = {
    EthnicCategory(code): group
    for group, codes in {
        MeasureGroup.BAME: "D E F H J K L M N P",
        MeasureGroup.WHITE: "A B C",
        MeasureGroup.OTHER: "G R S",
        MeasureGroup.MISSING: "Z 99",
    }.items()
    for code in codes.split()
}
