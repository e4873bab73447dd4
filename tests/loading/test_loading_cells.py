"""One cell: what is read, and what is never guessed."""

from datetime import UTC, date, datetime

import pytest

from models import Band, EthnicCategory, Month, PlannedPlace
from planner.loading import cells
from planner.loading.cell_text import text_of


@pytest.mark.parametrize(
    "text",
    ["2027-03-14", "14/03/2027", "2027-03-14T00:00:00", "2027-03-14 00:00", "2027-03-14 00:00:00.000+00:00"],
)
def test_a_date_is_read_day_first_or_iso(text: str) -> None:
    """ISO dates, British dates and a midnight that a spreadsheet adds are one day."""
    assert cells.day(text) == date(2027, 3, 14)


def test_an_ambiguous_date_is_day_first() -> None:
    """`04/01/2027` is the fourth of January, never the first of April."""
    assert cells.day("04/01/2027") == date(2027, 1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "03/14/2027",
        "14/03/27",
        "2027-03-14 10:00",
        "46460",
        "2027/03/14",
        "31/02/2027",
        "٢٠٢٧-٠٣-١٤",
        "20270314",
    ],
)
def test_any_other_date_is_refused(text: str) -> None:
    """No other form of date is guessed at."""
    with pytest.raises(cells.BadCell):
        cells.day(text)


def test_american_order_is_refused_with_the_british_order_as_hint() -> None:
    """A date with the month first is told how to be written."""
    with pytest.raises(cells.BadCell) as bad:
        cells.day("03/14/2027")
    assert bad.value.hint == "the month comes second: 14/03/2027"


def test_a_date_outside_the_years_in_use_is_refused() -> None:
    """Years that later arithmetic could overflow never pass."""
    for text in ("9999-12-31", "0001-01-01", "1949-12-31", "2101-01-01"):
        with pytest.raises(cells.BadCell, match="year outside"):
            cells.day(text)


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", "1"])
def test_ways_to_say_yes(text: str) -> None:
    """Each of these is yes."""
    assert cells.flag(text) is True


@pytest.mark.parametrize("text", ["no", "N", "False", "0"])
def test_ways_to_say_no(text: str) -> None:
    """Each of these is no."""
    assert cells.flag(text) is False


@pytest.mark.parametrize(
    ("text", "value"), [("0.8", 0.8), ("1", 1), (".5", 0.5), ("-1.50", -1.5), ("1e2", 100)]
)
def test_a_number_has_a_decimal_point(text: str, value: float) -> None:
    """Numbers are read as written."""
    assert cells.number(text) == value


@pytest.mark.parametrize("text", ["0,8", "1.000,5", "nan", "inf", "1_000", "0x10", "٣", "1 000", "£5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """Nothing else passes as a number."""
    with pytest.raises(cells.BadCell):
        cells.number(text)


def test_a_whole_number_may_carry_a_zero_fraction() -> None:
    """`31.0`, which spreadsheets write, is 31; `31.5` is refused."""
    assert cells.whole("31.0") == 31
    with pytest.raises(cells.BadCell):
        cells.whole("31.5")


def test_a_number_of_thousands_of_digits_is_refused() -> None:
    """A number too long to convert is a bad cell, not a crash."""
    for parse in (cells.whole, cells.number):
        with pytest.raises(cells.BadCell):
            parse("9" * 5000)


@pytest.mark.parametrize("text", ["2027-05", "2027-05-01", "2027-05-01 00:00:00", "01/05/2027"])
def test_ways_to_write_a_month(text: str) -> None:
    """As year and month, or as its first day, which a spreadsheet makes of it."""
    assert cells.month(text) == Month(2027, 5)


@pytest.mark.parametrize("text", ["2027-13", "2027-00", "05/2027", "May 2027", "2027-5", "5", "2027-05-02"])
def test_what_is_no_month_is_refused(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(cells.BadCell):
        cells.month(text)


def test_a_list_is_separated_by_semicolons() -> None:
    """Spaces and empty parts fall away."""
    assert cells.words(" smoker ;; epilepsy; ") == ("smoker", "epilepsy")


def test_an_ethnic_category_is_read_in_either_case() -> None:
    """`n` is N, and 99 is not known."""
    assert cells.ethnic_category("n") is EthnicCategory.AFRICAN
    assert cells.ethnic_category("99") is EthnicCategory.NOT_KNOWN


SPELT = {
    "A": "british; White British; White - British; English",
    "B": "Irish; White Irish; White - Irish",
    "C": "Any other White background; White - any other White background; White Other",
    "D": "White and Black Caribbean; Mixed - White and Black Caribbean; Mixed White & Black Caribbean",
    "E": "White and Black African; Mixed - White and Black African; White/Black African",
    "F": "White and Asian; Mixed - White and Asian; White/Asian",
    "G": "Any other mixed background; Mixed - any other mixed background; Mixed other",
    "H": "Indian; Asian or Asian British - Indian; British Indian; Asian Indian",
    "J": "Pakistani; Asian or Asian British - Pakistani; pakistan; British Pakistani",
    "K": "Bangladeshi; Asian or Asian British - Bangladeshi; Bangladesh",
    "L": "Any other Asian background; Asian or Asian British - any other Asian background; Other Asian",
    "M": "Caribbean; Black Caribbean; Black or Black British - Caribbean; carribean; Afro-Caribbean",
    "N": "African; black african; Black or Black British - African; Black, Black British: African",
    "P": "Any other Black background; Black or Black British - any other Black background; Other Black",
    "R": "Chinese; Other ethnic groups - Chinese; Asian Chinese; British Chinese",
    "S": "Any other ethnic group; Other ethnic groups - any other ethnic group; Other; Arab",
    "Z": "Not stated; Refused; Prefer not to say",
    "99": "Not known; unknown",
}


@pytest.mark.parametrize(("code", "words"), SPELT.items(), ids=SPELT)
def test_the_hint_names_the_category_that_words_mean(code: str, words: str) -> None:
    """As trusts' systems spell it: `black african` is African, code N, and not white and black African."""
    for word in words.split("; "):
        with pytest.raises(cells.BadCell) as bad:
            cells.ethnic_category(word)
        assert bad.value.likely is not None, word
        assert bad.value.likely.endswith(f", code {code}"), word


@pytest.mark.parametrize("word", ["White", "black", "Asian", "Mixed", "Asian British", "X", "Latin American"])
def test_words_for_several_categories_or_none_get_no_guess(word: str) -> None:
    with pytest.raises(cells.BadCell) as bad:
        cells.ethnic_category(word)
    assert bad.value.likely is None


def test_words_of_a_vocabulary_forgive_capitals_spaces_and_hyphens() -> None:
    """`Midwifery-Unit` is `midwifery_unit`."""
    assert cells.one_of(PlannedPlace)("Midwifery-Unit") is PlannedPlace.MIDWIFERY_UNIT


def test_a_band_is_a_number() -> None:
    """`6` and `6.0` are band 6; `8a` is refused with the bands there are."""
    assert cells.one_number_of(Band)("6.0") is Band.SIX
    with pytest.raises(cells.BadCell) as bad:
        cells.one_number_of(Band)("8a")
    assert bad.value.hint == "use one of 5, 6, 7, 8"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (True, "true"),
        (3.0, "3"),
        (0.8, "0.8"),
        (9434765919.0, "9434765919"),
        (date(2027, 3, 14), "2027-03-14"),
        (datetime(2027, 3, 14), "2027-03-14"),  # noqa: DTZ001  # a spreadsheet's dates have no zone
        (datetime(2027, 3, 14, 9, 30), "2027-03-14 09:30:00"),  # noqa: DTZ001  # nor have its moments
        (datetime(2027, 3, 14, tzinfo=UTC), "2027-03-14 00:00:00+00:00"),
        (["smoker", "epilepsy"], "smoker;epilepsy"),
        (b"N", "N"),
    ],
)
def test_values_of_spreadsheets_become_the_text_of_a_csv(value: object, text: str) -> None:
    """Every kind of file gives the same text for the same value."""
    assert text_of(value) == text
