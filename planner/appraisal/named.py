"""What is to be compared, by the names that a caller gives: scenario files, run folders, labels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import Finding, InvalidInput, Scenario, Severity
from planner import comparison, pipeline, runs
from planner.pipeline import Finished
from planner.refused import Refused
from planner.versions import versions

if TYPE_CHECKING:
    from planner.loading import Loaded

LEAST = 2
SCENARIO_ENDINGS = (".yaml", ".yml")


class Named(NamedTuple):
    """One thing to compare, read and checked: a scenario or a saved run."""

    given: str
    """As the caller named it."""
    label: str | None
    """What the caller calls it; none to take the scenario's name."""
    loaded: "Loaded | None" = None
    """The scenario, if it is one and has no errors."""
    saved: Finished | None = None
    """The run, if it is one that can be read."""
    findings: tuple[Finding, ...] = ()
    """Everything to be said of it."""

    @property
    def is_valid(self) -> bool:
        """Whether it can be compared."""
        return self.loaded is not None or self.saved is not None

    @property
    def scenario(self) -> Scenario | None:
        """What is asked; none if it cannot be read."""
        return self.loaded.scenario if self.loaded else self.saved.run.scenario if self.saved else None

    @property
    def scenario_name(self) -> str:
        """The name of the scenario."""
        return self.scenario.name if self.scenario else self.given

    @property
    def name(self) -> str:
        """The label, or the name of the scenario."""
        return self.label or self.scenario_name


def look_up(given: str, *, settings: Sequence[str] = (), allow_outside: bool = False) -> list[Named]:
    """Read and check `PATH` or `LABEL=PATH`: a scenario file, a run folder, or a scenario's latest run.

    A file with a sweep stands for all its scenarios, each labelled by its point. Invalid input is a value
    here, with every finding. Settings change scenario files only.
    """
    label, path = _parted(given)
    if is_scenario(path):
        checked = pipeline.check_file(path, settings=settings, allow_outside=allow_outside)
        named = [Named(given, _point_label(label, one), loaded=one) for one in checked.scenarios]
        [first, *others] = named or [Named(given, label)]
        return [first._replace(findings=checked.findings), *others]
    try:
        saved = _as_it_stands(pipeline.read(path))
    except InvalidInput as invalid:
        return [Named(given, label, findings=invalid.findings)]
    return [Named(given, label, saved=saved, findings=(*saved.run.findings, *_other_versions(saved)))]


def _point_label(label: str | None, loaded: "Loaded") -> str | None:
    """The label; of a scenario of a sweep its values too: `births_per_wte_year 28, recruits 4`."""
    if loaded.point is None:
        return label
    values = ", ".join(f"{name} {value}" for name, value in loaded.point.values.items())
    return f"{label}: {values}" if label else values


def _parted(given: str) -> tuple[str | None, Path]:
    """Label and path; a path that exists may hold the sign of equality itself."""
    label, sign, path = given.partition("=")
    if sign and label and path and not Path(given).exists():
        return label, Path(path)
    return None, Path(given)


def is_scenario(path: Path) -> bool:
    """Whether a path names a scenario file; the resolved scenario within a run folder means that run."""
    is_yaml = path.suffix.lower() in SCENARIO_ENDINGS and not path.is_dir()
    return is_yaml and not (path.parent / runs.MANIFEST).is_file()


def _as_it_stands(saved: Finished) -> Finished:
    """A run as its tables state it, for people work from those; audited again where somebody changed it."""
    if not saved.run.findings:
        return saved
    plan = runs.plan_in_tables(saved.folder, saved.run.plan)
    return saved._replace(run=replace(saved.run, plan=plan), report=pipeline.audit_run(saved))


def _other_versions(saved: Finished) -> Iterator[Finding]:
    """A warning if the run was planned by programs of other versions than these."""
    there, here = saved.run.facts.versions, versions()
    by = {name: there.get(name, "unknown") for name in runs.PLANNED_BY if there.get(name) != here[name]}
    if by:
        now = ", ".join(f"{name} {here[name]}" for name in by)
        yield Finding(
            message="planned by another version of the program",
            severity=Severity.WARNING,
            file=str(saved.folder),
            value=", ".join(f"{name} {version}" for name, version in by.items()),
            hint=f"this is {now}: plan the scenario again to compare like with like",
        )


def baseline_first(named: Sequence[Named], baseline: str, look: Callable[[str], list[Named]]) -> list[Named]:
    """What was named, the baseline first: that of this label, name or path, or else what `look` finds there.

    Raises Refused if there is no such thing, or if several are called so.
    """
    for is_meant in (_was_given(baseline), lambda one: baseline in (one.name, one.scenario_name)):
        found = [one for one in named if is_meant(one)]
        if found:
            first = _the_one(found, baseline)
            return [first, *(one for one in named if one is not first)]
    if _parted(baseline)[1].exists():
        return [_the_one(look(baseline), baseline), *named]
    hint = f"it is one of: {', '.join(dict.fromkeys(one.name for one in named))}; or a file, or a run folder"
    raise Refused(f"no such baseline: {baseline}", hint)


def _the_one(found: Sequence[Named], baseline: str) -> Named:
    """The first of them, which are all the same; raises Refused if they are not."""
    if len({one.given for one in found}) > 1:
        raise Refused(f"several options are called so: {baseline}", "name the baseline by its path")
    if len({one.scenario_name for one in found}) > 1:
        hint = f"name one of them, such as {found[0].scenario_name}"
        raise Refused(f"the baseline is a sweep of {len(found)} scenarios: {baseline}", hint)
    return found[0]


def _was_given(baseline: str) -> Callable[[Named], bool]:
    return lambda one: baseline in (one.given, str(_parted(one.given)[1]))


def check_enough(named: Sequence[Named], settings: Sequence[str]) -> None:
    """Raise Refused if there are not two to compare, or if settings would pass a saved run by."""
    if len(named) < LEAST:
        hint = "name two or more scenario files or run folders, the baseline first"
        raise Refused(f"nothing to compare with: {', '.join(one.given for one in named)}", hint)
    if settings and (saved := [one.given for one in named if one.saved is not None]):
        hint = "name scenario files, or leave --set out"
        raise Refused(f"settings cannot change a saved run: {', '.join(saved)}", hint)


def check_same_women(named: Sequence[Named]) -> None:
    """Raise Refused if no option is about the women of the first, so that nobody can be followed."""
    [baseline, *others] = [one.scenario for one in named if one.scenario is not None]
    if not any(comparison.same_women(baseline, other) for other in others):
        hint = "compare services of the same women, or leave --women out"
        raise Refused("the options are not about the same women: nobody can be followed", hint)
