"""The correlations that the model states must be there, in the direction and about the size it states."""

import numpy as np
import pandas as pd
import pytest

from planner.synthetic.compact import figures
from tests.synthetic.made import described

ENGLAND = {"like": "ENG", "births": 20_000}


def share(women: pd.DataFrame, dimension: str, by: str) -> "pd.Series[float]":
    """Share of women who say yes, by the levels of another trait."""
    return (women[dimension] == "yes").astype(float).groupby(women[by]).mean()


def has(women: pd.DataFrame, factor: str) -> "pd.Series[bool]":
    """Who has a risk factor."""
    return women["factors"].map(lambda factors: factor in factors)


def test_deprivation_and_ethnicity_keep_the_census_association() -> None:
    """Odds of Asian against White in decile 1 over decile 10 are those of the Census to within a tenth."""
    women = described(**ENGLAND)
    count = women.groupby(["decile", "ethnicity"]).size()
    odds_made = {decile: count[decile, "Asian"] / count[decile, "White"] for decile in ("1", "10")}
    rows = {row["decile"]: row for row in figures("ethnicity_by_decile") if row["org_code"] == "ENG"}
    odds = {decile: float(rows[decile]["Asian"]) / float(rows[decile]["White"]) for decile in ("1", "10")}
    assert odds_made["1"] / odds_made["10"] == pytest.approx(odds["1"] / odds["10"], rel=0.1)


def test_bradford_follows_its_own_association() -> None:
    """In Bradford's decile 1 more than 62% of women are Asian, against 54% of all."""
    women = described(like="RAE")
    assert (women["ethnicity"][women["decile"] == "1"] == "Asian").mean() > 0.62


def test_smoking_rises_with_deprivation() -> None:
    """Smoking falls from decile 1 to 10 by four times or more, as in the published quintiles (38 to 8%)."""
    smoking = share(described(**ENGLAND), "smoking", "decile")
    assert smoking["1"] > 4 * smoking["10"]


def test_teenage_mothers_live_in_deprived_neighbourhoods() -> None:
    """Women under 20 are three times as common in decile 1 as in decile 10, or more."""
    women = described(**ENGLAND)
    young = (women["age"] == "under 20").groupby(women["decile"]).mean()
    assert young["1"] > 3 * young["10"]


@pytest.mark.parametrize("factor", ["diabetes_type_2", "gestational_diabetes"])
def test_diabetes_is_commoner_in_asian_and_black_women(factor: str) -> None:
    """Both kinds are at least one and a half times as common as in White women."""
    women = described(**ENGLAND)
    rates = has(women, factor).groupby(women["ethnicity"]).mean()
    assert min(rates["Asian"], rates["Black"]) > 1.5 * rates["White"]


def test_caesareans_rise_with_age() -> None:
    """Of women with a previous birth, each older group has had more caesareans, from 20 to 44."""
    women = described(**ENGLAND)
    rates = share(women[women["births"] != "0"], "caesarean", "age")
    assert rates[["20-24", "25-29", "30-34", "35-39", "40-44"]].is_monotonic_increasing


def test_nobody_had_a_caesarean_without_a_birth() -> None:
    """A woman without a previous birth has no previous caesarean, stillbirth or preterm birth."""
    women = described(**ENGLAND)
    first = women[women["births"] == "0"]
    assert not (first["caesarean"] == "yes").any()
    assert not has(first, "previous_stillbirth").any()
    assert not has(first, "previous_preterm_birth").any()


def test_late_booking_interpreter_need_and_social_factors_rise_together() -> None:
    """Each of the three pairs has a correlation of 0.1 or more; interpreter need doubles late booking."""
    women = described(**ENGLAND)
    late = women["booking"].isin(["91-140", "141+"])
    flags = pd.DataFrame(
        {"late": late, "language": women["interpreter"] == "yes", "social": women["social"] == "yes"}
    )
    correlation = flags.astype(float).corr().to_numpy()
    assert correlation[np.triu_indices(3, 1)].min() > 0.1
    assert late[flags["language"]].mean() > 2 * late[~flags["language"]].mean()


def test_interpreter_need_differs_between_trusts_as_published() -> None:
    """Trusts lie between 1 and 25% (published range), Bradford above England's 9%, Guildford below."""
    need = {trust: (described(like=trust)["interpreter"] == "yes").mean() for trust in ("RAE", "RA2", "R1H")}
    assert 0.01 < need["RA2"] < 0.09 < need["RAE"] < 0.25
    assert need["R1H"] < 0.25


def test_gestational_diabetes_is_not_known_too_early() -> None:
    """Of women not yet at 26 weeks on the day of planning only few have it on record."""
    women = described(**ENGLAND)
    early = women["gestation_days"] < 26 * 7
    rates = has(women, "gestational_diabetes").groupby(early).mean()
    assert rates[True] < 0.3 * rates[False]


def test_one_woman_has_one_weight_and_one_kind_of_diabetes() -> None:
    """Bands of BMI exclude each other, and so do the kinds of diabetes."""
    women = described(**ENGLAND)
    for names in (
        ("bmi_30_to_39", "bmi_40_or_more"),
        ("diabetes_type_1", "diabetes_type_2", "gestational_diabetes"),
    ):
        assert pd.concat([has(women, name) for name in names], axis=1).sum(axis=1).max() == 1


def test_care_begun_is_flat_by_deprivation_and_ethnicity() -> None:
    """Among booked women past 12 weeks deciles 1 and 10, and Asian and White women, are placed alike."""
    women = described(**ENGLAND)
    ready = women[women["booked"] & (women["gestation_days"] >= 84) & (women["gestation_days"] <= 280)]
    placed = ready["placed"].groupby(ready["decile"]).mean()
    assert placed["1"] / placed["10"] == pytest.approx(1, abs=0.15)
    by_group = ready["placed"].groupby(ready["ethnicity"]).mean()
    assert by_group["Asian"] / by_group["White"] == pytest.approx(1, abs=0.15)
