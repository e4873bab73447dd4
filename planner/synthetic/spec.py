"""What a person asks for: the arguments of `caseload new`."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from models.base import Noun

DAY_OF_PLANNING = date(2027, 1, 1)


class TrustSpec(Noun):
    """Which service to make; the same values always make the same bytes."""

    like: str = "RAE"
    """Code of the trust whose published margins are used; ENG for England as a whole."""
    births: Annotated[int, Field(ge=200, le=60_000)] | None = None
    """Births a year; none takes the trust's own (women it booked), for ENG 4,000."""
    teams: Annotated[int, Field(ge=1, le=200)] | None = None
    """Running teams, eight midwives each; none takes one for every 420 births, six to eight midwives each."""
    proposed_teams: Annotated[int, Field(ge=0, le=50)] | None = None
    """Proposed teams; none takes one for every five running teams."""
    seed: Annotated[int, Field(ge=0, le=2**63 - 1)] = 1
    """Seed of the one random generator."""
    as_of: date = DAY_OF_PLANNING
    """Day of planning."""
    booked_only: bool = False
    """Leave out the women who are expected to book after `as_of`."""
    msds: Path | None = None
    """Published annual file (`msds_annual_*.csv` or `.csv.gz`); none uses the built-in margins."""
    lsoa: Path | None = None
    """Published table of LSOA 2011 (`lsoa11_england.csv` or `.csv.gz`); none invents neighbourhoods."""
