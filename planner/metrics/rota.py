"""What a rota comes to, in a few numbers: unfilled hours, nights, births and visits by someone known."""

from collections.abc import Iterator, Sequence

from models import BirthsAttended, Metric, Rota, Rotas, Scenario, VisitsMade
from planner.metrics.catalogue import metric


def rota_metrics(scenario: Scenario, rotas: Rotas) -> tuple[Metric, ...]:
    """The measures of the rotas of one plan in the order of `ROTA_MEASURES`: of all teams, then of each."""
    of_teams = (row for rota in rotas.rotas for row in _metrics(scenario, [rota], "team", rota.team_id))
    return (*_metrics(scenario, rotas.rotas, "all", "all"), *of_teams)


def _metrics(scenario: Scenario, rotas: Sequence[Rota], by: str, group: str) -> Iterator[Metric]:
    """The measures of some rotas together."""
    nights = [value for rota in rotas for value in _nights(scenario, rota)]
    births = sum((rota.attended for rota in rotas), BirthsAttended())
    antenatal = sum((rota.antenatal for rota in rotas if rota.antenatal), VisitsMade())
    postnatal = sum((rota.postnatal for rota in rotas if rota.postnatal), VisitsMade())
    unfilled = sum(duty.hours for rota in rotas for duty in rota.unfilled)
    yield metric("rota_unfilled_hours", by, group, unfilled)
    yield metric("rota_nights_most", by, group, max(nights, default=None))
    yield metric("rota_nights_fewest", by, group, min(nights, default=None))
    yield metric("rota_by_named_share", by, group, births.share(births.by_named))
    yield metric("rota_by_named_or_buddy_share", by, group, births.share(births.by_named_or_buddy))
    yield metric("rota_by_team_share", by, group, births.share(births.by_team))
    for name, made in (("antenatal", antenatal), ("postnatal", postnatal)):
        yield metric(f"rota_{name}_by_named_share", by, group, made.share(made.by_named))
        either = made.share(made.by_named_or_buddy)
        yield metric(f"rota_{name}_by_named_or_buddy_share", by, group, either)


def _nights(scenario: Scenario, rota: Rota) -> Iterator[float]:
    """Nights for each WTE present on average, of each midwife who is there half of the days or more."""
    for midwife_id in rota.midwives:
        midwife = scenario.service.midwife[midwife_id]
        leave = scenario.service.leave_of.get(midwife_id, ())
        there = [
            midwife.wte_on(day)
            for day in rota.days
            if midwife.is_employed(day) and not any(row.covers(day) for row in leave)
        ]
        if 2 * len(there) >= len(rota.days):
            yield rota.nights_of(midwife_id) * len(rota.days) / sum(there)
