"""Room for a woman where a team would care for too many on some day: another of those days goes elsewhere.

Women in care on a day are counted woman by woman, so that no exchange of women alike makes such room.
"""

import numpy as np

from planner.caseload.teams.standing import Standing
from planner.prepare.problem import Flags, Ints


def make_room_in_care(standing: Standing) -> None:
    """Bring in women who wait, where a team lacks nothing or only days of care that one woman frees."""
    if standing.care is None:
        return
    for woman in standing.waiting.tolist():
        for team in np.flatnonzero(standing.women.may[woman]).tolist():
            lacks_care_alone = not (standing.left[team] < standing.row(woman)).any()
            if standing.fits(woman, team) or (lacks_care_alone and _moves_on(standing, woman, team)):
                standing.put(woman, team)
                break


def _moves_on(standing: Standing, woman: int, team: int) -> bool:
    """Whether somebody whose going frees all the days that she lacks went where she fits in."""
    for other in _who_frees(standing, woman, team).tolist():
        for to in np.flatnonzero(standing.women.may[other]).tolist():
            if to != team and standing.fits(other, to):
                standing.put(other, to)
                return True
    return False


def _who_frees(standing: Standing, woman: int, team: int) -> Ints:
    care, left = standing.care, standing.care_left
    if care is None or left is None:
        return np.zeros(0, dtype=np.int64)
    lacks = care.load[woman] - left[team]
    days = care.windows.women[woman] & (lacks > 0)
    there = np.flatnonzero(standing.women.free & (standing.team == team))
    frees = care.windows.women[there][:, days] * care.load[there, None]
    enough: Flags = np.asarray((frees >= lacks[days]).all(axis=1))
    return there[enough]
