"""A what-if file -> what it extends, then one of its changes more at a time, until it is the file's own."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from models import InvalidInput
from planner.loading.extending import Lineage, Source, read_lineage
from planner.loading.files import locate_scenario
from planner.loading.load import load_lineage, load_scenario, root_of
from planner.loading.loaded import Loaded
from planner.loading.shelf import Shelf
from planner.whatif import change_words

LONGEST_STEM = 80
"""Characters of a file's name that go into the name of a scenario on the way to it."""


class LoadedStep(NamedTuple):
    """A scenario on the way from what a what-if file extends to what it asks."""

    label: str
    """What was changed last, in words; of the first step the name of what is extended."""
    loaded: Loaded
    """The scenario with every change until then."""


def load_steps(
    path: Path, *, settings: Sequence[str] = (), allow_outside: bool = False
) -> tuple[LoadedStep, ...]:
    """Load a scenario one change at a time; none where its file has no changes of its own.

    The first step is what the file extends: if that is one file, that very scenario. The last step is the
    file's own scenario. A change that is no valid scenario without the next one is one step together with it.
    Settings hold in every step. Raises InvalidInput like `load_scenario`.
    """
    whole = load_scenario(path, settings=settings, allow_outside=allow_outside)
    lineage = read_lineage(path, allow_outside=allow_outside)
    if not lineage.sources or not lineage.sources[-1].changes:
        return ()
    way = _Way(lineage, path, settings, allow_outside=allow_outside)
    found, waiting = [way.first()], list[str]()
    changes = lineage.sources[-1].changes.values()
    for number, change in enumerate(changes, start=1):
        waiting.append(change_words(change))
        if loaded := whole if number == len(changes) else way.valid(number):
            found.append(LoadedStep("; ".join(waiting), loaded))
            waiting = []
    return tuple(found)


class _Way:
    """The scenarios between what a file extends and its own."""

    def __init__(self, lineage: Lineage, path: Path, settings: Sequence[str], *, allow_outside: bool) -> None:
        assert lineage.base is not None
        self.lineage, self.path, self.settings = lineage, path, settings
        self.allow_outside = allow_outside
        self.shelf = Shelf(lineage.base.parent, allow_outside)
        self.root = root_of(lineage, self.shelf)

    @property
    def source(self) -> Source:
        """The file itself, as it was read."""
        return self.lineage.sources[-1]

    def first(self) -> LoadedStep:
        """What the file extends; of several files, what they make together."""
        assert self.source.file is not None
        parents = self.source.file.extends
        if len(parents) > 1:
            return LoadedStep(" and ".join(Path(name).stem for name in parents), self._until(0))
        path = locate_scenario(self.path.parent, parents[0], allow_outside=self.allow_outside)
        loaded = load_scenario(path, settings=self.settings, allow_outside=self.allow_outside)
        return LoadedStep(loaded.scenario.name, loaded)

    def valid(self, number: int) -> Loaded | None:
        """The scenario of the first changes; none if they need those after them."""
        try:
            return self._until(number)
        except InvalidInput:
            return None

    def _until(self, number: int) -> Loaded:
        old = self.source
        title = f"{old.tree.value['title']}, {number} of {len(old.changes)} changes"
        value = {key: words for key, words in old.tree.value.items() if key != "question"}
        changes = dict(list(old.changes.items())[:number])
        new = old._replace(tree=old.tree._replace(value=value | {"title": title}), changes=changes)
        name = f"{self.path.stem[:LONGEST_STEM]}-step-{number}"
        lineage = self.lineage._replace(sources=(*self.lineage.sources[:-1], new))
        path = self.path.with_name(f"{name}.yaml")
        return load_lineage(lineage, path, self.shelf, self.settings, self.root)
