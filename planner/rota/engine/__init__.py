"""Any roster from data alone: kinds of duty, workers with their rules, aims in order.

What was measured, on two busy cores, and what lost:

- Runs and rests by their starts and ends with the whole model in the linear relaxation (level 2), against
  level 1. Published Instance2: proven in 3 s, against 924 (best known 828) after 30 s; Instance3: proven in
  20 s, against 1,143 (best known 1,001) after 30 s. Eight CP-SAT workers did worse than one.
- HiGHS on the same model of Instance4 and 5: 1,829 and 1,553 after 30 and 40 s (best known 1,716 and
  1,143), worse than neighbourhoods. On teams of 6 to 8 and 42 days, with the roster at hand as its hint, it
  brings the worth of on-call duties within 0.2% in 0.1 to 3 s, where CP-SAT stayed at 3.5%. On fairness it
  took 7 to 13 s for less than neighbourhoods find in one.
- Neighbourhoods with level 0 or 1 instead of 2, or without probing: no better for the same time.
- The whole model alone stalls from Instance5 on (1,350 after 50 s); neighbourhoods take over (1,236 after
  40 s). Half a second of search for each beats a tenth or a fifth (1,351 and 1,434 in the same time).
- A hint leads the whole model astray (a team's on-call worth: −298 of −545, without it −541), but a
  neighbourhood without one is slower (Instance5: 1,547 against 1,247 after 60 s).
- Columns of whole rows for each worker, priced by a dynamic program: the bound of Instance4 to 8 is
  within 0.3% of the best known value after 1, 2, 2, 3 and 8 s, and a dive later they are at 1,716, 1,147,
  1,952, 1,167 and 1,408. They ask for rules that fit a state: teams with limits over 14 days, or on
  minutes in 7, and aims of fair shares or patterns are served without.
- Choosing among those columns by CP-SAT or HiGHS: 1,144 for Instance5, nothing near for 7 and 8 in 30 s;
  dives do more. Among all rows of a reduced cost below 1 HiGHS proves 1,143 for Instance5 in 20 s;
  Instance6 and 7 have more than 4,000 rows of no reduced cost at all.
- Leaving out cells by their reduced cost: with a gap of 10, nine tenths of what is lawful stay. Longer
  searches once neighbourhoods gain nothing, and diving anew for some workers: nothing gained.
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
