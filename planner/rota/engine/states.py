"""What of a worker's last days still binds her, as states, and which kinds lead from each to which.

All rules about days that follow one another are in the states; what adds up over the horizon is not. A window
that may be all but one day full is a limit in a row too; other windows would need too many states.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.rota.engine.roster import OFF, GroupLimit, Roster, RowLimit, WindowLimit, Worker

UNKNOWN = -2
"""In place of a kind: nothing is known of the day before, so that a run cut there is long enough."""

MOST = 400
"""States of one worker; more are not worth following."""

NOWHERE = -1
"""In place of a state: the kind may not follow."""


class State(NamedTuple):
    """The end of a row."""

    kind: int
    run: int
    """Days worked in a row, where they have a limit."""
    owed: int
    """Days before a run, of work or rest, is long enough."""
    in_a_row: tuple[int, ...]
    """Days in a row of each limit of that sort."""


class States(NamedTuple):
    """Every state that can be reached, the first of them at the horizon's beginning."""

    kinds: NDArray[np.int64]
    """What was worked on the day that led to each state: a kind, `OFF` or `UNKNOWN`."""
    follow: NDArray[np.int64]
    """Shape (states, kinds + 1): the state after each kind, or `NOWHERE`; `OFF` stands last, at index −1."""


def states(roster: Roster, worker: Worker) -> States | None:
    """A worker's states; None where a rule of hers has none, or they are too many."""
    limits = row_limits(worker)
    if limits is None:
        return None
    book = Steps(roster, worker, limits)
    known = [book.beginning()]
    number = {known[0]: 0}
    follow: list[list[int]] = []
    while len(follow) < len(known):
        row = []
        for kind in (*roster.all_kinds, OFF):
            state = book.after(known[len(follow)], kind)
            if state is not None and state not in number:
                number[state] = len(known)
                known.append(state)
            row.append(NOWHERE if state is None else number[state])
        follow.append(row)
        if len(known) > MOST:
            return None
    return States(np.array([state.kind for state in known]), np.array(follow))


def row_limits(worker: Worker) -> list[RowLimit] | None:
    """Her limits in a row; None where she has windows that are not."""
    found: list[RowLimit] = []
    for limit in worker.limits:
        match limit:
            case RowLimit():
                found.append(limit)
            case WindowLimit(days, kinds, most) if most >= days - 1:
                found += [RowLimit(kinds, most)] if most < days else []
            case GroupLimit():
                pass
            case _:
                return None
    return found


class Steps:
    """The rules of a worker as steps from state to state."""

    def __init__(self, roster: Roster, worker: Worker, limits: list[RowLimit]) -> None:
        self.roster = roster
        self.worker = worker
        self.limits = limits

    def beginning(self) -> State:
        """Where the known days before the horizon lead, whatever they break by themselves."""
        state = State(UNKNOWN, 0, 0, (0,) * len(self.limits))
        for kind in self.worker.before:
            state = self._moved(state, kind)
        return state

    def after(self, state: State, kind: int) -> State | None:
        """The state after a day of a kind, None where a rule forbids it."""
        return None if self._breaks(state, kind) else self._moved(state, kind)

    def _breaks(self, state: State, kind: int) -> bool:
        was_on, most = state.kind >= 0, self.worker.most_run
        if kind == OFF:
            return was_on and state.owed > 0
        return (
            (was_on and kind in self.roster.kinds[state.kind].forbidden_next)
            or (not was_on and state.owed > 0)
            or (most is not None and state.run >= most)
            or any(
                kind in limit.kinds and days >= limit.most
                for limit, days in zip(self.limits, state.in_a_row, strict=True)
            )
        )

    def _moved(self, state: State, kind: int) -> State:
        least = self.worker.least_rest if kind == OFF else self.worker.least_run
        begun = 0 if state.kind == UNKNOWN else least - 1
        goes_on = (state.kind >= 0) == (kind != OFF) and state.kind != UNKNOWN
        return State(
            kind,
            0 if kind == OFF else min(state.run + 1, self.worker.most_run or 0),
            max(0, state.owed - 1) if goes_on else begun,
            tuple(
                min(days + 1, limit.most) if kind in limit.kinds else 0
                for limit, days in zip(self.limits, state.in_a_row, strict=True)
            ),
        )
