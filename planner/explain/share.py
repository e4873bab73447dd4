"""How many of some women have a place."""


class Share:
    """Women of whom some are placed: what every line of a table says of them."""

    women: int
    placed: int

    @property
    def left_out(self) -> int:
        """Women without a place."""
        return self.women - self.placed

    @property
    def share(self) -> float:
        """Share of women placed."""
        return self.placed / self.women
