"""What every rule is given to look at, and the words in which it answers."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from models import Plan, RuleId, Scenario, Violation
from planner.audit.bounds import Bounds
from planner.audit.left_out import LeftOut
from planner.audit.loads import Loads
from planner.audit.register import Register


class Evidence(NamedTuple):
    """The plan beside its scenario, the loads it makes, the women it leaves out, what its prices prove."""

    register: Register
    loads: Loads
    left_out: LeftOut
    bounds: Bounds

    @classmethod
    def of(cls, scenario: Scenario, plan: Plan) -> "Evidence":
        """Read a plan beside its scenario."""
        register = Register(scenario, plan)
        loads = Loads(register)
        left_out = LeftOut(register, loads)
        return cls(register, loads, left_out, Bounds(register, loads, left_out))


Verdicts = Iterator[Violation | None]
"""One entry for each case looked at: what is broken, or none."""
Check = Callable[[Evidence], Verdicts]
"""One rule, checked in every case that it speaks of."""


def wrong(rule: RuleId, subject: str, message: str, *, when: object = "") -> Violation:
    """One case that should not be, where the rule counts nothing finer than cases."""
    return Violation(rule=rule, subject=subject, when=str(when), amount=1, limit=0, message=message)
