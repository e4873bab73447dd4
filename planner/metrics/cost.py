"""What the midwives cost a year, by band."""

from collections.abc import Iterator
from math import fsum

from models import Band, Metric
from planner.metrics.catalogue import metric
from planner.metrics.cohort import Cohort
from planner.prepare.staff_time import DayGrid, contracted, presence


def cost(cohort: Cohort) -> Iterator[Metric]:
    """Contracted staff time in post and what it costs a year: of all midwives, teams and core, then by band.

    Leave, long leave too, is paid like work: whoever is employed costs her contracted WTE. A horizon that is
    not a year counts as if it went on like that for one.
    """
    wte = {band: fsum(_in_post(cohort, band)) for band in Band}
    pounds = {band: wte[band] * cohort.scenario.policy.pay.cost_year(band) for band in Band}
    yield metric("wte_in_post", "all", "all", fsum(wte.values()))
    yield metric("cost_year", "all", "all", fsum(pounds.values()))
    for band in Band:
        yield metric("wte_in_post", "band", str(band), wte[band])
        yield metric("cost_year", "band", str(band), pounds[band])


def _in_post(cohort: Cohort, band: Band) -> Iterator[float]:
    grid = DayGrid(cohort.scenario)
    for midwife in cohort.scenario.service.midwives:
        if midwife.band is band:
            yield float((presence(midwife, (), grid) * contracted(midwife, grid)).mean())
