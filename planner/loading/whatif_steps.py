"""What-if files' changes applied to a scenario's values, then to its tables, and told with file and line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from models import AppliedChange, Finding, ScenarioFile, Severity, Tables, horizon
from models.applied import SET
from planner.loading.extending import Source, seen_from
from planner.loading.gathering import Unreadable
from planner.loading.scenario_file import finding_at
from planner.loading.settings import Setting, key_path, put
from planner.loading.wording import KeyPath, key_text
from planner.loading.yaml_tree import Position, Tree
from planner.whatif import (
    NO_EFFECT,
    VERBS,
    Claims,
    Misfit,
    Objection,
    Outcome,
    Row,
    Step,
    Terms,
    Write,
    apply_steps,
    difference_words,
    key_words,
    present,
    settled,
    writes,
)


class Applying:
    """The what-if files of one scenario."""

    def __init__(self, sources: Sequence[Source], folder: Path) -> None:
        self._tree: Mapping[str, Tree] = {str(source.path): source.tree for source in sources}
        self._folder = folder
        self.steps = [step for source in sources for step in self._steps(source)]
        self.findings: list[Finding] = []
        self._rows: list[Row] = []
        self._set: list[AppliedChange] = []

    def _steps(self, source: Source) -> Iterator[Step]:
        name = seen_from(source.path, self._folder)
        for number, change in source.changes.items():
            place = f"{name}:{source.tree.positions['changes', number].line}"
            yield Step(change, str(source.path), number, place, source.above)

    def to_document(self, tree: Tree, sources: Sequence[Source]) -> None:
        """Write titles and what the changes of limits, tiers and keys say into the base scenario's values."""
        for key in ("title", "question"):
            own = sources[-1].tree
            at = own.positions.get((key,), own.positions[()])
            put(tree, (key,), own.value.get(key), at)
        claims = Claims()
        for step in self.steps:
            if step.change.kind not in VERBS:
                self._write(tree, step, claims)

    def _write(self, tree: Tree, step: Step, claims: Claims) -> None:
        given = self._tree[step.file].value["changes"][step.number]
        told = len(self._rows)
        try:
            for write in self._writes(tree, step, given):
                claims.take_path(write.path, step, write.value, write.key)
                self._put(tree, step, write)
        except Misfit as misfit:
            fault = Objection(step, misfit.key, misfit.message, misfit.value, misfit.hint)
            self.findings.append(self._finding(fault))
        else:
            if len(self._rows) == told and not claims.agrees(step):
                self.findings.append(self._finding(Objection(step, (), NO_EFFECT, is_error=False)))

    def _writes(self, tree: Tree, step: Step, given: Mapping[str, Any]) -> Iterable[Write]:
        if step.change.kind != "set":
            return list(writes(tree.value, step, given))
        found = []
        for key, value in given["set"].items():
            try:
                found.append(Write(key_path(key), value, ("set", key)))
            except Unreadable as fault:
                raise Misfit(("set", key), fault.message, key, fault.hint) from None
        return found

    def _put(self, tree: Tree, step: Step, write: Write) -> None:
        before = present(tree.value, write.path)
        source, key = self._tree[step.file], ("changes", step.number, *write.key)
        try:
            put(tree, write.path, deepcopy(write.value), _position(source, key))
        except Unreadable as fault:
            raise Misfit(write.key, fault.message, key_text(write.path), fault.hint) from None
        if write.key[-1] != "change":
            _carry_positions(source, key, tree, write.path)
        if before != write.value:
            self._rows.append(_row(step, Setting(write.path, before, write.value), write.what))

    def by_hand(self, settings: Iterable[Setting]) -> None:
        """Note what the command line set, in the place of whatever a file set there."""
        for one in settings:
            subject, what = key_text(one.path), key_words(one.path)
            earlier = [row.values for row in settled(self._rows) if row.subject == subject and row.values]
            self._rows = [row for row in self._rows if row.subject != subject]
            was = earlier[0][0] if earlier else one.before
            if was != one.after:
                before, after = difference_words(one.path, was, one.after)
                self._set.append(
                    AppliedChange(
                        kind="set", subject=subject, what=what, before=before, after=after, file=SET
                    )
                )

    def to_tables(self, spec: ScenarioFile, tables: Tables) -> Outcome:
        """The tables as the changes make them, findings noted."""
        last_day = horizon(spec.as_of, spec.horizon_months)[-1].last_day
        week = spec.policy.rota.hours.whole_time_hours_week
        outcome = apply_steps(tables, Terms(spec.as_of, last_day, spec.policy.limits, week), self.steps)
        self._rows += outcome.rows
        self.findings += map(self._finding, outcome.objections)
        return outcome

    @property
    def applied(self) -> tuple[AppliedChange, ...]:
        """Everything that differs from the base scenario: the policy's, the tables', the command line's."""
        return (*map(self._applied, settled(self._rows)), *self._set)

    def _applied(self, row: Row) -> AppliedChange:
        step, before, after = row.step, row.before, row.after
        if row.values is not None and isinstance(row.target, tuple):
            before, after = difference_words(row.target, *row.values)
        return AppliedChange(
            kind=step.change.kind,
            subject=row.subject,
            what=row.what,
            before=before,
            after=after,
            file=seen_from(Path(step.file), self._folder),
            line=self._line(row),
        )

    def _line(self, row: Row) -> int | None:
        return self._tree[row.step.file].positions["changes", row.step.number].line

    def _finding(self, objection: Objection) -> Finding:
        tree = self._tree[objection.step.file]
        severity = Severity.ERROR if objection.is_error else Severity.WARNING
        path = ("changes", objection.step.number, *(objection.key or (objection.step.change.kind,)))
        return finding_at(
            tree, path, objection.message, value=objection.value, hint=objection.hint, severity=severity
        )


def _row(step: Step, done: Setting, what: str) -> Row:
    values = done.before, done.after
    return Row(step, key_text(done.path), what or key_words(done.path), None, None, done.path, values)


def _position(tree: Tree, key: KeyPath) -> Position:
    lengths = range(len(key), -1, -1)
    return next(tree.positions[key[:length]] for length in lengths if key[:length] in tree.positions)


def _carry_positions(source: Tree, key: KeyPath, tree: Tree, path: KeyPath) -> None:
    """Keys below a value keep the places at which they were written."""
    for place, at in source.positions.items():
        if len(place) > len(key) and place[: len(key)] == key:
            tree.positions[path + place[len(key) :]] = at
