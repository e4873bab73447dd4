"""A wish to stop, from one process to others of the same machine: a file that is there, or is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from planner.caseload import Stop

HEARD_WITHIN = 0.1
"""Seconds until a wish is acted upon."""


class Wish(NamedTuple):
    """Told by whoever started the workers, heard by each of them."""

    path: Path
    """The file that says so."""

    def tell(self) -> None:
        """Ask every worker to stop; a signal may do it at any moment."""
        self.path.touch()

    @property
    def is_told(self) -> bool:
        """Whether the workers shall stop."""
        return self.path.exists()

    @contextmanager
    def heard(self) -> Iterator["Stop"]:
        """A stop for the solver that is asked, from another thread, when the wish is told."""
        from planner.caseload import Stop  # noqa: PLC0415  # the solver loads slowly, only a worker needs it

        stop, is_over = Stop(), Event()

        def listen() -> None:
            """Ask to stop once it is told, until all is over."""
            while not is_over.wait(HEARD_WITHIN):
                if self.is_told:
                    stop.ask()
                    return

        listener = Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield stop
        finally:
            is_over.set()
            listener.join()


@contextmanager
def stop_wish() -> Iterator[Wish]:
    """A wish that was not told yet; while the block runs, workers can hear it."""
    with TemporaryDirectory(prefix="caseload-", ignore_cleanup_errors=True) as folder:
        yield Wish(Path(folder) / "stop")
