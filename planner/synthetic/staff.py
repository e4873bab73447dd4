"""Midwives: those of the teams and those of the core service.

Model. In all one whole-time equivalent (WTE) for every 21 births a year (England). Teams have six to eight
midwives of 0.6 to 1.0 WTE; the core service has the rest. A tenth are newly qualified (band 5, a year of
preceptorship, most in core), a tenth leave within the year. A few core midwives would join each proposed
team. Languages follow those of the women who need an interpreter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from models import CORE
from planner.synthetic.compact import constant
from planner.synthetic.draws import whole_counts
from planner.synthetic.teams import TeamSite

_MIDWIFE = 6
"""Band of an established midwife."""
_LEADS_IN_CORE = 0.2
"""Share of core midwives in band 7 (from memory)."""
_WTES = (1.0, 0.9, 0.8, 0.7, 0.6)
"""Contracts that midwives have, WTE (assumed)."""
_TEAM_WTE_SHARES = (0.4, 0.08, 0.27, 0.05, 0.2)
"""Share of the midwives of teams with each of these contracts (assumed)."""
_CORE_WTE_SHARES = (0.42, 0.1, 0.25, 0.05, 0.18)
"""The same of core (assumed)."""
_LEAST_TEAM_WTE = 5.0
"""Contracts of a running team, WTE, at least (assumed: enough for the least of 4 with some away)."""
_JOINING_WTE = 5.0
"""WTE of core midwives who would join each proposed team: enough for the least of 4 with some away
(assumed)."""
_SKILLS = {
    "cannulation": 0.75,
    "suturing": 0.7,
    "water_birth": 0.55,
    "home_birth": 0.35,
    "newborn_examination": 0.35,
    "safeguarding": 0.2,
    "perinatal_mental_health": 0.12,
    "diabetes": 0.08,
}
"""Share of midwives with each skill (from memory)."""
_SKILLS_OF_KIND = {
    "home_birth": ("home_birth", "water_birth", "cannulation", "suturing"),
    "enhanced": ("safeguarding",),
    "specialist": ("diabetes",),
}
"""Skills that all midwives of a kind of team have (assumed)."""


@dataclass(frozen=True)
class Carer:
    """One midwife."""

    midwife_id: str
    team_id: str
    wte: float
    band: int
    starts_on: date | None = None
    leaves_on: date | None = None
    preceptorship_ends_on: date | None = None
    skills: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    joins_team_id: str = ""


def employ(
    teams: Sequence[TeamSite],
    births: int,
    midwives_per_team: int | None,
    as_of: date,
    languages: dict[str, int],
    rng: np.random.Generator,
) -> list[Carer]:
    """All midwives; `languages` counts the women who need an interpreter by language."""
    posts = _team_posts([team for team in teams if team.status == "running"], midwives_per_team, rng)
    in_teams = sum(wte for _, _, wte in posts)
    in_all = births / constant("births_per_midwife_fte")
    posts += _core_posts(max(in_all - in_teams, 0.35 * in_all), rng)
    staff = [
        Carer(f"M{number:03d}", team_id, wte, 6, skills=_skills(kind, rng))
        for number, (team_id, kind, wte) in enumerate(posts, start=1)
    ]
    staff = _with_bands(staff, as_of, rng)
    staff = _with_languages(_with_leavers(staff, as_of, rng), languages, rng)
    return _with_joiners(staff, [team.team_id for team in teams if team.status == "proposed"], rng)


Post = tuple[str, str, float]
"""Team id, kind of team and WTE."""


def _team_posts(teams: list[TeamSite], per_team: int | None, rng: np.random.Generator) -> list[Post]:
    posts: list[Post] = []
    sizes = rng.permutation(np.resize([7, 8, 7, 6, 7, 7, 7], len(teams))).tolist()
    for team, size in zip(teams, sizes, strict=True):
        wtes = rng.choice(_WTES, size=per_team or size, p=_TEAM_WTE_SHARES)
        while wtes.sum() < _LEAST_TEAM_WTE:
            wtes[np.argmin(wtes)] = 1.0
        posts += [(team.team_id, team.kind, float(wte)) for wte in wtes]
    return posts


def _core_posts(wte: float, rng: np.random.Generator) -> list[Post]:
    mean = float(np.dot(_WTES, _CORE_WTE_SHARES))
    counts = whole_counts(_CORE_WTE_SHARES, max(round(wte / mean), 1))
    wtes = rng.permutation(np.repeat(_WTES, counts))
    return [(CORE, CORE, float(one)) for one in wtes]


def _skills(kind: str, rng: np.random.Generator) -> tuple[str, ...]:
    drawn = {skill for skill, share in _SKILLS.items() if rng.random() < share}
    return tuple(sorted(drawn | set(_SKILLS_OF_KIND.get(kind, ()))))


def _with_bands(staff: list[Carer], as_of: date, rng: np.random.Generator) -> list[Carer]:
    """Band 7 leads each team and a fifth of core; the newly qualified are band 5, fewer of them in teams."""
    led: set[str] = set()
    changed = []
    for carer in staff:
        chance = rng.random()
        in_core = carer.team_id == CORE
        if not in_core and carer.team_id not in led:
            led.add(carer.team_id)
            changed.append(replace(carer, band=7))
        elif chance < constant("newly_qualified_share") * (1.3 if in_core else 0.4):
            changed.append(_newly_qualified(carer, as_of, rng))
        elif in_core and chance > 1 - constant("joiner_share"):
            changed.append(
                replace(carer, starts_on=_monday(as_of + timedelta(days=int(rng.integers(14, 240)))))
            )
        else:
            changed.append(replace(carer, band=7 if in_core and chance > 1 - _LEADS_IN_CORE else 6))
    return changed


def _newly_qualified(carer: Carer, as_of: date, rng: np.random.Generator) -> Carer:
    """Started within the last ten months or will start within nine; a year of preceptorship (NHS England)."""
    start = _monday(as_of + timedelta(days=int(rng.integers(-300, 270))))
    end = start + timedelta(days=364)
    skills = tuple(skill for skill in carer.skills if skill not in ("newborn_examination", "home_birth"))
    return replace(carer, band=5, starts_on=start, preceptorship_ends_on=end, skills=skills)


def _with_leavers(staff: list[Carer], as_of: date, rng: np.random.Generator) -> list[Carer]:
    """A tenth of the established leave at the end of a month within the year, one at most in a team."""
    changed = []
    left: set[str] = set()
    for carer in staff:
        chance, days = rng.random(), int(rng.integers(20, 360))
        leaves = (
            carer.starts_on is None and chance < constant("leaver_share_year") and carer.team_id not in left
        )
        if leaves and carer.team_id != CORE:
            left.add(carer.team_id)
        day = (as_of + timedelta(days=days)).replace(day=1)
        changed.append(replace(carer, leaves_on=day) if leaves and day > as_of else carer)
    return changed


def _with_languages(staff: list[Carer], women: dict[str, int], rng: np.random.Generator) -> list[Carer]:
    spoken = sorted(language for language, count in women.items() if count > 0)
    share = constant("second_language_share")
    if not spoken:
        return staff
    chances = np.sqrt([women[language] for language in spoken])
    changed = []
    for carer in staff:
        number = int(rng.random() < share) + int(rng.random() < share / 4)
        picked = rng.choice(spoken, size=min(number, len(spoken)), replace=False, p=chances / chances.sum())
        changed.append(replace(carer, languages=tuple(sorted(picked.tolist()))))
    return changed


def _with_joiners(staff: list[Carer], proposed: list[str], rng: np.random.Generator) -> list[Carer]:
    """Give each proposed team core midwives of 5 WTE or more who are in post, experienced and staying."""
    ready = [
        number
        for number, carer in enumerate(staff)
        if carer.team_id == CORE and carer.band == _MIDWIFE and not (carer.starts_on or carer.leaves_on)
    ]
    queue = iter(rng.permutation(ready).tolist())
    changed = list(staff)
    for team_id in proposed:
        joined = 0.0
        while joined < _JOINING_WTE and (number := next(queue, None)) is not None:
            changed[number] = replace(changed[number], joins_team_id=team_id)
            joined += changed[number].wte
    return changed


def _monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)
