"""Bounds of tiers by prices: what all places are worth, and what each woman gains where she gains most.

Prices of another plan bound a tier as well as its own where little differs. Near what differs they are found
anew: a small program of a few teams, in which a woman may also go elsewhere, for what she gains there at the
prices given.

Measured on 15,000 women and 72 teams, two midwives gone from one: with the prices of the plan before, and
eight teams priced anew, the bounds of the first two tiers are those of the whole program, that of the third
lies one woman above; in a fiftieth of its time.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array, hstack, vstack  # type: ignore[import-untyped]  # scipy carries no types

from models import Certificate, LimitPrices
from planner.caseload.programs.linear import WHOLE, LinearProgram, Optimum
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes
from planner.caseload.relaxation.posting import Kind, Relaxation
from planner.prepare import NOBODY
from planner.prepare.problem import Flags, Floats, Ints

DIGITS = 9
"""Decimals of a price; any price from 0 up proves a bound."""


def certificate_of(
    classes: Classes, relaxation: Relaxation, tier: int, price: Floats, held: Floats
) -> Certificate:
    """The prices of a tier from those of the rows [row] and of the women of earlier tiers [earlier tier]."""
    teams = classes.problem.teams
    rows: list[int] = np.flatnonzero((relaxation.kind != NOBODY) & (price > WHOLE)).tolist()
    limits = []
    for (kind, team), group in groupby(
        sorted(rows, key=lambda row: (relaxation.kind[row], relaxation.team[row], relaxation.window[row])),
        key=lambda row: (int(relaxation.kind[row]), int(relaxation.team[row])),
    ):
        at = list(group)
        prices = np.zeros(int(relaxation.window[at].max()) + 1)
        prices[relaxation.window[at]] = np.round(price[at], DIGITS)
        rule, part, unit = relaxation.kinds[kind]
        limits.append(
            LimitPrices(
                rule=rule,
                part=part,
                unit=unit,
                team_id=teams[team].team_id,
                prices=tuple(prices.tolist()),
            )
        )
    return Certificate(tier=tier, held=tuple(np.round(held, DIGITS).tolist()), limits=tuple(limits))


class Proven(NamedTuple):
    """What is proven of a tier."""

    bound: int | None
    """No plan places more anew; none where nothing is proven."""
    certificate: Certificate | None
    """What proves it."""


class Worth(NamedTuple):
    """What women are worth, in women of the tier in question."""

    columns: Floats
    """[column] in its team."""
    elsewhere: Floats
    """[class] in the team that is not near and gains most there at the prices given; 0 where none does."""


def proven_by(
    classes: Classes,
    relaxation: Relaxation,
    certificate: Certificate,
    placed: Sequence[int],
    near: Flags,
    watch: Watch,
) -> Proven:
    """No plan that places as many anew of each earlier tier (`placed`) places more of the tier anew.

    `near` [T] are the teams that are priced anew.
    """
    price = np.where(near[relaxation.team], 0.0, _of_rows(classes, relaxation, certificate))
    worth = _worth(classes, relaxation, certificate, price, near)
    has_near = np.zeros(len(classes.size), dtype=np.bool_)
    has_near[classes.row[near[classes.team]]] = True
    fixed = price @ relaxation.limit - np.dot(certificate.held, placed[: len(certificate.held)])
    fixed += worth.elsewhere[~has_near] @ classes.size[~has_near]
    rows = np.flatnonzero((relaxation.kind != NOBODY) & near[relaxation.team])
    if not near.any():
        return Proven(int(np.floor(fixed + WHOLE)), certificate)
    anew = _priced_anew(classes, relaxation, worth, rows, near, watch)
    if anew is None:
        return Proven(None, None)
    price[rows] = np.maximum(anew.price[: len(rows)], 0.0)
    proof = certificate_of(classes, relaxation, certificate.tier, price, np.array(certificate.held))
    return Proven(int(np.floor(fixed + anew.value + WHOLE)), proof)


def _worth(
    classes: Classes, relaxation: Relaxation, certificate: Certificate, price: Floats, near: Flags
) -> Worth:
    columns = _counted(classes, certificate)
    gain = columns - relaxation.matrix.T @ price
    away = ~near[classes.team]
    elsewhere = np.zeros(len(classes.size))
    np.maximum.at(elsewhere, classes.row[away], gain[away])
    return Worth(columns, elsewhere)


def _of_rows(classes: Classes, relaxation: Relaxation, certificate: Certificate) -> Floats:
    """[row] the price of each row; 0 of one that has none."""
    known = {(Kind(one.rule, one.part, one.unit), one.team_id): one.prices for one in certificate.limits}
    ids = [team.team_id for team in classes.problem.teams]
    found = np.zeros(len(relaxation.limit))
    for row in np.flatnonzero(relaxation.kind != NOBODY).tolist():
        of_team = known.get((relaxation.kinds[relaxation.kind[row]], ids[relaxation.team[row]]), ())
        if relaxation.window[row] < len(of_team):
            found[row] = max(of_team[relaxation.window[row]], 0.0)
    return found


def steering(
    classes: Classes, relaxation: Relaxation, certificates: Sequence[Certificate], worth: Floats
) -> tuple[Floats, Floats]:
    """What placing one of a column's women is worth to all tiers at once; the price of each row.

    Each tier's bound counts by the `worth` [tier] of its women.
    """
    columns, price = np.zeros(len(classes.row)), np.zeros(len(relaxation.limit))
    for one in certificates:
        columns += worth[one.tier - 1] * _counted(classes, one)
        price += worth[one.tier - 1] * _of_rows(classes, relaxation, one)
    return columns, price


def _counted(classes: Classes, certificate: Certificate) -> Floats:
    """[column] what placing one of its women adds to what a tier's bound counts."""
    columns: Floats = (classes.tier == certificate.tier).astype(np.float64)
    for earlier, held in enumerate(certificate.held, start=1):
        columns += held * (classes.tier == earlier)
    return columns


def _priced_anew(
    classes: Classes, relaxation: Relaxation, worth: Worth, rows: Ints, near: Flags, watch: Watch
) -> Optimum | None:
    """The most that women who may go to a near team are worth, there under its `rows` or elsewhere."""
    columns = np.flatnonzero(near[classes.team])
    women, place = np.unique(classes.row[columns], return_inverse=True)
    away = np.flatnonzero(worth.elsewhere[women] > 0)
    each = np.concatenate([place, away])
    limits = hstack([csr_array(relaxation.matrix[rows])[:, columns], csr_array((len(rows), len(away)))])
    once = csr_array((np.ones(len(each)), (each, np.arange(len(each)))), shape=(len(women), len(each)))
    size = classes.size[women].astype(np.float64)
    program = LinearProgram(csr_array(vstack([limits, once])), np.concatenate([relaxation.limit[rows], size]))
    objective = np.concatenate([worth.columns[columns], worth.elsewhere[women[away]]])
    return program.most(objective, size[each], watch)
