"""Random small services, valid as the models have it, with every limit and feature in some of them.

The same builder serves both: `random_scenario` draws from a seed, with `scenarios` hypothesis draws.
"""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from models import Scenario, Service, Tables
from tests.strategies.people import Setting, random_leave, random_midwives, random_women
from tests.strategies.places import random_areas, random_teams, random_travel
from tests.strategies.policies import random_policy
from tests.strategies.sizes import SIZES

FIRST_DAY = date(2027, 1, 1)


def random_scenario(seed: int, size: str = "small") -> Scenario:
    """The scenario of a seed: `tiny` (up to 5 women), `small` (up to 16) or `medium` (up to 40)."""
    return _scenario(Random(f"{size}-{seed}"), size, f"{size}-{seed}")


def scenarios(size: str = "small") -> st.SearchStrategy[Scenario]:
    """Scenarios that hypothesis draws and shrinks."""
    return st.randoms(use_true_random=False).map(lambda dice: _scenario(dice, size, size))


def _scenario(dice: Random, size: str, name: str) -> Scenario:
    months = dice.randint(*SIZES[size].months)
    as_of = FIRST_DAY + timedelta(days=dice.choice((0, 0, 14, 30, dice.randint(0, 364))))
    obstacles = dice.choice(SIZES[size].obstacles)
    teams = random_teams(dice, SIZES[size], as_of, obstacles)
    areas = random_areas(dice, SIZES[size], teams)
    setting = Setting(SIZES[size], as_of, months, teams, areas, obstacles)
    midwives = random_midwives(dice, setting)
    women = random_women(dice, setting, midwives)
    leave, travel = random_leave(dice, setting, midwives), random_travel(dice, areas, teams)
    return Scenario(
        name=name,
        title=f"Random {size} service",
        as_of=as_of,
        horizon_months=months,
        policy=random_policy(dice, midwives, len(women), setting),
        service=Service.of(Tables(women, midwives, teams, areas, leave, travel)),
    )
