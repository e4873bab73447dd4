"""Why a woman cannot stay with the midwife whom she has met."""

from collections.abc import Iterable
from datetime import date

from models.calendar import last_day_of_care
from models.handover import HandoverCause
from models.people import Leave, Midwife, Woman
from models.places import Team


def why_care_ends(
    woman: Woman, midwife: Midwife, team: Team | None, leave: Iterable[Leave], day: date
) -> HandoverCause | None:
    """The first cause for which a woman loses her midwife and team; none if she keeps both.

    She keeps them if the team runs on `day` (her EDD, or the day of planning once that is past), the midwife
    is in that team, employed from the EDD through EDD + 28 days, and not on long leave (of her `leave`) on
    `day`. Not asked here is whether the midwife has left by the day of planning: who asks knows that day.
    """
    if team is None or team.is_proposed or not team.is_open(day):
        return HandoverCause.TEAM_CLOSED
    if midwife.team_id != team.team_id:
        return HandoverCause.MIDWIFE_MOVED
    if midwife.leaves_on is not None and midwife.leaves_on <= last_day_of_care(woman.edd):
        return HandoverCause.MIDWIFE_LEAVES
    if midwife.starts_on is not None and midwife.starts_on > woman.edd:
        return HandoverCause.MIDWIFE_NOT_STARTED
    if any(absence.kind.is_long and absence.covers(day) for absence in leave):
        return HandoverCause.LONG_LEAVE
    return None
