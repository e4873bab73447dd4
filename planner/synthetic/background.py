"""Who the women are: ethnic category, age, previous births and caesareans.

Model. Neighbourhood, IMD decile and ethnic group come first (`joint.py`, `homes.py`). The NHS code within a
group is drawn by the local mix of codes; age given decile and group; previous births given age, decile and
code; a previous caesarean given age, code and that there was a birth.
"""

import numpy as np

from planner.synthetic.cohort import Cohort, Trait
from planner.synthetic.compact import ENGLAND, Levels, figures, levels_of
from planner.synthetic.draws import Floats, Ints, spread_uniform, whole_counts
from planner.synthetic.profile import TrustProfile
from planner.synthetic.risks import draw_flag, draw_ordered

CODES = ("A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "Z", "99")
_UNKNOWN_CODE = {"not stated": {"Z": 1.0}, "not known": {"99": 1.0}}


def add_background(cohort: Cohort, profile: TrustProfile, rng: np.random.Generator) -> Cohort:
    """Add the traits `code`, `age`, `births` and `caesarean` to homes with `decile` and `ethnicity`."""
    cohort = {**cohort, "code": _codes(cohort["ethnicity"], profile.org_code, rng)}
    cohort = {**cohort, "age": draw_ordered(cohort, "age", profile.shares["age"], rng)}
    cohort = {**cohort, "births": draw_ordered(cohort, "births", profile.shares["births"], rng)}
    share = float(profile.shares["caesarean"][1])
    return {**cohort, "caesarean": draw_flag(cohort, "caesarean", rng, share=share)}


def code_mix(org_code: str, group: str) -> Levels:
    """Shares of the NHS codes within an ethnic group, around the trust or else in England."""
    if group in _UNKNOWN_CODE:
        return _UNKNOWN_CODE[group]
    rows = {row["org_code"]: row for row in figures("ethnic_codes") if row["group"] == group}
    return levels_of(rows.get(org_code, rows[ENGLAND])["levels"])


def _codes(groups: Trait, org_code: str, rng: np.random.Generator) -> Trait:
    codes = np.zeros(len(groups.codes), dtype=np.int64)
    for number, group in enumerate(groups.levels):
        members = rng.permutation(np.flatnonzero(groups.codes == number))
        mix = code_mix(org_code, group)
        counts = whole_counts([mix.get(code, 0.0) for code in CODES], len(members))
        codes[members] = np.repeat(np.arange(len(CODES)), counts)
    return Trait(CODES, codes)


def years_of_age(age: Trait, rng: np.random.Generator) -> Ints:
    """Whole years of age at booking within each age group.

    Assumed: even within five-year groups; under 20 rising from 15 to 19; 45 and over falling from 45 to 50.
    """
    spans: dict[str, tuple[int, list[float]]] = {
        "under 20": (15, [2, 6, 14, 28, 50]),
        "45+": (45, [45, 25, 14, 8, 5, 3]),
    }
    years = np.zeros(len(age.codes), dtype=np.int64)
    for number, level in enumerate(age.levels):
        members = np.flatnonzero(age.codes == number)
        first, weights = spans.get(level) or (int(level[:2]), [1.0] * 5)
        years[members] = first + _steps(weights, len(members), rng)
    return years


def births_before(births: Trait, rng: np.random.Generator) -> Ints:
    """Number of previous births; "5+" is 5 to 9, each half as common as the one before (assumed)."""
    top = births.levels.index("5+")
    members = np.flatnonzero(births.codes == top)
    numbers = births.codes.copy()
    numbers[members] += _steps([16, 8, 4, 2, 1], len(members), rng)
    return numbers


def caesareans_before(caesarean: Trait, births: Ints, rng: np.random.Generator) -> Ints:
    """Number of previous caesareans: one, or after more births two (45%) or three (8%; from memory)."""
    numbers = 1 + _steps([47, 45, 8], len(births), rng)
    return np.where(caesarean.is_yes, np.minimum(numbers, births), 0)


def _steps(weights: list[float], size: int, rng: np.random.Generator) -> Ints:
    edges: Floats = np.cumsum(np.asarray(weights, dtype=np.float64)) / sum(weights)
    return np.searchsorted(edges, spread_uniform(size, rng), side="right").clip(max=len(weights) - 1)
