"""Women to teams, named midwives and buddies: highest tier strictly first, a proven bound for every tier.

`solve` takes one of three roads for each set of teams that may open (`promising` chooses among many):

- `exact`: a small service, the whole model in one;
- `by_parts`: real sizes. The `relaxation` of all teams and months is solved, `teams` makes whole women of it,
  `carers` names midwives and buddies, `bounds` proves how far from the best that is;
- `by_baseline`: a what-if that changes little, from the plan of its `baseline`.

`aims` counts what is reached, `outcome` hands it on, `assemble` and `reasons` make the plan that people read.
"""

from planner.caseload.baseline import Baseline
from planner.caseload.progress import Progress, Stop
from planner.caseload.solve import solve

__all__ = ["Baseline", "Progress", "Stop", "solve"]
