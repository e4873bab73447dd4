"""Small towns in which places run out: neighbourhoods from which some teams can be reached."""

from collections.abc import Mapping
from itertools import count
from random import Random
from typing import Any

from models import Midwife, Plan, Scenario, Tables
from planner.caseload import solve
from planner.prepare import prepare
from planner.proof import tight_sets
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman

NEAR, FAR = 5.0, 60.0
MOST_WTE = 20
"""Tenths of a WTE that one midwife can have."""


def town(
    reach: Mapping[str, str],
    women: Mapping[str, int],
    wte: Mapping[str, float],
    *,
    tiers: Mapping[str, int] | None = None,
    **limits: Any,
) -> Scenario:
    """`reach`: the teams of each neighbourhood, by initials; `women`: how many live there, due in April.

    A whole-time midwife carries two births a month. All women are of tier 1 unless `tiers` names another.
    """
    number = count(1)
    people = [
        woman(f"w{next(number):03}", area_id=home, tier=(tiers or {}).get(home, 1))
        for home, living in women.items()
        for _ in range(living)
    ]
    staff = [midwife(f"{name}{row}", name, wte=part) for name in wte for row, part in _parts(wte[name])]
    roads = [
        travel(home, name, NEAR if name[0] in teams else FAR) for home, teams in reach.items() for name in wte
    ]
    homes = tuple(area(home) for home in reach)
    tables = Tables(
        tuple(people),
        tuple(staff),
        tuple(team(name, name=name.title()) for name in wte),
        homes,
        (),
        tuple(roads),
    )
    return scenario(tables, policy(**limits))


def _parts(wte: float) -> list[tuple[int, float]]:
    """Midwives of 2 WTE at most that make up so much staff time."""
    tenths = round(wte * 10)
    shares = [MOST_WTE] * (tenths // MOST_WTE) + [tenths % MOST_WTE]
    return [(row, share / 10) for row, share in enumerate(shares) if share]


def planned(asked: Scenario) -> Plan:
    """Its plan with the proof."""
    problem = prepare(asked)
    plan = solve(problem)
    return plan.replace(tight_sets=tight_sets(problem, plan))


def with_staff(asked: Scenario, team_id: str, wte: float) -> Scenario:
    """The same with so much more staff time in a team."""
    service = asked.service
    more = tuple(
        Midwife.model_validate(
            {"midwife_id": f"{team_id}+{row}", "team_id": team_id, "wte": share, "band": 6}
        )
        for row, share in _parts(wte)
    )
    return asked.replace(service=service.replace(midwives=(*service.midwives, *more)))


def random_town(seed: int) -> Scenario:
    """Three teams, four neighbourhoods from which one to three of them can be reached, too few places."""
    dice = Random(seed)
    homes = [f"home{number}" for number in range(4)]
    reach = {home: "".join(dice.sample("ewo", dice.randint(1, 3))) for home in homes}
    women = {home: dice.randint(0, 5) for home in homes}
    return town(reach, women, {name: dice.randint(4, 17) / 10 for name in ("elm", "willow", "oak")})
