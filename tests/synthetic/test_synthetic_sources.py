"""Published files and compact figures: sources named, faults named."""

import re
from pathlib import Path

import pytest

import planner.synthetic
from planner.synthetic import BadPublishedFile, TrustSpec, UnknownTrust, built_in_trusts, synthesise
from planner.synthetic.compact import built_in_margins, figures, levels_of, trust_names
from planner.synthetic.condense import BUILT_IN
from tests.synthetic.made import LSOA, MSDS, SHARED, as_models, made, needs_shared

FIGURES = Path(planner.synthetic.__file__).parent / "figures"


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.csv")), ids=lambda path: path.stem)
def test_every_figure_names_its_source(path: Path) -> None:
    """A file of figures begins with a comment on its source, and a source column is never empty."""
    assert path.read_text(encoding="utf-8").startswith("# ")
    rows = figures(path.stem)
    assert rows
    assert all(row["source"].strip() for row in rows if "source" in row)


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.csv")), ids=lambda path: path.stem)
def test_every_source_given_by_number_is_named_in_the_head(path: Path) -> None:
    """A number such as S44 stands in the head with publisher and title, and only those that rows use do."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    named = {number for line in head for number in re.findall(r"^# (S\d+) \w", line)}
    used = {number for row in figures(path.stem) for number in re.findall(r"\bS\d+\b", row.get("source", ""))}
    assert named == used


def test_figures_stay_compact() -> None:
    """All figures together are under 100 kB: extracts, not copies."""
    assert sum(path.stat().st_size for path in FIGURES.iterdir()) < 100_000


@pytest.mark.parametrize("name", ["ethnic_codes", "languages"])
def test_shares_add_up(name: str) -> None:
    """The shares of codes within a group, and of languages within a code, add up to 1."""
    for row in figures(name):
        assert sum(levels_of(row["levels"]).values()) == pytest.approx(1)


@pytest.mark.parametrize("name", ["relative_risks", "steps"])
def test_every_level_named_exists(name: str) -> None:
    """A relative risk or shift names only levels that women have (a misspelt level would do nothing)."""
    from planner.synthetic.background import CODES
    from planner.synthetic.msds import CATEGORIES

    known = {**CATEGORIES, "code": CODES, "bmi": ("under 30", "30-39", "40+")}
    for row in figures(name):
        assert set(levels_of(row["levels"])) <= set(known.get(row["dimension"], ("no", "yes"))), row


def test_about_a_dozen_contrasting_trusts_are_built_in() -> None:
    """Most and least deprived, largest, smallest and England are built in, and each built-in can be made."""
    assert {"RAE", "RA2", "R0A", "R1F", "ENG"} <= set(built_in_trusts()) == set(BUILT_IN)
    for trust in built_in_trusts():
        assert len(as_models(like=trust, births=600).women) == len(made(like=trust, births=600).women) > 600


def test_an_unknown_trust_is_refused_with_a_hint() -> None:
    """A code that is not built in names those that are, and the file that has the others."""
    with pytest.raises(UnknownTrust, match="no built-in figures for trust: RXX") as caught:
        synthesise(TrustSpec(like="RXX"))
    assert "RAE" in caught.value.hint
    assert "--msds" in caught.value.hint


def test_a_dimension_hardly_recorded_is_taken_from_england_and_said() -> None:
    """Manchester knows complex social factors for 0.6% of women: England's share is used and named."""
    sources = " ".join(made(like="R0A", births=600).facts.sources)
    assert "taken from England, hardly recorded by the trust: social" in sources


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot be read"),
        ("a,b\n1,2\n", "lacks columns: Period, Dimension"),
        (
            "Period,Dimension,Org_Level,Org_Code,Org_Name,Measure,Value\n2023-24,X,Provider,RAE,B,Y,5\n",
            "no booking dim",
        ),
    ],
    ids=["empty", "other", "no-dimension"],
)
def test_a_file_that_is_not_the_published_one_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """What is wrong with the file given as --msds is said."""
    path = tmp_path / "file.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadPublishedFile, match=message):
        synthesise(TrustSpec(msds=path))


def test_a_file_that_is_not_the_lsoa_table_is_refused(tmp_path: Path) -> None:
    """Missing columns of the file given as --lsoa are named; so is a file that is not there."""
    path = tmp_path / "file.csv"
    path.write_text("lsoa11_code,lat\nE01000001,51\n", encoding="utf-8")
    with pytest.raises(BadPublishedFile, match="lacks columns: lsoa11_name, imd2019_decile, lon"):
        synthesise(TrustSpec(lsoa=path))
    with pytest.raises(BadPublishedFile, match="cannot be read"):
        synthesise(TrustSpec(lsoa=tmp_path / "none.csv"))


@needs_shared
def test_england_has_no_neighbourhoods_of_its_own() -> None:
    """England as a whole has no site, so --lsoa is refused for it."""
    with pytest.raises(UnknownTrust, match="no site known for trust: ENG"):
        synthesise(TrustSpec(like="ENG", lsoa=LSOA))


@needs_shared
def test_built_in_margins_are_those_of_the_published_file() -> None:
    """Every count built in is the published one (the extract has not grown old)."""
    from planner.synthetic.msds import margins_of, read_annual

    annual = read_annual(MSDS)
    for trust in built_in_trusts():
        assert margins_of(annual, trust)[1] == built_in_margins(trust)


@needs_shared
@pytest.mark.slow
def test_any_of_the_120_trusts_can_be_made() -> None:
    """With the published file every trust makes a service, in real or invented neighbourhoods."""
    trusts = [trust for trust in trust_names() if trust != "ENG"]
    assert len(trusts) == 120
    for number, trust in enumerate(trusts):
        lsoa = LSOA if number % 12 == 0 else None
        assert len(as_models(like=trust, births=400, msds=MSDS, lsoa=lsoa).women) > 400


@needs_shared
def test_every_trust_has_a_site_in_england() -> None:
    """All 120 trusts have a main site between Cornwall and Northumberland."""
    assert SHARED.exists()
    sites = {row["org_code"] for row in figures("sites")}
    assert sites == set(trust_names()) - {"ENG"}
    assert all(
        49.8 < float(row["latitude"]) < 55.9 and -6 < float(row["longitude"]) < 2 for row in figures("sites")
    )
