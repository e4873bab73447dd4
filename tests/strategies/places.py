"""Random teams, neighbourhoods and road times."""

from datetime import date, timedelta
from random import Random
from typing import Any

from models import Area, Team, Travel
from tests.strategies.sizes import Size, chance

RISKS = ("smoker", "diabetes_type_1", "mental_health", "epilepsy", "twins_at_home")


def random_teams(dice: Random, size: Size, as_of: date, obstacles: float) -> tuple[Team, ...]:
    """Running teams and, in some services, up to two proposed ones; some open or close within the horizon."""
    count = dice.randint(*size.teams)
    proposed = min(dice.choice((0, 1, 1, 2)), count - 1)
    return tuple(
        _random_team(dice, f"t{number}", number > count - proposed, as_of, obstacles)
        for number in range(1, count + 1)
    )


def _random_team(dice: Random, team_id: str, proposed: bool, as_of: date, obstacles: float) -> Team:
    row: dict[str, Any] = {"team_id": team_id, "name": f"Team {team_id}"} | _position(dice)
    row["status"] = "proposed" if proposed else "running"
    row["kind"] = dice.choice(("geographic", "specialist", "home_birth", "enhanced"))
    if chance(dice, 0.2 * obstacles):
        row["opens_on"] = as_of + timedelta(days=dice.randint(-30, 60))
    if chance(dice, 0.2 * obstacles):
        row["closes_on"] = as_of + timedelta(days=dice.randint(61, 300))
    if chance(dice, 0.3 * obstacles):
        row["max_travel_minutes"] = dice.choice((12, 20, 40))
    if chance(dice, 0.2 * obstacles):
        row["accepts"] = tuple(dice.sample((*RISKS, "needs_interpreter", "complex_social_factors"), 3))
    if chance(dice, 0.3 * obstacles):
        row["births_per_wte_year"] = dice.choice((5.0, 20.0, 40.5))
    return Team.model_validate(row)


def _position(dice: Random) -> dict[str, float]:
    """A place in a square of about 13 km, so that some ways are too far."""
    return {
        "latitude": round(dice.uniform(52.90, 53.02), 4),
        "longitude": round(dice.uniform(-1.25, -1.05), 4),
    }


def random_areas(dice: Random, size: Size, teams: tuple[Team, ...]) -> tuple[Area, ...]:
    """Neighbourhoods, some of them in the catchment of a team or two."""
    ids = [row.team_id for row in teams]
    areas = []
    for number in range(1, dice.randint(*size.areas) + 1):
        row: dict[str, Any] = {"area_id": f"a{number}", "imd_decile": dice.randint(1, 10)} | _position(dice)
        if chance(dice, 0.2):
            row["catchment_team_id"] = tuple(dice.sample(ids, dice.randint(1, min(2, len(ids)))))
        areas.append(Area.model_validate(row))
    return tuple(areas)


def random_travel(dice: Random, areas: tuple[Area, ...], teams: tuple[Team, ...]) -> tuple[Travel, ...]:
    """No road times, or those of most pairs, some of them with half minutes and some just at the limit."""
    if chance(dice, 0.5):
        return ()
    pairs = [(area.area_id, team.team_id) for area in areas for team in teams if chance(dice, 0.8)]
    times = (2, 4.5, 9, 12.5, 15, 18, 20.49, 22.5, 25, 25.5, 31)
    return tuple(Travel(area_id=area, team_id=team, minutes=dice.choice(times)) for area, team in pairs)
