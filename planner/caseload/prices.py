"""Bounds of tiers by prices: what all places are worth, and what each woman gains where she gains most.

Prices of another plan bound a tier as well as its own where little differs. Near what differs they are found
anew: a small program of a few teams, in which a woman may also go elsewhere, for what she gains there at the
prices given.

Measured on 15,000 women and 72 teams, two midwives gone from one: with the prices of the plan before, and
eight teams priced anew, the bounds of the first two tiers are those of the whole program, that of the third
lies one woman above; in a fiftieth of its time.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
from scipy.sparse import csr_array, hstack, vstack  # type: ignore[import-untyped]  # scipy carries no types

from models import LimitPrices, TierPrices
from planner.caseload.classes import Classes
from planner.caseload.linear import WHOLE, LinearProgram
from planner.caseload.posting import Kind, Relaxation
from planner.caseload.progress import Watch
from planner.prepare.problem import Flags, Floats, Ints

DIGITS = 9
"""Decimals of a price; any price from 0 up proves a bound."""


def prices_of(classes: Classes, relaxation: Relaxation, tier: int, price: Floats, held: Floats) -> TierPrices:
    """The prices of a tier from those of the rows [row] and of the women of earlier tiers [earlier tier]."""
    teams = classes.problem.teams
    rows: list[int] = np.flatnonzero((relaxation.kind >= 0) & (price > WHOLE)).tolist()
    limits = []
    for (kind, team), group in groupby(
        sorted(rows, key=lambda row: (relaxation.kind[row], relaxation.team[row], relaxation.window[row])),
        key=lambda row: (int(relaxation.kind[row]), int(relaxation.team[row])),
    ):
        at = list(group)
        prices = np.zeros(int(relaxation.window[at].max()) + 1)
        prices[relaxation.window[at]] = np.round(price[at], DIGITS)
        rule, part = relaxation.kinds[kind]
        limits.append(
            LimitPrices(rule=rule, part=part, team_id=teams[team].team_id, prices=tuple(prices.tolist()))
        )
    return TierPrices(tier=tier, held=tuple(np.round(held, DIGITS).tolist()), limits=tuple(limits))


def bound_by(
    classes: Classes,
    relaxation: Relaxation,
    prices: TierPrices,
    placed: Sequence[int],
    near: Flags,
    watch: Watch,
) -> int | None:
    """No plan that places as many anew of each earlier tier (`placed`) places more of the tier anew.

    `near` [T] are the teams that are priced anew. None if the solver gives no optimum.
    """
    worth = (classes.tier == prices.tier).astype(np.float64)
    for earlier, held in enumerate(prices.held, start=1):
        worth += held * (classes.tier == earlier)
    price = np.where(near[relaxation.team], 0.0, _of_rows(classes, relaxation, prices))
    gain = worth - relaxation.matrix.T @ price
    is_near = near[classes.team]
    elsewhere = np.zeros(len(classes.size))
    np.maximum.at(elsewhere, classes.row[~is_near], gain[~is_near])
    touched = np.zeros(len(classes.size), dtype=np.bool_)
    touched[classes.row[is_near]] = True
    fixed = float(price @ relaxation.limit) - float(np.dot(prices.held, placed[: len(prices.held)]))
    fixed += float(elsewhere[~touched] @ classes.size[~touched])
    anew = _priced_anew(classes, relaxation, worth, elsewhere, near, watch)
    return None if anew is None else int(np.floor(fixed + anew + WHOLE))


def _of_rows(classes: Classes, relaxation: Relaxation, prices: TierPrices) -> Floats:
    """[row] the price of each row; 0 of one that has none."""
    known: Mapping[tuple[Kind, str], tuple[float, ...]] = {
        (Kind(one.rule, one.part), one.team_id): one.prices for one in prices.limits
    }
    ids = [team.team_id for team in classes.problem.teams]
    found = np.zeros(len(relaxation.limit))
    for row in np.flatnonzero(relaxation.kind >= 0).tolist():
        of_team = known.get((relaxation.kinds[relaxation.kind[row]], ids[relaxation.team[row]]), ())
        if relaxation.window[row] < len(of_team):
            found[row] = max(of_team[relaxation.window[row]], 0.0)
    return found


def _priced_anew(
    classes: Classes,
    relaxation: Relaxation,
    worth: Floats,
    elsewhere: Floats,
    near: Flags,
    watch: Watch,
) -> float | None:
    """What women who may go to the teams `near` are worth there at the most, or `elsewhere` [class]."""
    columns = np.flatnonzero(near[classes.team] & (worth > 0))
    women, place = np.unique(classes.row[np.flatnonzero(near[classes.team])], return_inverse=True)
    if not len(women):
        return 0.0
    place = place[worth[near[classes.team]] > 0]
    away = np.flatnonzero(elsewhere[women] > 0)
    rows = np.flatnonzero((relaxation.kind >= 0) & near[relaxation.team])
    limits = hstack([relaxation.matrix[rows][:, columns], csr_array((len(rows), len(away)))])
    once = _once(np.concatenate([place, away]), len(women))
    size = classes.size[women].astype(np.float64)
    program = LinearProgram(csr_array(vstack([limits, once])), np.concatenate([relaxation.limit[rows], size]))
    optimum = program.most(
        np.concatenate([worth[columns], elsewhere[women[away]]]),
        np.concatenate([size[place], size[away]]),
        watch,
    )
    return None if optimum is None else optimum.value


def _once(women: Ints, rows: int) -> csr_array:
    return csr_array((np.ones(len(women)), (women, np.arange(len(women)))), shape=(rows, len(women)))
