"""Which windows to tell: they share no month of due dates, so that no woman is counted twice."""

from planner.proof.search import Found


def best_apart(found: list[Found], months: int) -> list[Found]:
    """Windows that share no month and show the most women who must stay out; the fewest windows of equals."""
    best: list[tuple[int, int, tuple[Found, ...]]] = [(0, 0, ())]
    for end in range(months):
        best.append(max([best[-1], *_ending(found, end, best)], key=lambda row: row[:2]))
    return list(best[-1][2])


def _ending(
    found: list[Found], end: int, best: list[tuple[int, int, tuple[Found, ...]]]
) -> list[tuple[int, int, tuple[Found, ...]]]:
    rows = []
    for one in found:
        if one.last_month == end:
            out, windows, chosen = best[one.first_month]
            rows.append((out + one.must_stay_out, windows - 1, (*chosen, one)))
    return rows
