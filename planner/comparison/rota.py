"""What a rota comes to, in a few numbers: hours unfilled, nights shared, births attended by someone known."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from models import Better, BirthsAttended, Metric, Rota, Rotas, Scenario, VisitsMade
from planner.metrics.catalogue import DECIMALS, Measure

ROTA_MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "rota_unfilled_hours": Measure("hours of duties that nobody does", "hours", Better.LOWER),
        "rota_nights_most": Measure(
            "most nights of a midwife for each WTE, of those there half of the days or more",
            "nights per WTE",
            Better.LOWER,
        ),
        "rota_nights_fewest": Measure(
            "fewest nights of a midwife for each WTE, of those there half of the days or more",
            "nights per WTE",
            Better.NEUTRAL,
        ),
        "rota_by_named_share": Measure(
            "births expected to be attended by the named midwife, of those of the caseload",
            "share",
            Better.HIGHER,
        ),
        "rota_by_named_or_buddy_share": Measure(
            "births expected to be attended by the named midwife or the buddy", "share", Better.HIGHER
        ),
        "rota_by_team_share": Measure(
            "births expected to be attended by a midwife of the team", "share", Better.HIGHER
        ),
        "rota_antenatal_by_named_share": Measure(
            "visits before birth, booking among them, made by the named midwife", "share", Better.HIGHER
        ),
        "rota_antenatal_by_named_or_buddy_share": Measure(
            "visits before birth made by the named midwife or the buddy", "share", Better.HIGHER
        ),
        "rota_postnatal_by_named_share": Measure(
            "visits after birth made by the named midwife", "share", Better.HIGHER
        ),
        "rota_postnatal_by_named_or_buddy_share": Measure(
            "visits after birth made by the named midwife or the buddy", "share", Better.HIGHER
        ),
    }
)
"""Measures of a rota, of all its teams together and of each."""


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
    values = {
        "rota_unfilled_hours": sum(duty.hours for rota in rotas for duty in rota.unfilled),
        "rota_nights_most": max(nights, default=None),
        "rota_nights_fewest": min(nights, default=None),
        "rota_by_named_share": births.share(births.by_named),
        "rota_by_named_or_buddy_share": births.share(births.by_named_or_buddy),
        "rota_by_team_share": births.share(births.by_team),
        "rota_antenatal_by_named_share": antenatal.share(antenatal.by_named),
        "rota_antenatal_by_named_or_buddy_share": antenatal.share(antenatal.by_named_or_buddy),
        "rota_postnatal_by_named_share": postnatal.share(postnatal.by_named),
        "rota_postnatal_by_named_or_buddy_share": postnatal.share(postnatal.by_named_or_buddy),
    }
    for name, entry in ROTA_MEASURES.items():
        value = values[name]
        number = None if value is None else round(value, DECIMALS)
        yield Metric(measure=name, by=by, group=group, value=number, unit=entry.unit, better=entry.better)


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


def rota_span(rotas: Rotas) -> str:
    """Which rota it is: `6 weeks from 2027-03-01`."""
    return f"{rotas.weeks} week{'' if rotas.weeks == 1 else 's'} from {rotas.first_day}"
