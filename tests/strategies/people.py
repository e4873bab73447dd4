"""Random midwives, absences and women."""

from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

from models import CORE, Area, Leave, Midwife, Month, Team, Woman
from tests.strategies.places import RISKS
from tests.strategies.sizes import Size, chance

LANGUAGES = ("polish", "urdu")


class Setting(NamedTuple):
    """What a random person is set in; `obstacles` from 0 (few) to 1 (many)."""

    size: Size
    as_of: date
    months: int
    teams: tuple[Team, ...]
    areas: tuple[Area, ...]
    obstacles: float

    @property
    def days(self) -> int:
        """Days from the day of planning to the horizon's end."""
        return (Month.of(self.as_of).plus(self.months).first_day - self.as_of).days

    def day(self, dice: Random, earliest: int = -60, past_end: int = 30) -> date:
        """A day somewhere around the horizon."""
        return self.as_of + timedelta(days=dice.randint(earliest, self.days + past_end))


def random_midwives(dice: Random, setting: Setting) -> tuple[Midwife, ...]:
    """Midwives of every team, those who would join a proposed one, and a few who stay in core."""
    homes: list[tuple[str, str | None]] = []
    for team in setting.teams:
        home = (CORE, team.team_id) if team.is_proposed else (team.team_id, None)
        homes += [home] * dice.randint(*setting.size.midwives_of_team)
    dice.shuffle(homes)
    homes = homes[: setting.size.midwives]
    homes += [(CORE, None)] * dice.randint(0, 2)
    return tuple(
        _random_midwife(dice, setting, f"m{number:02}", home) for number, home in enumerate(homes, 1)
    )


def _random_midwife(dice: Random, setting: Setting, midwife_id: str, home: tuple[str, str | None]) -> Midwife:
    row: dict[str, Any] = {"midwife_id": midwife_id, "team_id": home[0], "joins_team_id": home[1], "band": 6}
    row["wte"] = dice.choice((0.4, 0.5, 0.6, 0.8, 0.9, 1.0, 1.0, 1.1))
    row["languages"] = tuple(language for language in LANGUAGES if chance(dice, 0.25))
    if chance(dice, 0.25 * setting.obstacles):
        row |= _preceptorship(dice, setting)
    elif chance(dice, 0.15 * setting.obstacles):
        row["starts_on"] = setting.day(dice)
    if chance(dice, 0.2 * setting.obstacles):
        first = row.get("starts_on") or setting.as_of - timedelta(days=20)
        row["leaves_on"] = first + timedelta(days=dice.randint(15, setting.days + 40))
    if chance(dice, 0.15 * setting.obstacles):
        row |= {"later_wte": dice.choice((0.4, 0.7, 1.0)), "later_wte_from": setting.day(dice)}
    return Midwife.model_validate(row)


def _preceptorship(dice: Random, setting: Setting) -> dict[str, Any]:
    """A preceptee, most of them with a first day on record."""
    ends = setting.day(dice, -20, 100)
    starts = ends - timedelta(days=dice.choice((10, 90, 180)))
    return {"preceptorship_ends_on": ends, "band": 5} | ({"starts_on": starts} if chance(dice, 0.8) else {})


def random_leave(dice: Random, setting: Setting, midwives: tuple[Midwife, ...]) -> tuple[Leave, ...]:
    """Absences of a fifth of the midwives, long and short, a day to four months."""
    rows = []
    for midwife in midwives:
        while chance(dice, 0.25 * setting.obstacles):
            first = setting.day(dice, -90)
            last = first + timedelta(days=dice.choice((0, 6, 20, 60, 120)))
            kind = dice.choice(("annual", "study", "maternity", "sick", "other"))
            rows.append(
                {"midwife_id": midwife.midwife_id, "first_day": first, "last_day": last, "kind": kind}
            )
    return tuple(Leave.model_validate(row) for row in rows)


def random_women(dice: Random, setting: Setting, midwives: tuple[Midwife, ...]) -> tuple[Woman, ...]:
    """Women in care, past their EDD, due after the horizon, and expected to book."""
    count = dice.randint(*setting.size.women)
    begun = dice.choice((0.0, 0.2, 0.5))
    return tuple(
        _random_woman(dice, setting, midwives, f"w{number:02}", begun) for number in range(1, count + 1)
    )


def _random_woman(
    dice: Random, setting: Setting, midwives: tuple[Midwife, ...], woman_id: str, begun: float
) -> Woman:
    row: dict[str, Any] = {"woman_id": woman_id, "edd": _random_edd(dice, setting)}
    row["booked_on"] = row["edd"] - timedelta(days=dice.choice((40, 120, 190, 210, 220)))
    row["area_id"] = dice.choice(setting.areas).area_id
    row["ethnicity"] = dice.choice(("A", "C", "J", "N", "99"))
    row["risk_factors"] = tuple(factor for factor in RISKS if chance(dice, 0.15))
    row["complex_social_factors"] = chance(dice, 0.2)
    row["previous_births"] = dice.choice((None, 0, 1, 2))
    row["interpreter_language"] = dice.choice((*LANGUAGES, "dari")) if chance(dice, 0.25) else None
    row["preferred_team_id"] = dice.choice(setting.teams).team_id if chance(dice, 0.25) else None
    if chance(dice, 0.7 if begun and row["edd"] < setting.as_of else begun):
        row |= _care_begun(dice, setting, midwives)
    return Woman.model_validate(row)


def _random_edd(dice: Random, setting: Setting) -> date:
    if chance(dice, 0.1):
        return setting.as_of - timedelta(days=dice.randint(1, 35))
    if chance(dice, 0.05):
        return setting.as_of + timedelta(days=setting.days + dice.randint(0, 60))
    return setting.as_of + timedelta(days=dice.randint(0, setting.days - 1))


def _care_begun(dice: Random, setting: Setting, midwives: tuple[Midwife, ...]) -> dict[str, str]:
    """Her team now, and perhaps her midwife, and perhaps a buddy who is another one."""
    running = [row.team_id for row in setting.teams if not row.is_proposed]
    team_id = dice.choice(running)
    of_team = [row.midwife_id for row in midwives if row.team_id == team_id]
    dice.shuffle(of_team)
    found = {"team_id": team_id}
    if of_team and chance(dice, 0.9):
        found["midwife_id"] = of_team.pop()
    if of_team and chance(dice, 0.7):
        found["buddy_id"] = of_team.pop()
    return found
