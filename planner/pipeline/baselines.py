"""The plans from which those of what-ifs are planned, each read or made once.

A what-if is always planned from the plan of its baseline (`Loaded.baseline`), which is planned first where no
run of it stands. So a plan depends on its scenario, its baseline and the versions of the programs alone, not
on what was planned before, in which order, or where.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import InvalidInput, Plan, Scenario, Status
from planner import runs
from planner.pipeline.saved import Finished, read

if TYPE_CHECKING:
    from planner.loading import Loaded


class Start(NamedTuple):
    """Where the planning of a what-if begins."""

    scenario: Scenario
    """Its baseline."""
    plan: Plan
    """The plan of that."""
    baseline: "runs.Baseline"
    """What the manifest says of it."""


class First(NamedTuple):
    """A baseline that nobody asked for, planned for the sake of a what-if."""

    baseline: "Loaded"
    what_if: str
    """Name of the scenario that builds on it."""
    outcome: "Finished | Exception"
    """Its run, or why it has none."""


class Baselines:
    """The plans of baselines that one command knows: found below the folder of its runs, or made there."""

    def __init__(
        self, out: Path, asked: "Iterable[Loaded]" = (), tell: Callable[[First], None] | None = None
    ) -> None:
        """`asked` is all that the command plans; `tell` hears of each baseline planned besides those."""
        self.out = out
        self._tell = tell
        self._hashes: dict[int, tuple[Loaded, str]] = {}
        self._known: dict[str, Finished | None] = {}
        self._ahead: dict[str, Finished | Exception] = {}
        self._asked = {self.hash_of(one) for one in asked if one.root is None}

    def hash_of(self, loaded: "Loaded") -> str:
        """SHA-256 of a scenario's content."""
        if id(loaded.scenario) not in self._hashes:
            self._hashes[id(loaded.scenario)] = loaded, runs.content_hash(loaded.scenario)
        return self._hashes[id(loaded.scenario)][1]

    def up_to_date(self, loaded: "Loaded") -> Finished | None:
        """The newest run that planning would only repeat, if it can be read and is as it was written."""
        baseline = loaded.baseline
        if baseline is not None:
            return self._found(loaded, self._record(baseline))
        if self.hash_of(loaded) not in self._known and (found := self._found(loaded, None)):
            self._known[self.hash_of(loaded)] = found
        return self._known.get(self.hash_of(loaded))

    def _found(self, loaded: "Loaded", baseline: "runs.Baseline | None") -> Finished | None:
        for folder in runs.current_runs(self.out, loaded.scenario, baseline):
            try:
                saved = read(folder)
            except InvalidInput:
                continue
            if not saved.run.findings:
                return saved
        return None

    def missing(self, loaded: "Loaded", *, is_limited: bool = False) -> "Loaded | None":
        """The baseline to be planned before a scenario; none where it has none or its plan is known.

        Where a time limit is set, only a baseline that was asked for itself is planned.
        """
        baseline = loaded.baseline
        if baseline is None or self.hash_of(baseline) in self._known or self.up_to_date(baseline):
            return None
        return baseline if not is_limited or self.hash_of(baseline) in self._asked else None

    def all_missing(
        self, scenarios: "Iterable[Loaded]", *, is_limited: bool = False
    ) -> "tuple[tuple[Loaded, Loaded], ...]":
        """Each baseline to be planned before these scenarios, with the first that builds on it."""
        found: dict[str, tuple[Loaded, Loaded]] = {}
        for loaded in scenarios:
            if baseline := self.missing(loaded, is_limited=is_limited):
                found.setdefault(self.hash_of(baseline), (baseline, loaded))
        return tuple(found.values())

    def place(self, baseline: "Loaded", scenarios: "Iterable[Loaded]") -> int | None:
        """The place in a row of the first scenario that is this baseline; none if it is not among them."""
        wanted = self.hash_of(baseline)
        same = (n for n, one in enumerate(scenarios) if one.root is None and self.hash_of(one) == wanted)
        return next(same, None)

    def start(self, loaded: "Loaded") -> Start | None:
        """Where its planning begins; none if it has no baseline, or that has no plan to begin from."""
        baseline = loaded.baseline
        known = self._known.get(self.hash_of(baseline)) if baseline else None
        if baseline is None or known is None:
            return None
        return Start(baseline.scenario, known.run.plan, self._record(baseline))

    def _record(self, baseline: "Loaded") -> "runs.Baseline":
        return runs.Baseline(scenario=baseline.scenario.name, scenario_hash=self.hash_of(baseline))

    def note(self, loaded: "Loaded", outcome: Finished | Exception) -> None:
        """Keep what came of a scenario that others may build on.

        A plan that was stopped is no start; an earlier run that is up to date may still be one.
        """
        if loaded.root is not None:
            return
        if isinstance(outcome, Finished) and outcome.run.plan.status is not Status.STOPPED:
            self._known[self.hash_of(loaded)] = outcome
        else:
            self._known.setdefault(self.hash_of(loaded), self._found(loaded, None))

    def note_first(self, first: First) -> None:
        """Keep what came of a baseline planned before its turn, or without having been asked for."""
        self.note(first.baseline, first.outcome)
        if self.hash_of(first.baseline) in self._asked:
            self._ahead[self.hash_of(first.baseline)] = first.outcome
        elif self._tell is not None:
            self._tell(first)

    def ahead(self, loaded: "Loaded") -> Finished | None:
        """The run of a scenario that was planned before its turn; raises what came in its way."""
        outcome = self._ahead.pop(self.hash_of(loaded), None) if loaded.root is None else None
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
