"""Teams: how many of which kind, where their bases are, whom they accept.

Model. Most teams are geographic: bases are the centres that k-means finds for all births. Enhanced teams sit
in the middle of births in IMD deciles 1 and 2, home birth teams in the middle of all, specialist teams at the
main site. Proposed teams go where need is high and running teams are few. In an invented geography the whole
map is then stretched until a woman reaches about half of the running teams, six at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.synthetic.areas import Areas
from planner.synthetic.compact import figures
from planner.synthetic.draws import Floats
from planner.synthetic.geodesy import minutes_by_road, to_degrees
from planner.synthetic.limits import LIMITS
from planner.synthetic.profile import TrustProfile

TEAMS_IN_REACH = 6.0
"""Most running teams that a woman reaches in an invented geography, on average (assumed)."""
_SPECIALITIES = (
    ("diabetes_type_1", "diabetes_type_2", "gestational_diabetes"),
    ("mental_health", "substance_misuse"),
    ("multiple_pregnancy", "previous_preterm_birth", "previous_stillbirth"),
)
_LEAST_FOR = {"enhanced": 3, "specialist": 6, "home_birth": 8}
"""Running teams a service has before it has one of the kind (assumed)."""
_MOST_DEPRIVED = (1, 2)
_DEPRIVED = (1, 2, 3)
_TRAVEL_MINUTES = {"specialist": 40.0, "home_birth": 35.0}
"""Travel limits of the kinds that serve a wider map than the policy's (assumed)."""


@dataclass(frozen=True)
class TeamSite:
    """A team and its base."""

    team_id: str
    name: str
    status: str
    kind: str
    latitude: float
    longitude: float
    max_travel_minutes: float | None
    accepts: tuple[str, ...]
    linked_obstetrician: str

    @property
    def reach_minutes(self) -> float:
        """The team's own travel limit or the policy's."""
        return self.max_travel_minutes or LIMITS.max_travel_minutes


def kinds(running: int, proposed: int) -> list[tuple[str, str]]:
    """Status and kind of each team: mostly geographic."""
    specialist = max(1, min(running // 20, len(_SPECIALITIES))) if running >= _LEAST_FOR["specialist"] else 0
    home_birth = max(1, running // 30) if running >= _LEAST_FOR["home_birth"] else 0
    enhanced = max(1, round(0.15 * running)) if running >= _LEAST_FOR["enhanced"] else 0
    special = ["enhanced"] * enhanced + ["specialist"] * specialist + ["home_birth"] * home_birth
    runs = ["geographic"] * (running - len(special)) + special
    opens = [("enhanced", "geographic")[number % 2] for number in range(proposed)]
    return [("running", kind) for kind in runs] + [("proposed", kind) for kind in opens]


def place_teams(areas: Areas, plan: Sequence[tuple[str, str]], rng: np.random.Generator) -> Floats:
    """Base of each team, km around the main site, in the order of `plan`."""
    bases = np.zeros((len(plan), 2))
    deprived = areas.births * np.where(np.isin(areas.deciles, _MOST_DEPRIVED), 1.0, 0.05)
    for kind, weights in (("geographic", areas.births), ("enhanced", deprived), ("home_birth", areas.births)):
        chosen = [number for number, team in enumerate(plan) if team == ("running", kind)]
        bases[chosen] = _centres(areas.points_km, weights, len(chosen), rng)
    chosen = [number for number, (status, _) in enumerate(plan) if status == "proposed"]
    running = [number for number, (status, _) in enumerate(plan) if status == "running"]
    weights = (
        areas.births * np.where(np.isin(areas.deciles, _DEPRIVED), 1.0, 0.3) * _apart(areas, bases[running])
    )
    bases[chosen] = _centres(areas.points_km, weights, len(chosen), rng)
    return bases


def _apart(areas: Areas, bases: Floats) -> Floats:
    """Distance of each neighbourhood to the nearest running base, relative to the mean."""
    distance = np.sqrt(((areas.points_km[:, None] - bases) ** 2).sum(axis=2)).min(axis=1)
    return np.asarray(distance / (float(distance.mean()) or 1.0) + 0.1, dtype=np.float64)


def _centres(points: Floats, weights: Floats, number: int, rng: np.random.Generator) -> Floats:
    """Weighted k-means: seeds far apart (k-means++), then 20 rounds of Lloyd's improvement."""
    if not number:
        return np.zeros((0, 2))
    centres = points[[_pick(weights, rng)]]
    while len(centres) < number:
        gap = ((points[:, None] - centres) ** 2).sum(axis=2).min(axis=1)
        centres = np.vstack([centres, points[_pick(weights * gap + 1e-12, rng)]])
    for _ in range(20):
        nearest = ((points[:, None] - centres) ** 2).sum(axis=2).argmin(axis=1)
        mass = np.bincount(nearest, weights=weights, minlength=number)
        sums = np.column_stack(
            [np.bincount(nearest, weights=weights * axis, minlength=number) for axis in points.T]
        )
        centres = np.where(mass[:, None] > 0, sums / np.where(mass > 0, mass, 1)[:, None], centres)
    return centres


def _pick(weights: Floats, rng: np.random.Generator) -> int:
    edges = np.cumsum(weights)
    return min(int(np.searchsorted(edges, rng.random() * edges[-1], side="right")), len(weights) - 1)


def stretch(areas: Areas, bases: Floats, plan: Sequence[tuple[str, str]], profile: TrustProfile) -> float:
    """Factor by which to stretch an invented map so that a woman reaches the teams that she should."""
    reached = [
        number for number, (status, kind) in enumerate(plan) if status == "running" and kind != "specialist"
    ]
    target = min(TEAMS_IN_REACH, 0.5 * len(reached) + 0.3)
    low, high = 0.5, 200.0
    for _ in range(40):
        middle = (low * high) ** 0.5
        degrees = to_degrees(bases[reached] * middle, profile.latitude, profile.longitude)
        minutes = minutes_by_road(areas.scaled(middle, profile).degrees, degrees)
        mean = float(
            ((minutes <= LIMITS.max_travel_minutes).sum(axis=1) * areas.births).sum() / areas.births.sum()
        )
        low, high = (middle, high) if mean > target else (low, middle)
    return low


def name_teams(bases: Floats, plan: Sequence[tuple[str, str]], profile: TrustProfile) -> tuple[TeamSite, ...]:
    """The teams with names, positions, specialities and a linked obstetrician for every two."""
    degrees = to_degrees(bases, profile.latitude, profile.longitude)
    specialities = iter(_SPECIALITIES)
    return tuple(
        TeamSite(
            team_id=_name(number).lower().replace(" ", "_"),
            name=_name(number),
            status=status,
            kind=kind,
            latitude=float(degrees[number, 0]),
            longitude=float(degrees[number, 1]),
            max_travel_minutes=_TRAVEL_MINUTES.get(kind),
            accepts=next(specialities) if kind == "specialist" else (),
            linked_obstetrician=f"OB{number // 2 + 1}",
        )
        for number, (status, kind) in enumerate(plan)
    )


def _name(number: int) -> str:
    names = figures("team_names")
    turn, place = divmod(number, len(names))
    return names[place]["name"] if turn == 0 else f"{names[place]['name']} {turn + 1}"


@dataclass(frozen=True)
class TeamMap:
    """Teams, and the way to them from each neighbourhood."""

    teams: tuple[TeamSite, ...]
    minutes: Floats
    """By road, one way: neighbourhoods x teams."""
    catchment: tuple[str, ...]
    """Team whose catchment a neighbourhood is in, because no team that takes everyone is near; else empty."""


def map_teams(areas: Areas, teams: tuple[TeamSite, ...]) -> TeamMap:
    """Measure the ways, and give neighbourhoods beyond the travel limit to the nearest team."""
    minutes = minutes_by_road(areas.degrees, np.array([[team.latitude, team.longitude] for team in teams]))
    takes_all = np.array([team.status == "running" and not team.accepts for team in teams])
    near = np.where(takes_all, minutes, np.inf)
    names = [teams[team].team_id for team in near.argmin(axis=1).tolist()]
    far = near.min(axis=1) > LIMITS.max_travel_minutes
    catchment = (name if is_far else "" for name, is_far in zip(names, far.tolist(), strict=True))
    return TeamMap(teams, minutes, tuple(catchment))
