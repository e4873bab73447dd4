"""The textbook model of one set of opened teams, in CP-SAT with one worker."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import floor

from ortools.sat.python import cp_model

from models import RuleId, Scenario, Sense, Woman
from tests.oracle.limits import Row, midwife_rows, team_rows
from tests.oracle.staff import Wte, is_present, team_midwives
from tests.oracle.values import Aim, AimValue, Named, OracleResult
from tests.oracle.who_may import care_kept, may_be_named, may_go, speaks, whole_minutes, women_planned_for

Pair = tuple[str, str]
Variables = dict[Pair, cp_model.IntVar]
"""Variables by woman and midwife."""
Sum = cp_model.LinearExpr

SECONDS = 300.0


class NotProven(Exception):
    """CP-SAT gave up: the oracle has no answer."""


class Textbook:
    """The model for one set of opened teams."""

    def __init__(self, scenario: Scenario, wte: Wte, opened: frozenset[str]) -> None:
        self.scenario, self.wte, self.opened = scenario, wte, opened
        self.kept = care_kept(scenario)
        self.teams = team_midwives(scenario, opened)
        self.team_of = {row.midwife_id: team for team, rows in self.teams.items() for row in rows}
        self.model = cp_model.CpModel()
        self.solver = cp_model.CpSolver()
        self.solver.parameters.catch_sigint_signal = False  # else it leaves Ctrl-C without its handler
        self.named = self._named_variables()
        self.buddy: Variables = {}
        self.has_buddies = False
        self.goals: dict[Aim, Sum] = {}
        self._post_once(self.named)
        self._post(team_rows(scenario, wte, self.teams), self.named)
        self._post(midwife_rows(scenario, wte, self.teams, care_begun_excused=True), self.named)
        for woman_id, (_, midwife_id) in self.kept.items():
            self.model.add(self.named[woman_id, midwife_id] == 1)

    def _named_variables(self) -> Variables:
        pairs = [(woman_id, midwife_id) for woman_id, (_, midwife_id) in self.kept.items()]
        for woman in women_planned_for(self.scenario):
            for team_id, midwives in self.teams.items():
                team = self.scenario.service.team[team_id]
                if woman.woman_id in self.kept or not may_go(self.scenario, woman, team, midwives, self.wte):
                    continue
                named = [row for row in midwives if may_be_named(self.scenario, woman, row)]
                pairs += [(woman.woman_id, row.midwife_id) for row in named]
        return {pair: self.model.new_bool_var(f"named {pair}") for pair in pairs}

    def _post_once(self, variables: Variables) -> None:
        for woman_id in sorted({woman_id for woman_id, _ in variables}):
            self.model.add_at_most_one(self._of_woman(variables, woman_id).values())

    def _post(self, rows: Iterable[Row], variables: Variables) -> None:
        for row in rows:
            self.model.add(_points(variables, row.of) <= row.cap)

    @staticmethod
    def _of_woman(variables: Variables, woman_id: str) -> dict[str, cp_model.IntVar]:
        return {
            midwife_id: variable for (woman, midwife_id), variable in variables.items() if woman == woman_id
        }

    def _add_buddies(self) -> None:
        self.has_buddies = True
        for woman_id in sorted({woman_id for woman_id, _ in self.named}):
            named = self._of_woman(self.named, woman_id)
            woman = self.scenario.service.woman[woman_id]
            for team_id, midwives in self.teams.items():
                for midwife in (row for row in midwives if is_present(self.scenario, row, woman.edd)):
                    others = [
                        named[o] for o in named if self.team_of[o] == team_id and o != midwife.midwife_id
                    ]
                    variable = self.model.new_bool_var(f"buddy {woman_id} {midwife.midwife_id}")
                    self.model.add(variable <= Sum.sum(others))
                    self.buddy[woman_id, midwife.midwife_id] = variable
        self._post_once(self.buddy)
        self._post(midwife_rows(self.scenario, self.wte, self.teams, care_begun_excused=False), self.buddy)

    def settle(self, named: Named) -> None:
        """Fix every woman's team and named midwife."""
        for (woman_id, midwife_id), variable in self.named.items():
            self.model.add(variable == (woman_id in named and named[woman_id][1] == midwife_id))
        missing = [
            woman_id for woman_id, (_, midwife) in named.items() if (woman_id, midwife) not in self.named
        ]
        if missing:
            raise ValueError(f"may not be placed so: {missing}")

    def best(self, aim: Aim) -> int:
        """The proven best value of an aim, given the aims that are held already."""
        goal = self._goal(aim)
        if aim.sense is Sense.MOST:
            self.model.maximize(goal)
        else:
            self.model.minimize(goal)
        self.solver.parameters.num_workers = 1
        self.solver.parameters.max_time_in_seconds = SECONDS
        status = self.solver.solve(self.model)
        if status != cp_model.OPTIMAL:
            raise NotProven(f"{aim} of {self.scenario.name}: {self.solver.status_name(status)}")
        return round(self.solver.objective_value)

    def hold(self, aim: Aim, value: int) -> None:
        """No later aim may cost this one anything."""
        goal = self._goal(aim)
        self.model.add(goal >= value if aim.sense is Sense.MOST else goal <= value)

    def answer(self, aims: tuple[AimValue, ...]) -> OracleResult:
        """The plan of the last solve."""
        named = {woman: (self.team_of[midwife], midwife) for woman, midwife in self._chosen(self.named)}
        used = {team for team, _ in named.values()}
        return OracleResult(aims, self.opened & used, named, dict(self._chosen(self.buddy)))

    def _chosen(self, variables: Variables) -> Iterator[Pair]:
        return (pair for pair, variable in variables.items() if self.solver.boolean_value(variable))

    def _goal(self, aim: Aim) -> Sum:
        if aim.rule in (RuleId.BUDDY_NAMED, RuleId.BUDDY_STAYS, RuleId.BUDDY_FIT) and not self.has_buddies:
            self._add_buddies()
        if aim not in self.goals:
            self.goals[aim] = self._expression(aim)
        return self.goals[aim]

    def _expression(self, aim: Aim) -> Sum:
        """The aim's value, in variables."""
        match aim.rule:
            case RuleId.TIER_PLACED:
                return _points(self.named, lambda woman, _: self._tier(woman) == aim.tier)
            case RuleId.STAYS_WITH_BUDDY:
                return _points(self._anew(), lambda woman, named: self._woman(woman).buddy_id == named)
            case RuleId.STAYS_IN_TEAM:
                return _points(
                    self._anew(), lambda woman, named: self._woman(woman).team_id == self.team_of[named]
                )
            case RuleId.FIT:
                placed = _points(self.named, self._fit_points) + self._uneven_load(self.named)
                return placed + self._without(self.named, self._points_without)
            case RuleId.BUDDY_NAMED:
                return _points(self.buddy, lambda woman, _: self._tier(woman) == aim.tier)
            case RuleId.BUDDY_STAYS:
                return _points(self.buddy, lambda woman, buddy: self._woman(woman).buddy_id == buddy)
            case _:
                with_buddy = _points(self.buddy, self._language_points) + self._uneven_load(self.buddy)
                return with_buddy + self._without(self.buddy, self._language_points_without)

    def _without(self, variables: Variables, each: Callable[[Woman], int]) -> Sum:
        """Σ of the points of women in a tier, or whose care goes on, for whom no pair is chosen."""
        total = Sum.sum([])
        for woman in women_planned_for(self.scenario):
            if self._tier(woman.woman_id) is None and woman.woman_id not in self.kept:
                continue
            served = Sum.sum(list(self._of_woman(variables, woman.woman_id).values()))
            total += each(woman) * (1 - served)
        return total

    def _language_points_without(self, woman: Woman) -> int:
        return self.scenario.policy.aims.language_not_matched if woman.interpreter_language else 0

    def _points_without(self, woman: Woman) -> int:
        wish = self.scenario.policy.aims.preferred_team_not_met if woman.preferred_team_id else 0
        return wish + self._language_points_without(woman)

    def _anew(self) -> Variables:
        return {
            (woman, named): variable
            for (woman, named), variable in self.named.items()
            if woman not in self.kept
        }

    def _tier(self, woman_id: str) -> int | None:
        return self.scenario.judgements[woman_id].tier

    def _woman(self, woman_id: str) -> Woman:
        return self.scenario.service.woman[woman_id]

    def _language_points(self, woman_id: str, midwife_id: str) -> int:
        matched = speaks(self._woman(woman_id), self.scenario.service.midwife[midwife_id])
        return 0 if matched else self.scenario.policy.aims.language_not_matched

    def _fit_points(self, woman_id: str, midwife_id: str) -> int:
        aims, woman, team_id = self.scenario.policy.aims, self._woman(woman_id), self.team_of[midwife_id]
        travel = aims.travel_minute * whole_minutes(self.scenario, woman, team_id)
        unmet = woman.preferred_team_id not in (None, team_id)
        return self._language_points(woman_id, midwife_id) + travel + unmet * aims.preferred_team_not_met

    def _uneven_load(self, variables: Variables) -> Sum:
        """Points for each woman a midwife has above ⌈n p / q⌉, her share by staff time of the women."""
        over: list[cp_model.IntVar] = []
        for midwives in self.teams.values():
            hundredths = {row.midwife_id: self._staff_hundredths(row.midwife_id) for row in midwives}
            hers = {row: [var for (_, other), var in variables.items() if other == row] for row in hundredths}
            women_of_team = Sum.sum([var for found in hers.values() for var in found])
            for midwife_id, part in hundredths.items():
                share = self._rounded_up_share(women_of_team, part, sum(hundredths.values()))
                above = self.model.new_int_var(
                    0, len(self.scenario.service.women), f"above share {midwife_id}"
                )
                self.model.add(above >= Sum.sum(hers[midwife_id]) - share)
                over.append(above)
        return self.scenario.policy.aims.uneven_load * Sum.sum(over)

    def _staff_hundredths(self, midwife_id: str) -> int:
        staff = sum((self.wte[midwife_id, month] for month in self.scenario.months), Fraction(0))
        return floor(100 * staff + Fraction(1, 2))

    def _rounded_up_share(self, women: Sum, part: int, whole: int) -> Sum:
        """⌈women × part / whole⌉ as a variable: nothing gains from making it smaller."""
        if whole == 0:
            return Sum.sum([])
        share = self.model.new_int_var(0, len(self.scenario.service.women), "share")
        self.model.add(whole * share <= part * women + whole - 1)
        return share


def _points(variables: Variables, each: Callable[[str, str], int]) -> Sum:
    """Σ of the points that each pair brings if it is chosen."""
    return Sum.weighted_sum(list(variables.values()), [each(woman, midwife) for woman, midwife in variables])
