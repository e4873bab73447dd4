"""Who may do a duty at all, rule by rule: a duty that it just allows, one that it alone forbids."""

from typing import Any, ClassVar

import numpy as np

from models import DutyKind, FixedDuty, LeaveKind
from planner.rota import fitness
from planner.rota.decoding import lawful
from planner.rota.engine import OFF
from planner.rota.engine.roster import Duties
from planner.rota.fitness import may
from tests.audit.town import leave, midwife
from tests.rota.factories import KINDS
from tests.rota.rows import decoded, fits, known, stands
from tests.rota.team import FIRST, day, prepared, scenario


class TestNightBeforeOff:
    """She is off on the third day."""

    OFF_DAY: ClassVar[dict[str, Any]] = {"fixed_duties": (FixedDuty(midwife_id="a", day=day(2), kind="off"),)}

    def test_allows(self) -> None:
        assert fits(known(tables=self.OFF_DAY), "D", 1, fitness.is_before_off)
        assert fits(known(tables=self.OFF_DAY), "N", 0, fitness.is_before_off)
        assert fits(known(tables=self.OFF_DAY, no_night_before_off=False), "N", 1, fitness.is_before_off)

    def test_forbids(self) -> None:
        assert not fits(known(tables=self.OFF_DAY), "N", 1, fitness.is_before_off)


class TestDutyPresent:
    """On leave on the third day; a night that begins on the second ends in it."""

    AWAY: ClassVar[dict[str, Any]] = {"leave": (leave("a", day(2), day(2), LeaveKind.ANNUAL),)}

    def test_allows(self) -> None:
        assert fits(known(tables=self.AWAY), "D", 1, fitness.is_away)

    def test_forbids(self) -> None:
        assert not fits(known(tables=self.AWAY), "C", 2, fitness.is_away)
        assert not fits(known(tables=self.AWAY), "N", 1, fitness.is_away)

    def test_the_last_night_looks_beyond_the_rota(self) -> None:
        leaving = midwife("a", "rose", leaves_on=day(14))
        assert fits(known(leaving), "D", 13, fitness.is_away)
        assert not fits(known(leaving), "N", 13, fitness.is_away)


class TestFixedKept:
    FIXED: ClassVar[dict[str, Any]] = {
        "fixed_duties": (
            FixedDuty(midwife_id="a", day=day(2), kind="off"),
            FixedDuty(midwife_id="a", day=day(3), kind="clinic"),
        )
    }

    def test_allows(self) -> None:
        assert fits(known(tables=self.FIXED), "C", 3, fitness.is_settled)
        assert fits(known(tables=self.FIXED), "C", 4, fitness.is_settled)

    def test_forbids(self) -> None:
        assert not fits(known(tables=self.FIXED), "C", 2, fitness.is_settled)
        assert not fits(known(tables=self.FIXED), "D", 3, fitness.is_settled)


class TestPrecepteeAlone:
    """Her preceptorship ends with the second day."""

    NEW = midwife("a", "rose", preceptorship_ends_on=day(1))

    def test_allows(self) -> None:
        assert fits(known(self.NEW), "C", 0, fitness.is_alone)
        assert fits(known(self.NEW), "D", 2, fitness.is_alone)
        assert fits(known(self.NEW), "second_on_call_day", 0, fitness.is_alone)
        assert fits(known(self.NEW, preceptee_never_alone=False), "D", 0, fitness.is_alone)

    def test_forbids(self) -> None:
        assert not fits(known(self.NEW), "D", 1, fitness.is_alone)
        assert not fits(known(self.NEW), "P", 1, fitness.is_alone)

    def test_second_without_a_first_is_taken_off(self) -> None:
        """With somebody first she may be second; where nobody is first she is not on call at all."""
        team = prepared(scenario(self.NEW, "b", rota={"on_call_tiers": 2}))
        second, first = (team.book.number(kind, FIRST) for kind in ("second_on_call_day", "on_call_day"))
        duties: Duties = np.full((2, 7), OFF, dtype=np.int64)
        duties[0, 0] = second
        assert lawful(team, duties)[0, 0] == OFF
        duties[1, 0] = first
        assert lawful(team, duties)[0, 0] == second


class TestDutySkill:
    KINDS: ClassVar[list[DutyKind]] = [
        kind.replace(needs_skill="suturing") if kind.id == "clinic" else kind for kind in KINDS.duty_kinds
    ]

    def test_allows(self) -> None:
        assert self.may(midwife("a", "rose", skills=("suturing",)))

    def test_forbids(self) -> None:
        assert not self.may(midwife("a", "rose"))

    def may(self, person: Any) -> bool:
        team = known(person, kinds=self.KINDS)
        return may(team, team.members[0], 0, team.policy.kind("clinic"), (fitness.lacks_skill,))


class TestOneDutyADay:
    """The engine has one place a day for each midwife."""

    def test_allows(self) -> None:
        assert stands(known(weeks=1), "D C")

    def test_forbids(self) -> None:
        """On Monday four duties are needed and there is one midwife."""
        team = known(weeks=1)
        roster_of_one = [duty for duty in decoded(team, "C") if duty.is_filled]
        assert [(duty.kind, duty.day) for duty in roster_of_one] == [("clinic", FIRST)]


class TestDutyOnce:
    """Every duty that is needed is there once; what nobody needs is not."""

    def test_allows(self) -> None:
        found = decoded(known(weeks=1), "C")
        assert sum(duty.kind == "clinic" for duty in found) == 1
        assert sum(not duty.is_filled for duty in found) == 14 + 4 - 1

    def test_forbids(self) -> None:
        """A clinic on Tuesday is needed by no one."""
        assert not any(duty.is_filled for duty in decoded(known(weeks=1), ". C"))
