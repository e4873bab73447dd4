"""What the women need: language, social factors, smoking, weight, clinical risks, place, late booking.

Model. One hidden standard normal number a woman (how hard her circumstances are) raises interpreter need,
complex social factors and late booking together, besides what their tables of relative risks say: complex
social factors and interpreter need are themselves risks for late booking. Nothing is published on its size;
the loadings are assumed. Clinical factors follow in an order in which each may depend on those before it:
weight, then diabetes and hypertension, then the aspirin criteria.
"""

import numpy as np

from planner.synthetic.cohort import Cohort, Trait, any_yes, size
from planner.synthetic.compact import figures
from planner.synthetic.profile import TrustProfile
from planner.synthetic.risks import draw_flag, draw_ordered

CLINICAL = (
    "diabetes_type_1",
    "diabetes_type_2",
    "chronic_hypertension",
    "multiple_pregnancy",
    "previous_stillbirth",
    "previous_preterm_birth",
    "mental_health",
    "cardiac_disease",
    "epilepsy",
    "substance_misuse",
    "gestational_diabetes",
    "pre_eclampsia_risk",
)
"""Drawn in this order; a factor's relative risks may name those before it."""

_RISK_FOR_PLACE = (*(name for name in CLINICAL if name != "mental_health"), "caesarean", "bmi_40_or_more")
_INTERPRETER_LOADING = 0.5
_SOCIAL_LOADING = 0.8
_BOOKING_LOADING = 0.2

Rates = dict[str, float]


def reference_rates() -> Rates:
    """Share of women with each factor where every relative risk is 1 (fitted, see `condense.py`)."""
    return {row["factor"]: float(row["reference_rate"]) for row in figures("prevalence")}


def add_needs(cohort: Cohort, profile: TrustProfile, rates: Rates, rng: np.random.Generator) -> Cohort:
    """Add the yes or no factors, `bmi`, `place` and `booking` to women with a background."""
    hardship = rng.standard_normal(size(cohort))
    cohort = _add_social(cohort, profile, rates, hardship, rng)
    cohort = _add_weight(cohort, rates, rng)
    for factor in CLINICAL:
        cohort = {**cohort, factor: draw_flag(cohort, factor, rng, rate=rates[factor])}
    cohort = {**cohort, "risk": Trait.flag(any_yes(cohort, _RISK_FOR_PLACE))}
    cohort = _add_place(cohort, rates, rng)
    booking = draw_ordered(cohort, "booking", profile.shares["booking"], rng, _BOOKING_LOADING * hardship)
    return {**cohort, "booking": booking}


def _add_social(
    cohort: Cohort, profile: TrustProfile, rates: Rates, hardship: np.ndarray, rng: np.random.Generator
) -> Cohort:
    pull = np.exp(_INTERPRETER_LOADING * hardship)
    cohort = {
        **cohort,
        "interpreter": draw_flag(cohort, "interpreter", rng, rate=rates["interpreter"], pull=pull),
    }
    pull = np.exp(_SOCIAL_LOADING * hardship)
    share = float(profile.shares["social"][1])
    cohort = {**cohort, "social": draw_flag(cohort, "social", rng, share=share, pull=pull)}
    return {**cohort, "smoker": draw_flag(cohort, "smoker", rng, share=float(profile.shares["smoking"][1]))}


def _add_weight(cohort: Cohort, rates: Rates, rng: np.random.Generator) -> Cohort:
    """BMI in three bands; the highest is drawn first, the middle one among the others."""
    cohort = {
        **cohort,
        "bmi_40_or_more": draw_flag(cohort, "bmi_40_or_more", rng, rate=rates["bmi_40_or_more"]),
    }
    cohort = {**cohort, "bmi_30_to_39": draw_flag(cohort, "bmi_30_to_39", rng, rate=rates["bmi_30_to_39"])}
    bands = np.where(cohort["bmi_40_or_more"].is_yes, 2, np.where(cohort["bmi_30_to_39"].is_yes, 1, 0))
    return {**cohort, "bmi": Trait(("under 30", "30-39", "40+"), bands.astype(np.int64))}


def _add_place(cohort: Cohort, rates: Rates, rng: np.random.Generator) -> Cohort:
    cohort = {**cohort, "home": draw_flag(cohort, "home", rng, rate=rates["home"])}
    unit = draw_flag(cohort, "midwifery_unit", rng, rate=rates["midwifery_unit"])
    places = np.where(cohort["home"].is_yes, 0, np.where(unit.is_yes, 1, 2))
    names = ("home", "midwifery_unit", "obstetric_unit")
    return {**cohort, "midwifery_unit": unit, "place": Trait(names, places.astype(np.int64))}
