"""Forecasts of a trust's own: small ones to count by hand, and random ones."""

from random import Random

from models import ExpectedWomen, Reserve, Scenario
from tests.strategies.factories import expected


def foretelling(question: Scenario, *rows: ExpectedWomen, reserve: Reserve = Reserve.EXPECTED) -> Scenario:
    """The same question with places held by a forecast of these rows."""
    service = question.service.replace(expected=rows)
    return question.replace(service=service, policy=question.policy.replace(reserve=reserve))


def random_forecast(question: Scenario, seed: int) -> tuple[ExpectedWomen, ...]:
    """A row for most neighbourhoods, tiers and months, of up to one and a half women, most of them fewer."""
    dice = Random(seed)
    return tuple(
        expected(area.area_id, tier.id, month=month, women=round(dice.random() ** 2 * 1.5, 2))
        for area in question.service.areas
        for tier in question.policy.tiers
        for month in question.months
        if dice.random() < 0.8
    )
