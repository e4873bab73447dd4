"""What a midwife costs."""

import pytest
from pydantic import ValidationError

from models import Band, Pay


@pytest.mark.parametrize("band", Band)
def test_each_band_has_its_own_pay(band: Band) -> None:
    """A band that took another's pay would be found by its digit; on-costs of a quarter are added."""
    pay = Pay(band_5=5_000, band_6=6_000, band_7=7_000, band_8=8_000, on_costs=0.25)
    assert pay.cost_year(band) == int(band) * 1_250


def test_higher_bands_are_paid_more_by_default() -> None:
    """Agenda for Change rises with the band; on-costs by default are a share, not a percentage."""
    costs = [Pay().cost_year(band) for band in Band]
    assert costs == sorted(set(costs))
    assert Pay().cost_year(Band.SIX) < 2 * Pay().band_6


def test_on_costs_in_per_cent_are_refused() -> None:
    """28 would cost 29 times the pay."""
    with pytest.raises(ValidationError):
        Pay(on_costs=28)
