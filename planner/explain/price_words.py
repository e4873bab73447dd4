"""What more staff time would place, in words for someone who plans posts."""

from collections.abc import Sequence

from models import Band, Month, Price, RuleId, TightSet, UnplacedReason
from planner.explain.ledger import Ledger
from planner.explain.price_changes import TOLERANCE, new_teams, staff_wte
from planner.explain.reach import UnusedTime
from planner.words import listed, pounds

LARGE_WTE = 10
"""From here on staff time is told in whole WTE; the tenths are in the tight set."""
LEAST_WTE = 0.05


def price_words(ledger: Ledger, found: TightSet) -> str | None:
    """What staff time would place all of them, and the first of them; none where none does."""
    sentences = []
    waiting = _earlier_waiting(ledger, found)
    if found.price_all:
        who = "her" if found.left_out == 1 else "all of them"
        first = f" and those of {earlier_tiers(found.tier)} who wait" if waiting else ""
        sentences.append(f"Placing {who}{first} takes at least {_all_of(ledger, found.price_all)}.")
    if found.price_one is not None and (waiting or (found.price_one,) != found.price_all):
        sentences.append(_first_of_them(ledger, found, found.price_one, waiting))
    return " ".join(sentences) or None


def tier_price_words(ledger: Ledger, tier: int, sets: Sequence[TightSet]) -> str | None:
    """What places everyone of a tier, and what it costs; none where nothing is known of it."""
    if not (prices := prices_of(ledger, tier)):
        return None
    everyone = f"everyone of {earlier_tiers(tier + 1)} who could join a team"
    wte = staff_wte(ledger, prices)
    yearly = f"about {pounds(wte * ledger.scenario.policy.pay.cost_year(Band.SIX), 1)} a year at band 6"
    if len(sets) == 1 and sets[0].price_all == prices:
        return f"That makes room for {everyone}; it costs {yearly}."
    together = f", together {wte:.1f} WTE" if len(prices) > 1 else ""
    alone = "This holds all year: " if len(sets) == 1 else "The staff time told above is not to be added: "
    return (
        f"Room for {everyone} takes at least {_all_of(ledger, prices)}{together}: {yearly}. {alone}"
        "staff employed all year help in every stretch of time."
    )


def prices_of(ledger: Ledger, tier: int) -> tuple[Price, ...]:
    """The staff time that places everyone of a tier; none where nothing is known of it."""
    return next((row.prices for row in ledger.plan.tier_prices if row.tier == tier), ())


def staffing_words(spare: float, unused: Sequence[UnusedTime]) -> str:
    """Where the staff time could come from: `spare` WTE of the core service, and teams with time left."""
    has = f"{spare:.1f} WTE" if spare >= LEAST_WTE else "none"
    words = [f"WTE: midwives to recruit, in post over the whole time planned; the core has {has} to spare"]
    if unused:
        teams = listed([f"{one.name} ({one.share:.0%} used, {_could_move(one)})" for one in unused])
        words.append(f"time is left in {teams}: --team says why")
    return "; ".join(words)


def _could_move(unused: UnusedTime) -> str:
    if unused.movable_wte:
        return f"{unused.movable_wte:g} WTE could move to a team that these women can reach"
    return "but none can leave: it would be smaller than a team must be, or it is full in its busiest months"


def _earlier_waiting(ledger: Ledger, found: TightSet) -> bool:
    """Whether women of earlier tiers, who could use these teams, are left out too."""
    return any(
        row.reason is UnplacedReason.NO_PLACES
        and row.tier is not None
        and row.tier < found.tier
        and not set(found.team_ids).isdisjoint(row.team_ids)
        for row in ledger.plan.unplaced
    )


def _first_of_them(ledger: Ledger, found: TightSet, price: Price, waiting: bool) -> str:
    """What places one woman more; where women of earlier tiers wait too, new staff time is theirs first."""
    name = ledger.scenario.service.team[price.team_id].name
    each = _births_of_one_wte(ledger, found, price)
    if waiting:
        earlier = earlier_tiers(found.tier)
        return (
            f"New staff time goes to {earlier} first: one of these is placed at the latest with "
            f"{_more(ledger, price)}; with less where {earlier} cannot use it."
        )
    return f"One more can be placed with {_wte(price.wte)} more WTE in {name}{each}."


def _births_of_one_wte(ledger: Ledger, found: TightSet, price: Price) -> str:
    """What a whole-time midwife carries in the months that are counted."""
    if found.rule is not RuleId.TEAM_PACE:
        return ""
    team = ledger.scenario.service.team[price.team_id]
    yearly = ledger.scenario.policy.limits.births_per_wte_year_of(team)
    lengths = [
        Month.parse(spell.last_month).since(Month.parse(spell.first_month)) + 1 for spell in found.spells
    ]
    if len(lengths) > 1 and len(set(lengths)) == 1:
        months, when = lengths[0], "every month" if lengths[0] == 1 else f"every {lengths[0]} months"
    else:
        months = sum(lengths)
        when = "in that month" if months == 1 else f"in these {months} months"
    return f"; a whole WTE carries {yearly / 12 * months:g} births {when}"


def _all_of(ledger: Ledger, prices: Sequence[Price]) -> str:
    """Staff time in each team; with less in any one of them the others would have to have more."""
    mix = " (another mix of teams may take less)" if len(prices) > 1 else ""
    return f"{', and '.join(_more(ledger, price) for price in prices)}{mix}"


def _more(ledger: Ledger, price: Price) -> str:
    """Staff time in one team; where it is more than one team may have, in new teams that are as near."""
    sizes = new_teams(ledger, price)
    if not sizes:
        return f"{_wte(price.wte)} more WTE in {ledger.scenario.service.team[price.team_id].name}"
    teams, each = len(sizes), sizes[0]
    new = f"{teams} new teams of {each:g} WTE each" if teams > 1 else "a new team"
    if teams == 1 and each > price.wte + TOLERANCE:
        new = f"a new team of {each:g} WTE, the least that a team may have,"
    return f"{_wte(price.wte)} more WTE in {new} {_like(ledger, price, several=teams > 1)}"


def _like(ledger: Ledger, price: Price, *, several: bool) -> str:
    """What new teams must have in common with a running one to serve the same women."""
    team = ledger.scenario.service.team[price.team_id]
    limits = ledger.scenario.policy.limits
    reach = limits.max_travel_minutes_of(team)
    near = f"as near to them as {team.name}"
    if reach == limits.max_travel_minutes:
        return near
    return f"that {'reach' if several else 'reaches'} {reach:g} minutes, {near}"


def _wte(wte: float) -> str:
    """Staff time, whole from 10 WTE on."""
    return f"{wte:.0f}" if wte >= LARGE_WTE else f"{wte:g}"


def earlier_tiers(tier: int) -> str:
    """The tiers before one: `tier 1`, `tiers 1 and 2`."""
    before = [str(one) for one in range(1, tier)]
    return f"tiers {listed(before)}" if len(before) > 1 else f"tier {before[0]}"
