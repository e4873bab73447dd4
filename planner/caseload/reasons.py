"""Why a woman is left out: one reason of the closed list, in words and numbers."""

from collections.abc import Callable

import numpy as np

from models import Unplaced, UnplacedReason
from models.vocabulary import whom_words
from planner.prepare import REASON_OF_STEP, Problem, Step
from planner.prepare.problem import Flags, Ints

HUNDREDTHS = 100
NAMES_TOLD = 4


def left_out(problem: Problem, woman: int, steps: Ints, use: "Use") -> Unplaced:
    """What the plan says of a woman without a place; `steps` is [T], where each team falls away for her."""
    tier = int(problem.tier[woman])
    judged = problem.scenario.judgements[problem.women[woman].woman_id]
    reason, teams = _reason(tier, steps)
    return Unplaced(
        woman_id=problem.women[woman].woman_id,
        tier=tier or None,
        weight=judged.weight / HUNDREDTHS,
        tier_reasons=judged.reasons,
        reason=reason,
        detail=_detail(problem, woman, reason, teams, use),
        team_ids=tuple(problem.teams[team].team_id for team in teams),
    )


def _reason(tier: int, steps: Ints) -> tuple[UnplacedReason, Ints]:
    """The reason, and the teams that fell away last."""
    if tier == 0:
        return UnplacedReason.NOT_OFFERED, np.array([], dtype=np.int64)
    if len(steps) == 0:
        return UnplacedReason.NO_TEAM_RUNS, steps
    last = int(Step.PASSES) if (steps == Step.PASSES).any() else int(steps.max())
    return REASON_OF_STEP[Step(last)], np.flatnonzero(steps == last)


def _detail(problem: Problem, woman: int, reason: UnplacedReason, teams: Ints, use: "Use") -> str:
    names = [problem.teams[team].name for team in teams]
    more = f" and {len(names) - NAMES_TOLD} more" if len(names) > NAMES_TOLD else ""
    told = ", ".join(names[:NAMES_TOLD]) + more
    month = problem.months.labels[int(problem.month[woman])]
    match reason:
        case UnplacedReason.NOT_OFFERED:
            return "in no tier of the policy"
        case UnplacedReason.NO_TEAM_RUNS:
            return f"no team is open on {problem.women[woman].edd}"
        case UnplacedReason.NO_TEAM_IN_REACH if len(teams):
            return f"nearest team {problem.minutes[woman, teams].min()} minutes away"
        case UnplacedReason.NO_TEAM_ACCEPTS:
            nouns = problem.teams
            return _each(teams, lambda at: f"{nouns[at].name} takes only {whom_words(nouns[at].accepts)}")
        case UnplacedReason.TOO_LATE:
            weeks = problem.women[woman].gestation_days(problem.scenario.as_of) // 7
            return f"{weeks} weeks on the day of planning"
        case UnplacedReason.TEAM_NOT_OPENED:
            what = "proposed, not opened in this plan"
        case UnplacedReason.TEAM_BELOW_SIZE:
            what = f"below the smallest size in {month}"
        case UnplacedReason.NO_MIDWIFE:
            what = f"no midwife present and allowed on {problem.women[woman].edd}"
        case _:
            return _each(teams, lambda at: f"{problem.teams[at].name} {use.full(woman, at)}")
    return f"{told}: {what}"


def _each(teams: Ints, told: Callable[[int], str]) -> str:
    """What is told of each of the first few teams, and how many more there are."""
    first = "; ".join(told(int(team)) for team in teams[:NAMES_TOLD])
    return f"{first}; and {len(teams) - NAMES_TOLD} more" if len(teams) > NAMES_TOLD else first


class Use:
    """What a plan takes of the limits, to say which of them is full."""

    def __init__(self, problem: Problem, named: Ints) -> None:
        self.problem = problem
        placed = np.flatnonzero(named >= 0)
        carers = named[placed]
        self.named = named
        self.month = problem.midwife_month.limit - _counted(
            problem.months.women, placed, carers, len(problem.midwives)
        )
        self.run = problem.midwife_pace.limit - _counted(
            problem.paces.women, placed, carers, len(problem.midwives)
        )
        teams, weights = problem.team_of[carers], problem.weight[placed]
        self.pace = problem.team_pace.limit - _weighed(
            problem.paces.women, placed, teams, weights, len(problem.teams)
        )
        self.open = None
        if problem.team_open is not None:
            taken = _weighed(problem.open_days.women, placed, teams, weights, len(problem.teams))
            kept = np.flatnonzero(problem.kept)
            begun = _weighed(
                problem.open_days.women,
                kept,
                problem.kept_team[kept],
                problem.weight[kept],
                len(problem.teams),
            )
            self.open = problem.team_open.limit - problem.team_open.taken - taken + begun

    def full(self, woman: int, team: int) -> str:
        """Which months of a team are full for her, in words."""
        problem, weight = self.problem, int(self.problem.weight[woman])
        runs = problem.paces.women[woman] & (self.pace[team] < weight)
        if runs.any():
            return f"full for births in {_labels(problem.paces.labels, runs)}"
        if self.open is not None:
            days = problem.open_days.women[woman] & (self.open[team] < weight)
            if days.any():
                return f"open caseload full on {_labels(problem.open_days.labels, days)}"
        return f"midwives full in {problem.months.labels[int(problem.month[woman])]}"


def _labels(labels: tuple[str, ...], chosen: Flags) -> str:
    return ", ".join(label for label, is_full in zip(labels, chosen, strict=True) if is_full)


def _counted(windows: Flags, women: Ints, carers: Ints, rows: int) -> Ints:
    return _weighed(windows, women, carers, np.ones(len(women), dtype=np.int64), rows)


def _weighed(windows: Flags, women: Ints, rows_of: Ints, weights: Ints, rows: int) -> Ints:
    found = np.zeros((rows, windows.shape[1]), dtype=np.int64)
    np.add.at(found, rows_of, windows[women] * weights[:, None])
    return found
