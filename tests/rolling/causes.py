"""Why a midwife can no longer care for a woman, reckoned from the rows of the files alone."""

from models import CORE, HandoverCause, LeaveKind, Scenario, TeamStatus, Woman, last_day_of_care

LONG = (LeaveKind.MATERNITY, LeaveKind.SICK, LeaveKind.OTHER)


def true_causes(
    files: Scenario, woman: Woman, team_id: str, midwife_id: str, opened: set[str]
) -> set[HandoverCause]:
    """Every cause that holds; `opened` are teams that run although the files only propose them."""
    midwives = [row for row in files.service.midwives if row.midwife_id == midwife_id]
    teams = [row for row in files.service.teams if row.team_id == team_id]
    day = woman.edd if woman.edd >= files.as_of else files.as_of
    found = set()
    if not midwives or (midwives[0].leaves_on or day.max) <= files.as_of:
        found.add(HandoverCause.MIDWIFE_LEFT)
    runs = [row for row in teams if row.status is TeamStatus.RUNNING or team_id in opened]
    if not any(row.is_open(day) for row in runs):
        found.add(HandoverCause.TEAM_CLOSED)
    for midwife in midwives:
        joined = midwife.team_id == CORE and midwife.joins_team_id in opened
        if (midwife.joins_team_id if joined else midwife.team_id) != team_id:
            found.add(HandoverCause.MIDWIFE_MOVED)
        if midwife.leaves_on is not None and midwife.leaves_on <= last_day_of_care(woman.edd):
            found.add(HandoverCause.MIDWIFE_LEAVES)
        if midwife.starts_on is not None and midwife.starts_on > woman.edd:
            found.add(HandoverCause.MIDWIFE_NOT_STARTED)
    for row in files.service.leave:
        if row.midwife_id == midwife_id and row.kind in LONG and row.first_day <= day <= row.last_day:
            found.add(HandoverCause.LONG_LEAVE)
    return found
