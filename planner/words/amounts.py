"""Shares and money as people write them."""

THOUSAND, MILLION = 1_000, 1_000_000
ALL = 100


def percent(share: float, decimals: int = 0) -> str:
    """A share as a percentage, never rounded up to all or down to nothing: `99%`, `<1%`, `99.9%`."""
    rounded, step = round(ALL * share, decimals), 10**-decimals
    if rounded == ALL and share < 1:
        return f"{ALL - step:.{decimals}f}%"
    if rounded == 0 and share > 0:
        return f"<{step:.{decimals}f}%"
    return f"{rounded:{',' if decimals else ''}.{decimals}f}%"


def pounds(cost: float, decimals: int = 2) -> str:
    """An amount of money: `£104`, `£104k`, `£10.21m`; `decimals` are those of millions."""
    if cost >= MILLION:
        return f"£{cost / MILLION:,.{decimals}f}m"
    return f"£{cost / THOUSAND:,.0f}k" if cost >= THOUSAND else f"£{cost:,.0f}"
