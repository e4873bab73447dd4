"""Rotas to audit, drawn as they hang on the wall: a letter for each day.

The town's team `rose` (r1 to r4) needs two weeks from Monday 1 March 2027: one midwife on call by day (D) and
one by night (N) every day, and one in clinic (C) from Monday to Friday. V is a round of visits, P a planned
birth, S study, a dot a day off. What nobody has in the drawing is unfilled. Nobody is in care unless given.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from models import (
    Duty,
    DutyKind,
    Plan,
    Policy,
    Rota,
    RotaPolicy,
    Rotas,
    Scenario,
    Status,
    UnfilledReason,
    Weekday,
    WeeklyDuty,
    Woman,
)
from tests.audit.town import teams, town

MONDAY = date(2027, 3, 1)
LETTERS = {
    "D": "on_call_day",
    "N": "on_call_night",
    "C": "clinic",
    "V": "visits",
    "P": "planned_birth",
    "S": "study",
}
WEEKDAYS = tuple(Weekday)[:5]
ALONE = teams(oak={"closes_on": date(2027, 2, 1)})
"""Rose is the only team that runs."""

RotaCase = tuple[Scenario, Plan, Rotas]


def day(number: int) -> date:
    """A day of the rota, the first one 0."""
    return MONDAY + timedelta(days=number)


def kind(kind_id: str, **changes: Any) -> DutyKind:
    """A standard kind of duty, changed."""
    return RotaPolicy().kind(kind_id).replace(**changes)


def kinds(*changed: DutyKind) -> tuple[DutyKind, ...]:
    """The standard kinds, some of them changed."""
    given = {row.id: row for row in changed}
    return tuple(given.get(row.id, row) for row in RotaPolicy().duty_kinds)


def rose(*residents: Woman, policy: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    """The town with rose alone, a clinic every weekday, and this policy of the rota.

    On call everyone has half of her part at least and one and a half at most, if it says nothing else.
    """
    plain = {"weekly_duties": tuple(WeeklyDuty(weekday=weekday) for weekday in WEEKDAYS)}
    limits = {"most_on_call_share": 1.5, "least_on_call_share": 0.5} | (policy or {}).get("limits", {})
    scenario = town(*residents, **({"teams": ALONE} | changes))
    rota_policy = RotaPolicy.model_validate(plain | (policy or {}) | {"limits": limits})
    whole = Policy.model_validate(scenario.policy.model_dump() | {"rota": rota_policy})
    return scenario.replace(policy=whole)


def drawn(scenario: Scenario, *, first_day: date = MONDAY, weeks: int = 2, **rows: str) -> Rotas:
    """Rotas of rose as drawn; whatever is needed on call and in clinic and is not drawn is unfilled."""
    policy = scenario.policy.rota
    duties = [
        duty(scenario, letter, first_day + timedelta(days=number), who)
        for who, row in rows.items()
        for number, letter in enumerate(row)
        if letter != "."
    ]
    have = Counter((row.day, row.kind) for row in duties)
    days = [first_day + timedelta(days=number) for number in range(7 * weeks)]
    duties += [
        unfilled(scenario, letter, when)
        for letter, when in _needed(policy, days)
        if not have[when, LETTERS[letter]]
    ]
    return gathered(scenario, duties, first_day, weeks)


def _needed(policy: RotaPolicy, days: Iterable[date]) -> list[tuple[str, date]]:
    on_call = [(letter, when) for when in days for letter in "DN" if policy.on_call_tiers]
    clinics = {row.weekday.number for row in policy.weekly_duties}
    return on_call + [("C", when) for when in days if when.weekday() in clinics]


def duty(scenario: Scenario, letter: str, when: date, who: str, **facts: Any) -> Duty:
    """A duty of one midwife."""
    return Duty.of(scenario.policy.rota.kind(LETTERS[letter]), "rose", when, midwife_id=who, **facts)


def unfilled(scenario: Scenario, letter: str, when: date, **facts: Any) -> Duty:
    """A duty that nobody has."""
    reason = UnfilledReason.NOBODY_LEFT
    return Duty.of(scenario.policy.rota.kind(LETTERS[letter]), "rose", when, unfilled=reason, **facts)


def gathered(scenario: Scenario, duties: Iterable[Duty], first_day: date = MONDAY, weeks: int = 2) -> Rotas:
    """Rotas of rose with these duties."""
    ordered = sorted(duties, key=lambda row: (row.starts.timestamp(), row.kind, row.midwife_id or ""))
    rota = Rota(
        team_id="rose",
        first_day=first_day,
        weeks=weeks,
        status=Status.GAP,
        midwives=("r1", "r2", "r3", "r4"),
        duties=tuple(ordered),
    )
    return Rotas(
        scenario=scenario.name,
        as_of=scenario.as_of,
        plan_hash="0",
        first_day=first_day,
        weeks=weeks,
        rotas=(rota,),
    )
