"""A small town to audit: two running teams, one proposed, and factories that show only the point.

As of 15 January 2027, planned for January to June. `rose` and `oak` run with four whole-time midwives each
(r1 to r4, o1 to o4), `new` is proposed for c1 to c4 of core, c5 and c6 stay there. Everyone lives next door
(0 minutes). Tier 1 is the area `poor`, tier 2 the area `mid`; nobody of `rich` is in a tier. Type 1 diabetes
adds 0.5 to a weight.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from models import (
    Area,
    Band,
    EthnicCategory,
    FieldTest,
    Leave,
    LeaveKind,
    Limits,
    Midwife,
    Placement,
    Plan,
    Policy,
    Scenario,
    Service,
    Status,
    Tables,
    Team,
    TeamKind,
    TeamStatus,
    Tier,
    TierOutcome,
    Travel,
    Unplaced,
    UnplacedReason,
    WeightRule,
    Woman,
    WomanField,
)

AS_OF = date(2027, 1, 15)
TIERS = (
    Tier(id="first", name="most deprived", when=FieldTest(field=WomanField.IMD_DECILE, at_most=1)),
    Tier(id="second", name="in the middle", when=FieldTest(field=WomanField.IMD_DECILE, at_most=5)),
)
HEAVIER = WeightRule(
    adds=0.5, when=FieldTest(field=WomanField.RISK_FACTORS, contains_any=("diabetes_type_1",))
)

Case = tuple[Scenario, Plan]


def woman(woman_id: str = "w1", *, edd: date = date(2027, 4, 10), **changes: Any) -> Woman:
    """A woman of tier 2 due on 10 April 2027, booked at ten weeks."""
    given: dict[str, Any] = {
        "woman_id": woman_id,
        "edd": edd,
        "booked_on": edd - timedelta(days=210),
        "area_id": "mid",
        "ethnicity": EthnicCategory.BRITISH,
    }
    return Woman(**(given | changes))


def women(count: int, *, edd: date, prefix: str = "w", **changes: Any) -> list[Woman]:
    """So many women alike, w1, w2 and on."""
    return [woman(f"{prefix}{number}", edd=edd, **changes) for number in range(1, count + 1)]


def midwife(midwife_id: str, team_id: str, *, wte: float = 1, **changes: Any) -> Midwife:
    """A whole-time midwife in post."""
    return Midwife(midwife_id=midwife_id, team_id=team_id, wte=wte, band=Band.SIX, **changes)


def midwives(**changes: dict[str, Any]) -> list[Midwife]:
    """The town's fourteen midwives, some of them changed: `midwives(r1={"wte": 0.5})`."""
    posts: list[tuple[str, str, dict[str, Any]]] = [(f"r{number}", "rose", {}) for number in range(1, 5)]
    posts += [(f"o{number}", "oak", {}) for number in range(1, 5)]
    posts += [(f"c{number}", "core", {"joins_team_id": "new"}) for number in range(1, 5)]
    posts += [("c5", "core", {}), ("c6", "core", {})]
    return [midwife(who, where, **(moves | changes.get(who, {}))) for who, where, moves in posts]


def team(team_id: str, *, status: TeamStatus = TeamStatus.RUNNING, **changes: Any) -> Team:
    """A team in the middle of the town."""
    return Team(
        team_id=team_id,
        name=team_id.title(),
        status=status,
        kind=TeamKind.GEOGRAPHIC,
        **({"latitude": 53.8, "longitude": -1.5} | changes),
    )


def teams(**changes: dict[str, Any]) -> list[Team]:
    """The town's three teams, some of them changed: `teams(rose={"accepts": ("epilepsy",)})`."""
    kinds = {"rose": TeamStatus.RUNNING, "oak": TeamStatus.RUNNING, "new": TeamStatus.PROPOSED}
    return [team(team_id, status=status, **changes.get(team_id, {})) for team_id, status in kinds.items()]


def area(area_id: str, imd_decile: int, **changes: Any) -> Area:
    """A neighbourhood in the middle of the town."""
    given: dict[str, Any] = {
        "area_id": area_id,
        "imd_decile": imd_decile,
        "latitude": 53.8,
        "longitude": -1.5,
    }
    return Area(**(given | changes))


def areas(**changes: dict[str, Any]) -> list[Area]:
    """The town's three neighbourhoods, some of them changed."""
    deciles = {"poor": 1, "mid": 4, "rich": 9}
    return [area(area_id, decile, **changes.get(area_id, {})) for area_id, decile in deciles.items()]


def leave(midwife_id: str, first_day: date, last_day: date, kind: LeaveKind = LeaveKind.SICK) -> Leave:
    """An absence, sick leave unless said otherwise."""
    return Leave(midwife_id=midwife_id, first_day=first_day, last_day=last_day, kind=kind)


def town(*residents: Woman, limits: dict[str, Any] | None = None, **changes: Any) -> Scenario:
    """The town with these women; its other tables and the scenario's fields may be given."""
    given: dict[str, Any] = {"midwives": midwives(), "teams": teams(), "areas": areas()}
    given |= {name: changes.pop(name) for name in Tables._fields if name in changes}
    tables = Tables(women=residents, **{name: tuple(rows) for name, rows in given.items()})
    policy = Policy(tiers=TIERS, weights=(HEAVIER,), limits=Limits(**(limits or {})))
    settings: dict[str, Any] = {
        "name": "town",
        "title": "Town",
        "as_of": AS_OF,
        "horizon_months": 6,
        "policy": policy,
    }
    return Scenario(**(settings | {"service": Service.of(tables)} | changes))


def minutes(area_id: str, team_id: str, by_road: float) -> Travel:
    """One way by road."""
    return Travel(area_id=area_id, team_id=team_id, minutes=by_road)


def placed(
    scenario: Scenario,
    woman_id: str,
    team_id: str,
    midwife_id: str,
    buddy_id: str | None = None,
    **changes: Any,
) -> Placement:
    """A placement whose tier, weight and reasons are right."""
    tier, reasons, weight = scenario.judgements[woman_id]
    row = Placement(
        woman_id=woman_id,
        tier=tier,
        weight=weight / 100,
        reasons=reasons,
        team_id=team_id,
        midwife_id=midwife_id,
        buddy_id=buddy_id,
    )
    return row.replace(**changes)


def left_out(
    scenario: Scenario, woman_id: str, reason: UnplacedReason | None = None, **changes: Any
) -> Unplaced:
    """A woman left out: no places, or not offered if she is in no tier."""
    tier, reasons, weight = scenario.judgements[woman_id]
    otherwise = UnplacedReason.NOT_OFFERED if tier is None else UnplacedReason.NO_PLACES
    row = Unplaced(
        woman_id=woman_id,
        tier=tier,
        weight=weight / 100,
        tier_reasons=reasons,
        reason=reason or otherwise,
        detail="by hand",
    )
    return row.replace(**changes)


def plan(scenario: Scenario, *rows: Placement, **changes: Any) -> Plan:
    """A plan with these placements; everyone else is left out and no aim is stated."""
    given = {row.woman_id for row in rows}
    others = [w.woman_id for w in scenario.service.women if scenario.is_planned_for(w)]
    settings: dict[str, Any] = {
        "scenario": scenario.name,
        "as_of": scenario.as_of,
        "status": Status.GAP,
        "tiers": outcomes(scenario, rows),
        "placements": rows,
        "unplaced": tuple(left_out(scenario, each) for each in others if each not in given),
    }
    return Plan(**(settings | changes))


def outcomes(scenario: Scenario, rows: Iterable[Placement]) -> tuple[TierOutcome, ...]:
    """What became of each tier, with a bound that is true of any plan: all its women."""
    every = [
        scenario.judgements[w.woman_id].tier for w in scenario.service.women if scenario.is_planned_for(w)
    ]
    reached = [scenario.judgements[woman_id].tier for woman_id in {row.woman_id for row in rows}]
    return tuple(
        TierOutcome(
            tier=number,
            name=tier.name,
            women=every.count(number),
            placed=reached.count(number),
            bound=every.count(number),
        )
        for number, tier in enumerate(scenario.policy.tiers, start=1)
    )
