"""A part as a CP-SAT model, written straight into its message: expression by expression takes far longer."""

from ortools.sat.python import cp_model

from planner.rota.engine.table import Part

_LEAST, _MOST = -(2**63), 2**63 - 1


def posted(part: Part) -> cp_model.CpModel:
    """The model, with a complete hint where the solver is to be led: CP-SAT loses an incomplete one."""
    model = cp_model.CpModel()
    proto = model.proto
    for bounds in zip(part.least.tolist(), part.most.tolist(), strict=True):
        proto.variables.add().domain.extend(bounds)
    for *works, on in part.choices:
        proto.constraints.add().exactly_one.literals.extend([*works, -on - 1])
    for row in part.rows:
        linear = proto.constraints.add().linear
        linear.vars.extend(row.columns)
        linear.coeffs.extend(row.weights)
        linear.domain.extend(
            [_LEAST if row.least is None else row.least, _MOST if row.most is None else row.most]
        )
    objective = proto.objective
    objective.vars.extend(part.objective.columns)
    objective.coeffs.extend(part.objective.weights)
    objective.offset = float(part.objective.constant)
    if part.is_led:
        proto.solution_hint.vars.extend(range(len(part.columns)))
        proto.solution_hint.values.extend(part.at_hand.tolist())
    return model
