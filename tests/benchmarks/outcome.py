"""What one way made of one service, as it passes from its own process to the table."""

from models.base import Noun


class Outcome(Noun):
    """Measured where it was made; an outcome with a fault has no answer that counts."""

    seconds: float | None = None
    """From the prepared problem to the answer, building the model included."""
    mib: float | None = None
    """Peak memory of its process, MiB, before its answer is checked."""
    women: tuple[int, ...] = ()
    """Women planned for, by tier."""
    placed: tuple[int, ...] = ()
    """Women with a team and a named midwife, by tier, counted from the names."""
    bounds: tuple[int, ...] | None = None
    """The most that is proven to be possible, by tier; none for a way that proves nothing."""
    language: float | None = None
    """Share of placed women needing an interpreter whose midwife speaks their language."""
    minutes: float | None = None
    """Mean travel from the neighbourhoods of placed women to their teams."""
    fault: str = ""
    """Why there is no answer that counts, in a few words."""

    @property
    def gaps(self) -> tuple[int, ...] | None:
        """Women between what is placed and what is proven, by tier."""
        if self.bounds is None:
            return None
        return tuple(bound - placed for bound, placed in zip(self.bounds, self.placed, strict=True))
