"""An earlier run -> care begun."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from models import Finding, InvalidInput, Scenario
from planner import rolling, runs
from planner.pipeline.saved import read
from planner.refused import Refused

if TYPE_CHECKING:
    from planner.loading import Loaded


class Begun(NamedTuple):
    """An earlier run taken as care begun."""

    scenario: Scenario
    """The scenario to plan, its women with their care of the earlier run."""
    earlier: rolling.Earlier
    """The earlier plan and its scenario."""
    record: "runs.Since"
    """The earlier run, for the manifest."""
    findings: tuple[Finding, ...]
    """What is to be said of the run and of how it fits the files."""


def begin(loaded: "Loaded", path: Path) -> Begun:
    """Take the saved run that `path` means as care begun, as its tables state it, for people work from those.

    Raises InvalidInput if it cannot be read or is of another service, Refused if it is of a later day.
    """
    saved = read(path)
    scenario, run = loaded.scenario, saved.run
    if run.plan.as_of > scenario.as_of:
        hint = f"{scenario.name} plans on {scenario.as_of}: name an earlier run, or move its as_of on"
        raise Refused(f"the earlier run was planned on a later day: {run.plan.as_of}", hint)
    earlier = rolling.Earlier(run.scenario, runs.plan_in_tables(saved.folder, run.plan))
    if strangers := tuple(rolling.another_service(scenario, earlier, str(path))):
        raise InvalidInput((*run.findings, *strangers))
    carried = rolling.carry_over(scenario, earlier)
    findings = (*run.findings, *rolling.remarks(carried, earlier, str(path)))
    return Begun(carried.scenario, earlier, runs.since_run(saved.folder, run.plan), findings)
