"""A week later: who is handed over to another midwife, why, and by when they must have met."""

from datetime import date
from enum import StrEnum

from models.base import Noun
from models.ids import MidwifeId, TeamId, WomanId


class HandoverCause(StrEnum):
    """Why a woman's named midwife changes: the first of these that holds, in this order."""

    MIDWIFE_LEFT = "midwife_left"
    TEAM_CLOSED = "team_closed"
    MIDWIFE_MOVED = "midwife_moved"
    MIDWIFE_LEAVES = "midwife_leaves"
    MIDWIFE_NOT_STARTED = "midwife_not_started"
    LONG_LEAVE = "long_leave"
    STATED_IN_FILES = "stated_in_files"

    @property
    def words(self) -> str:
        """The cause as a midwife would say it."""
        return _CAUSE_WORDS[self]


_CAUSE_WORDS = {
    HandoverCause.MIDWIFE_LEFT: "her midwife has left",
    HandoverCause.TEAM_CLOSED: "her team does not run on her due date",
    HandoverCause.MIDWIFE_MOVED: "her midwife has moved to another team",
    HandoverCause.MIDWIFE_LEAVES: "her midwife leaves before her care ends",
    HandoverCause.MIDWIFE_NOT_STARTED: "her midwife starts only after her due date",
    HandoverCause.LONG_LEAVE: "her midwife is on long leave on her due date",
    HandoverCause.STATED_IN_FILES: "the files name another midwife",
}


class Handover(Noun):
    """One woman whose named midwife changes."""

    woman_id: WomanId
    """Who."""
    edd: date
    """Estimated date of delivery."""
    from_midwife_id: MidwifeId
    """Her named midwife until now."""
    to_midwife_id: MidwifeId | None
    """Her new named midwife; none if nobody can be named for her."""
    to_team_id: TeamId | None
    """The new midwife's team; none if nobody can be named for her."""
    to_buddy: bool
    """Whether the new midwife was her buddy."""
    cause: HandoverCause
    """Why the midwife changes."""
    reason: str | None = None
    """Why nobody is named for her, in words; none if somebody is."""
    meet_by: date | None = None
    """Day by which she must have met her new midwife; none if there is none."""


class Changes(Noun):
    """What became of the women of an earlier plan; women only expected to book count nowhere."""

    since: date
    """Day of the earlier plan."""
    kept: int
    """Women who keep their named midwife."""
    kept_beside: int = 0
    """Of those, women whom no plan is about: past their EDD, or due after the horizon."""
    booked: int = 0
    """Women who have booked since."""
    booked_named: int = 0
    """Of those, women with a named midwife now; some keep the place that was foreseen for them."""
    new: int
    """Women with a named midwife now and none in the earlier plan."""
    left: int
    """Women with a named midwife in the earlier plan who are no longer in the files or in care."""
    handovers: tuple[Handover, ...]
    """Women whose named midwife changes, by id."""

    @property
    def to_buddy(self) -> int:
        """Women handed over to their buddy."""
        return sum(row.to_buddy for row in self.handovers)

    @property
    def to_another(self) -> int:
        """Women handed over to a midwife who was not their buddy."""
        return len(self.handovers) - self.to_buddy - self.without_midwife

    @property
    def without_midwife(self) -> int:
        """Women handed over for whom nobody can be named."""
        return sum(row.to_midwife_id is None for row in self.handovers)
