"""What midwives cost: pay by band and what the employer pays on top, as data with source and year."""

from typing import Annotated

from pydantic import Field

from models.base import Noun
from models.vocabulary import Band

Pounds = Annotated[float, Field(ge=0, le=1_000_000)]


class Pay(Noun):
    """Basic pay of a whole-time midwife by band, and on-costs; put your own.

    The defaults are the middle pay points of Agenda for Change, England, 2025/26, as reprinted at
    nhstakehomepaycalculator.co.uk/guides/nhs-pay-bands-2025-26 (NHS Employers' own table was not read).
    Unsocial hours, on-call payments and the high cost area supplement are not in them.
    """

    year: Annotated[str, Field(min_length=1, max_length=20)] = "2025/26"
    """Pay year of the figures."""
    band_5: Pounds = 33_487
    """Pounds a year for a whole-time midwife of band 5 (source: Agenda for Change 2025/26, middle point, as
    reprinted)."""
    band_6: Pounds = 40_823
    """Pounds a year for a whole-time midwife of band 6 (source: Agenda for Change 2025/26, middle point, as
    reprinted)."""
    band_7: Pounds = 50_273
    """Pounds a year for a whole-time midwife of band 7 (source: Agenda for Change 2025/26, middle point, as
    reprinted)."""
    band_8: Pounds = 58_487
    """Pounds a year for a whole-time midwife of band 8 (source: Agenda for Change 2025/26, middle point of
    8a, as reprinted)."""
    on_costs: Annotated[float, Field(ge=0, le=2)] = 0.28
    """Share of pay on top (from memory: insurance 15% above 5,000 pounds, pension 14.38%, levy 0.5%)."""

    def cost_year(self, band: Band) -> float:
        """Pounds a year that a whole-time midwife of the band costs, on-costs included."""
        basic = {
            Band.FIVE: self.band_5,
            Band.SIX: self.band_6,
            Band.SEVEN: self.band_7,
            Band.EIGHT: self.band_8,
        }
        return basic[band] * (1 + self.on_costs)
