"""Lawful, fair rotas in which women meet the people they know: one for each team of a plan."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from models import Plan, Rotas, Scenario

if TYPE_CHECKING:
    from planner.rota.engine import Stop
    from planner.rota.every_team import Progress

__all__ = ["plan_rotas"]


def plan_rotas(  # noqa: PLR0913  # each is a question of its own, and named
    scenario: Scenario,
    plan: Plan,
    *,
    first_day: date,
    weeks: int = 6,
    teams: Sequence[str] | None = None,
    after: Rotas | None = None,
    repair: Rotas | None = None,
    absent: Sequence[tuple[str, date, date]] = (),
    workers: int = 1,
    effort: float = 1.0,
    progress: "Callable[[Progress], None] | None" = None,
    stop: "Stop | None" = None,
) -> Rotas:
    """Make the rotas of a plan's teams from a day on, for so many weeks.

    `teams` names some; all that run where None. `after` is the rota before, whose last duties, nights and
    weekends count. `repair` is a rota of the same days to change as little as possible once those in `absent`
    (midwife, first day, last day) are away. `workers` teams are solved at a time; the result is the same for
    any number. `effort` scales how hard is searched.
    """
    from planner.rota.every_team import make_rotas  # noqa: PLC0415  # the engine loads slowly, and few need it

    return make_rotas(
        scenario,
        plan,
        first_day=first_day,
        weeks=weeks,
        teams=teams,
        after=after,
        repair=repair,
        absent=absent,
        workers=workers,
        effort=effort,
        progress=progress,
        stop=stop,
    )
