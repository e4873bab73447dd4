"""What an independent check of a plan finds."""

from models.base import Noun
from models.ids import TeamId
from models.rota_rules import AnyRuleId, rule_of
from models.rules import Level

_ROUNDING = 1e-6


class Violation(Noun):
    """One rule broken in one place."""

    rule: AnyRuleId
    """Which rule."""
    subject: str
    """Id of the woman, midwife or team."""
    when: str = ""
    """Month, run of months or day; empty where time does not matter."""
    amount: float
    """What the plan has, in the rule's unit."""
    limit: float
    """What the rule allows, in the rule's unit."""
    message: str
    """What is broken, in words."""

    @property
    def is_hard(self) -> bool:
        """Whether the rule is a hard one."""
        return rule_of(self.rule).level is Level.HARD


class RuleCheck(Noun):
    """How often one rule was checked and how often it was broken."""

    rule: AnyRuleId
    """Which rule."""
    checked: int
    """Number of cases looked at."""
    broken: int
    """Number of violations."""


class AimCheck(Noun):
    """One aim as the plan, or a rota, states it beside the same aim recomputed."""

    rule: AnyRuleId
    """Which aim."""
    tier: int | None = None
    """Tier, where the aim is taken tier by tier."""
    team_id: TeamId | None = None
    """Whose rota, where it is an aim of one."""
    measure: str = ""
    """Which number, where an aim is told in several."""
    stated: int | float
    """Value in the plan or rota."""
    recomputed: int | float
    """Value recomputed from the placements or duties."""

    @property
    def agrees(self) -> bool:
        """Whether both values are the same, rounding aside."""
        return abs(self.stated - self.recomputed) <= _ROUNDING


class BoundCheck(Noun):
    """The bound of one tier as the plan states it beside the bound that the plan's prices prove."""

    tier: int
    """Number, from 1."""
    stated: int
    """Bound in the plan."""
    proven: int
    """Bound that the prices prove: no plan with the same teams open places more, given the tiers before."""

    @property
    def is_proven(self) -> bool:
        """Whether the prices prove what the plan states."""
        return self.proven <= self.stated


class AuditReport(Noun):
    """The verdict on a plan, or on the rotas of one, reached without the solver."""

    checks: tuple[RuleCheck, ...]
    """Every hard rule, in the order of the catalogue."""
    violations: tuple[Violation, ...]
    """Everything broken."""
    aims: tuple[AimCheck, ...]
    """Every aim, stated and recomputed."""
    bounds: tuple[BoundCheck, ...] = ()
    """Every tier whose bound the plan proves by prices."""
    warnings: tuple[str, ...] = ()
    """Limits that care begun alone exceeds: allowed, but to be known."""

    @property
    def passed(self) -> bool:
        """Whether no hard rule is broken and every aim agrees."""
        return not any(row.is_hard for row in self.violations) and all(aim.agrees for aim in self.aims)
