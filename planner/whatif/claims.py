"""Who set what: nothing is set twice in one file, and scenarios that are extended together must agree."""

from collections.abc import Hashable
from typing import Any

from planner.whatif.step import KeyPath, Misfit, Step


class Claims:
    """Every single thing that was set, by which step and to what."""

    def __init__(self) -> None:
        self._by: dict[Hashable, tuple[Step, Any]] = {}
        self._agreed: set[tuple[str, int]] = set()

    def agrees(self, step: Step) -> bool:
        """Whether a step says again what a scenario that it is extended together with says."""
        return (step.file, step.number) in self._agreed

    def take(self, target: Hashable, step: Step, value: Any, key: str | KeyPath = ()) -> None:
        """Note that `step` sets `target`; raises Misfit if one that may not be overruled has set it."""
        if target in self._by:
            self._check(*self._by[target], step, value, key or (step.change.kind,))
        self._by[target] = (step, value)

    def take_path(self, path: KeyPath, step: Step, value: Any, key: KeyPath) -> None:
        """Likewise for a key of the scenario; setting a key sets all that is below it."""
        for other, (earlier, _) in self._by.items():
            if isinstance(other, tuple) and other != path and _overlap(other, path):
                self._check(earlier, object(), step, value, key)
        self.take(path, step, value, key)

    def _check(self, earlier: Step, before: Any, step: Step, value: Any, key: str | KeyPath) -> None:
        if earlier == step or earlier.file in step.above:
            return
        if earlier.file == step.file:
            raise Misfit(key, "sets what an earlier change sets", hint=f"that one is on {earlier.where}")
        if before != value:
            hint = f"that one is {earlier.where}; extend only one of the two scenarios"
            raise Misfit(key, "disagrees with another scenario that is extended", hint=hint)
        self._agreed.add((step.file, step.number))


def _overlap(one: KeyPath, other: KeyPath) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
