"""A scenario: one question asked of one service under one policy."""

from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from models.base import Noun
from models.calendar import Month, horizon
from models.expected import still_expected
from models.forecast import Expecting, Foretold, foretold
from models.people import Woman
from models.policy import Judgement, Policy, Reserve
from models.service import Service
from models.tables import Tables

HorizonMonths = Annotated[int, Field(ge=1, le=12)]


class DataFiles(Noun):
    """Where the tables lie, relative to the scenario file: CSV, XLSX or Parquet."""

    women: str
    """Women in care and women expected to book."""
    midwives: str
    """Midwives of teams and of the core service."""
    teams: str
    """Running and proposed teams."""
    areas: str
    """Neighbourhoods."""
    leave: str | None = None
    """Absences of midwives."""
    travel: str | None = None
    """Minutes by road; without it they are reckoned from positions."""
    expected: str | None = None
    """Women who have not booked yet, by neighbourhood, tier and month of EDD: those for whom
    `reserve: expected` holds places, instead of the past year's bookings once more."""
    requests: str | None = None
    """What midwives ask for on single days of the rota."""
    hours_worked: str | None = None
    """Hours, nights, weekends and bank holidays that midwives worked before the rota."""
    fixed_duties: str | None = None
    """Duties and days off that are settled before the rota is made."""
    planned_births: str | None = None
    """Inductions and planned caesareans on their dates."""


class ScenarioFile(Noun):
    """A scenario as it stands in a YAML file."""

    title: Annotated[str, Field(min_length=1)]
    """What the scenario is called."""
    question: str | None = None
    """The question, in one sentence as a head of midwifery would ask it."""
    as_of: date
    """Day of planning."""
    horizon_months: HorizonMonths = 12
    """Calendar months planned for, from the month of `as_of`."""
    data: DataFiles
    """Where the tables lie."""
    policy: Policy
    """Who comes first, and what a team can carry."""


class Scenario(Noun):
    """One question asked of one service under one policy: all that a plan depends on."""

    name: Annotated[str, Field(min_length=1)]
    """Short name: the scenario file's name without its ending."""
    title: str
    """What the scenario is called."""
    question: str | None = None
    """The question in one sentence."""
    as_of: date
    """Day of planning."""
    horizon_months: HorizonMonths = 12
    """Calendar months planned for, from the month of `as_of`."""
    policy: Policy
    """Who comes first, and what a team can carry."""
    service: Service
    """Women, midwives, teams and neighbourhoods."""
    stated: Annotated[tuple[tuple[str, Judgement], ...], Field(exclude=True)] = ()
    """Women by id whose tier and weight a forecast states: nothing is known to judge them by."""

    @model_validator(mode="after")
    def _tiers_of_the_forecast_are_known(self) -> Self:
        tiers = {tier.id for tier in self.policy.tiers}
        if self.policy.reserve is Reserve.EXPECTED and (
            unknown := {row.tier for row in self.service.expected} - tiers
        ):
            raise ValueError(f"tier of the forecast unknown: {', '.join(sorted(unknown))}")
        return self

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The horizon's months in order."""
        return horizon(self.as_of, self.horizon_months)

    @cached_property
    def last_day(self) -> date:
        """The horizon's last day."""
        return self.months[-1].last_day

    def is_planned_for(self, woman: Woman) -> bool:
        """Whether her EDD lies from `as_of` to the horizon's last day."""
        return self.as_of <= woman.edd <= self.last_day

    def is_expected(self, woman: Woman) -> bool:
        """Whether she has not booked yet: a forecast, planned like any other."""
        return woman.booked_on > self.as_of

    @cached_property
    def judgements(self) -> dict[str, Judgement]:
        """Tier, reasons and weight of every woman of the service, by id."""
        area, stated = self.service.area, dict(self.stated)
        return {
            row.woman_id: stated.get(row.woman_id) or self.policy.judge(row, area[row.area_id])
            for row in self.service.women
        }

    @cached_property
    def foretold(self) -> tuple[Foretold, ...]:
        """Women awaited as the trust's own forecast has them; none without a forecast or a reserve."""
        if self.policy.reserve is Reserve.NONE:
            return ()
        ask = Expecting(self.policy, self.as_of, self.months)
        return foretold(self.service.expected, ask, self.service.women)

    @cached_property
    def awaited(self) -> tuple[Woman, ...]:
        """Women still expected to book, in no table, for whom places are held; none without a reserve.

        Those of the trust's own forecast where it has one; else the past year's bookings once more.
        """
        if self.policy.reserve is Reserve.NONE:
            return ()
        if self.service.expected:
            return tuple(row.woman for row in self.foretold)
        latest = self.policy.limits.latest_gestation_weeks
        return still_expected(self.service.women, self.as_of, self.last_day, latest)

    @cached_property
    def whole(self) -> "Scenario":
        """The scenario with the women awaited among its women, and no more to be held."""
        if not self.awaited:
            return self
        rows = {name: getattr(self.service, name) for name in Tables._fields}
        service = Service.of(Tables(**(rows | {"women": (*self.service.women, *self.awaited)})))
        stated = tuple((row.woman.woman_id, row.judgement) for row in self.foretold)
        policy = self.policy.replace(reserve=Reserve.NONE)
        return self.replace(service=service, policy=policy, stated=stated)
