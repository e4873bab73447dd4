"""Any roster from data alone: kinds of duty, workers with their rules, aims in order.

What was measured on the published nurse-rostering instances (2 busy cores) and what lost:

- Runs and rests by their starts and ends, with the linear relaxation at its fullest (`linearization_level=2`), against the
  usual level 1: Instance2 proven in 3 s against 924 (best 828) after 30 s, Instance3 in 20 s against 1,143 (best
  1,001); the bound of Instance6 1,943 against best 1,950. Eight CP-SAT workers were slower than one.
- HiGHS on the same model: 1,829 for Instance4 and 1,553 for Instance5 after 30 and 40 s, behind CP-SAT alone.
- The whole model alone stalls from Instance5 on; neighbourhoods (some workers, some days, or both) solved by the same
  model take over. Large ones (half a second of search) beat many small ones.
"""

from planner.rota.engine.roster import (
    OFF,
    Aim,
    Cover,
    GroupLimit,
    Kind,
    MinutesLimit,
    Pattern,
    Roster,
    RowLimit,
    Shape,
    Share,
    WindowLimit,
    Worker,
)
from planner.rota.engine.solve import Reached, Solution, Status, solve
from planner.rota.engine.watch import Stop, Watch

__all__ = [
    "OFF",
    "Aim",
    "Cover",
    "GroupLimit",
    "Kind",
    "MinutesLimit",
    "Pattern",
    "Reached",
    "Roster",
    "RowLimit",
    "Shape",
    "Share",
    "Solution",
    "Status",
    "Stop",
    "Watch",
    "WindowLimit",
    "Worker",
    "solve",
]
