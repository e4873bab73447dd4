"""Numbers with what they count."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: `1 team`, `10 teams`."""
    return f"{number:,} {noun_for(number, noun, plural)}"


def counted_women(number: int) -> str:
    """`1 woman`, `1,379 women`."""
    return counted(number, "woman", "women")


def noun_for(number: float, noun: str, plural: str | None = None) -> str:
    """The noun alone, as it follows the number."""
    return noun if number == 1 else plural or f"{noun}s"
