"""Which neighbourhood each woman lives in, given her IMD decile and ethnic group.

Model. Within a decile, ethnic groups are not spread evenly: smooth random fields over the map (one for all
minority groups together, one for each group) give every group its own neighbourhoods; iterative proportional
fitting keeps both the neighbourhoods' births and the groups' numbers. The strength of this is assumed.
"""

import numpy as np

from planner.synthetic.areas import Areas, smooth_field
from planner.synthetic.cohort import Cohort, Trait
from planner.synthetic.draws import Floats, Ints, systematic_counts
from planner.synthetic.joint import GROUPS, KNOWN_GROUPS, fit_table
from planner.synthetic.msds import CATEGORIES

_SHARED = 0.8
"""Strength of the field that all minority groups share, in log odds (assumed)."""
_OWN = 0.5
"""Strength of each group's own field likewise (assumed)."""


def settle(areas: Areas, table: Ints, rng: np.random.Generator) -> tuple[Cohort, Ints]:
    """Women with traits `decile` and `ethnicity`, and each woman's neighbourhood as its position in `areas`.

    `table` holds the numbers of women by decile and ethnic group.
    """
    leaning = _leaning(areas, rng)
    deciles, groups, homes = [], [], []
    for decile in range(table.shape[0]):
        members = np.flatnonzero(areas.deciles == decile + 1)
        if not table[decile].sum():
            continue
        births = areas.births[members] / areas.births[members].sum() * table[decile].sum()
        fitted = fit_table(leaning[members], births, table[decile].astype(np.float64))
        for group in range(table.shape[1]):
            counts = systematic_counts(fitted[:, group], rng)
            home = np.repeat(members, counts)[: table[decile, group]]
            home = np.concatenate([home, np.repeat(members[:1], table[decile, group] - len(home))])
            homes.append(home)
            deciles.append(np.full(len(home), decile))
            groups.append(np.full(len(home), group))
    cohort = {
        "decile": Trait(CATEGORIES["decile"], np.concatenate(deciles)),
        "ethnicity": Trait(GROUPS, np.concatenate(groups)),
    }
    return cohort, np.concatenate(homes)


def _leaning(areas: Areas, rng: np.random.Generator) -> Floats:
    """How strongly each neighbourhood (rows) draws each ethnic group (columns); 1 for White and unknown."""
    shared = smooth_field(areas.points_km, rng, 0.35)
    leaning = np.ones((len(areas.ids), len(GROUPS)))
    for column, group in enumerate(KNOWN_GROUPS):
        if group != "White":
            leaning[:, column] = np.exp(_SHARED * shared + _OWN * smooth_field(areas.points_km, rng, 0.35))
    return leaning
