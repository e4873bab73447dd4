"""Every option with its plan: a saved run, one that is up to date, or a new one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import Comparison, InvalidInput
from models.comparison import Option, Origin, View
from planner import comparison, loading, metrics, runs
from planner.appraisal.named import Named
from planner.appraisal.rotas import rotas_of
from planner.pipeline import Baselines, Finished
from planner.refused import Refused

if TYPE_CHECKING:
    from planner.loading import Loaded


class Ready(NamedTuple):
    """One option with its plan."""

    named: Named
    finished: Finished
    origin: Origin


def taken_apart(
    named: Sequence[Named], *, settings: Sequence[str] = (), allow_outside: bool = False
) -> list[Named]:
    """One scenario as what it extends and one change more at a time; several are taken to be steps already.

    Raises Refused if one alone has no changes to take one at a time, InvalidInput if what it extends is no
    valid scenario.
    """
    [first, *others] = named
    if others or first.loaded is None:
        return list(named)
    is_alone = first.loaded.point is None
    path = first.loaded.files[0]
    steps = loading.load_steps(path, settings=settings, allow_outside=allow_outside) if is_alone else ()
    if not steps:
        hint = "name its steps as scenarios in their order, the base first"
        raise Refused(f"no changes to take one at a time: {first.given}", hint)
    return [first._replace(label=step.label, loaded=step.loaded) for step in steps]


def make_ready(
    named: Sequence[Named], baselines: Baselines, plan: Callable[[Sequence["Loaded"]], Sequence[Finished]]
) -> list[Ready]:
    """The plan of each: a saved run, an up-to-date one that `baselines` finds, or a new one by `plan`.

    `plan` is given all that are missing, each scenario once: another option that asks the same has its run.
    """
    found = [_without_planning(one, baselines) for one in named]
    missing = {_key(one): one for one, ready in zip(named, found, strict=True) if ready is None}
    loaded = [one.loaded for one in missing.values() if one.loaded is not None]
    planned = dict(zip(missing, plan(loaded) if loaded else (), strict=True))
    told: set[tuple[str, str]] = set()
    return [
        ready or Ready(one, planned[_key(one)], _origin(_key(one), told))
        for one, ready in zip(named, found, strict=True)
    ]


def _without_planning(named: Named, baselines: Baselines) -> Ready | None:
    """What need not be planned; raises InvalidInput if it could not be."""
    if named.saved is not None:
        return Ready(named, named.saved, Origin.SAVED)
    if named.loaded is None:
        raise InvalidInput(named.findings)
    found = baselines.up_to_date(named.loaded)
    return Ready(named, found, Origin.REUSED) if found else None


def _key(named: Named) -> tuple[str, str]:
    """What two options share that need one plan: the name of the scenario and all that it says."""
    if named.scenario is None:
        raise InvalidInput(named.findings)
    return named.scenario.name, runs.content_hash(named.scenario)


def _origin(key: tuple[str, str], told: set[tuple[str, str]]) -> Origin:
    """Planned for the first that asks for it, reused for the others."""
    is_first = key not in told
    told.add(key)
    return Origin.PLANNED if is_first else Origin.REUSED


def appraise(options: Sequence[Ready], view: View, rotas: Path | None = None) -> Comparison:
    """Compare the options with the first of them; `rotas` is the folder of rotas made for their runs."""
    labels = _labels(options)
    return comparison.compare(
        [_candidate(label, one, rotas) for label, one in zip(labels, options, strict=True)], view
    )


def _labels(options: Sequence[Ready]) -> list[str]:
    """The name of each option; a second of the same name is numbered."""
    found: list[str] = []
    for one in options:
        name, number = one.named.name, 1
        while (label := name if number == 1 else f"{name} ({number})") in found:
            number += 1
        found.append(label)
    return found


def _candidate(label: str, ready: Ready, rotas: Path | None) -> comparison.Candidate:
    """One option; the measures of a saved run are taken anew, so that all are of one version."""
    run, scenario = ready.finished.run, ready.finished.run.scenario
    loaded = ready.named.loaded
    option = Option(
        label=label,
        scenario=scenario.name,
        title=scenario.title,
        question=scenario.question,
        as_of=scenario.as_of,
        last_day=scenario.last_day,
        status=run.plan.status,
        audit_passed=ready.finished.report.passed,
        origin=ready.origin,
        run=str(ready.finished.folder),
        applied=(loaded.applied if loaded else run.applied) or (),
    )
    is_new = ready.origin is Origin.PLANNED
    found = run.metrics if is_new else metrics.measure(scenario, run.plan)
    made = rotas_of(ready.finished, rotas) if rotas else None
    return comparison.Candidate(option, scenario, run.plan, found, made)
