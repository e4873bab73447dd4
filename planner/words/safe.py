"""Text that may go to a terminal or a log."""


def escaped(text: str) -> str:
    """Text without any character that a terminal obeys or hides."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
