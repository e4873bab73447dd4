"""Where each rule of the rota is posted, checked and tried: filled as the rules are built.

A hard rule needs a constraint, an audit check, and a test that just allows and one that just forbids; an aim
needs its place in the solver, the audit that recomputes it, and a test in which it decides. Each is named by
module and name, such as `planner.rota.rest:post_rest`.
"""

from models import RotaRuleId

POSTED: dict[RotaRuleId, str] = {}
"""The constraint of a hard rule, the objective of an aim."""
CHECKED: dict[RotaRuleId, str] = {}
"""The function of the audit that checks the rule, or recomputes the aim, without the solver."""
ALLOWED: dict[RotaRuleId, str] = {}
"""The test in which the rule just allows a duty, or the aim points one way."""
FORBIDDEN: dict[RotaRuleId, str] = {}
"""The test in which it alone forbids one, or the aim points the other way."""

STILL_TO_BUILD: frozenset[RotaRuleId] = frozenset(RotaRuleId)
"""Rules that no rota knows yet: whoever builds one takes it out of here."""
