"""What rotas are asked for, and how they are sought."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from models import Rotas

WEEKS = 6
"""Weeks of a rota if nothing is said."""
MOST_WEEKS = 52
"""Weeks that a rota may have."""


class Asked(NamedTuple):
    """Which rotas of a plan's teams are wanted."""

    first_day: date
    weeks: int = WEEKS
    teams: Sequence[str] | None = None
    """Some of them; all that run where None."""
    after: Rotas | None = None
    """The rota before, whose last duties, nights and weekends count."""
    repair: Rotas | None = None
    """A rota of the same days, to be changed as little as possible once those in `absent` are away."""
    absent: Sequence[tuple[str, date, date]] = ()
    """Midwife, first day, last day."""


class TeamDone(NamedTuple):
    """A team whose rota is made."""

    team_id: str
    done: int
    """Teams whose rotas are made."""
    teams: int
    """All teams."""


class Stops(Protocol):
    """A wish to stop, which may come from another thread at any moment."""

    def ask(self) -> None:
        """End as soon as it can be; what was found stands."""

    @property
    def is_asked(self) -> bool:
        """Whether the wish was told."""


class Search(NamedTuple):
    """How rotas are sought; none of it but the effort changes rotas that are not stopped."""

    workers: int = 1
    """Teams that are solved at a time."""
    effort: float = 1.0
    """How hard is searched."""
    time_limit: float | None = None
    """Seconds of solving; each team has its part of what is left, and the best found in it stands."""
    progress: Callable[[TeamDone], None] | None = None
    """Told of every team whose rota is made."""
    stop: Stops | None = None
    """Asked from another thread, it ends the solving as the time limit does."""
