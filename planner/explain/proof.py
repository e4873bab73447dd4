"""The proof behind "no places left", in words: tight sets that a reader can count again."""

from dataclasses import dataclass

from models import Plan, TightSet, UnplacedReason
from planner.explain.ledger import Ledger
from planner.explain.price_changes import as_changes
from planner.explain.price_words import price_words, prices_of, tier_price_words
from planner.explain.proof_words import set_words, shared_words
from planner.explain.set_women import SetWoman, TeamPlaces, places_of_set, women_of_set


@dataclass(frozen=True)
class ProofLine:
    """One tight set, told."""

    words: str
    """Who can go only where, how many places there are, how many must stay out."""
    price: str | None
    """How much more staff time makes room for them; none where none in these teams does."""
    shared: str | None
    """Its teams and when, where it has many teams; none where few."""
    must_stay_out: int
    """Women of the tier who stay out at the least."""
    tight_set: TightSet
    """The set, with every number that is counted."""
    women: tuple[SetWoman, ...]
    """Every woman counted, with the teams that she could join."""
    places: tuple[TeamPlaces, ...]
    """What every team of the set has for them, in every stretch of time."""


@dataclass(frozen=True)
class Proof:
    """How far counting alone explains why women of a tier are left out."""

    left_out: int
    """Women of the tier for whom no places are left."""
    explained: int
    """How many of them must stay out, as the sets show."""
    proven: int
    """How many of them must stay out, as the sets or the tier's bound show."""
    lines: tuple[ProofLine, ...]
    """The sets; no woman is in two of them."""
    rest: str | None
    """What is to be said of the others; none if there are none."""
    price: str | None
    """What places everyone of the tier; none where nothing is known of it."""
    changes: tuple[str, ...]
    """The same as changes of a what-if scenario, one line of YAML each."""


def proof_of_tier(ledger: Ledger, tier: int) -> Proof:
    """The proof of one tier."""
    sets = [found for found in ledger.plan.tight_sets if found.tier == tier]
    left_out, explained, proven = _counts(ledger.plan, tier)
    return Proof(
        left_out=left_out,
        explained=explained,
        proven=proven,
        lines=tuple(_line(ledger, found) for found in sets),
        rest=_rest(left_out, explained, proven),
        price=tier_price_words(ledger, tier, sets),
        changes=as_changes(ledger, prices_of(ledger, tier)),
    )


def proof_with_team(ledger: Ledger, team_id: str) -> tuple[ProofLine, ...]:
    """The sets in which a team is one of those to which the women can go."""
    return tuple(_line(ledger, found) for found in ledger.plan.tight_sets if team_id in found.team_ids)


def proof_at_a_glance(plan: Plan) -> str | None:
    """How many of those with no places left are proven to stay out, in one line; none if nobody is.

    Women for whom no place is held lack one too.
    """
    parts = []
    for tier in plan.tiers:
        left_out, explained, proven = _counts(plan.whole, tier.tier)
        if left_out:
            counted = f" ({explained:,} by counting alone)" if explained < proven else ""
            parts.append(f"{proven:,} of {left_out:,} of tier {tier.tier}{counted}")
    among = " (women still expected among them)" if plan.not_held else ""
    if not parts:
        return None
    return (
        "of the women with no places left so many must stay out, whoever is chosen: "
        f"{', '.join(parts)}{among}"
    )


def _counts(plan: Plan, tier: int) -> tuple[int, int, int]:
    """Women of a tier with no places left; how many must stay out by the sets; by the sets or the bound."""
    left_out = _left_out(plan, tier)
    explained = sum(found.must_stay_out for found in plan.tight_sets if found.tier == tier)
    gap = sum(row.gap for row in plan.tiers if row.tier == tier)
    return left_out, explained, max(explained, left_out - gap)


def _left_out(plan: Plan, tier: int) -> int:
    return sum(row.tier == tier and row.reason is UnplacedReason.NO_PLACES for row in plan.unplaced)


def _line(ledger: Ledger, found: TightSet) -> ProofLine:
    women = women_of_set(ledger, found)
    return ProofLine(
        words=set_words(ledger, found, women),
        price=price_words(ledger, found),
        shared=shared_words(ledger, found),
        must_stay_out=found.must_stay_out,
        tight_set=found,
        women=women,
        places=places_of_set(ledger, found),
    )


def _rest(left_out: int, explained: int, proven: int) -> str | None:
    """What is to be said of those whom no set counts: proven all the same, or not settled."""
    if explained >= left_out:
        return None
    lack = "with no places left"
    who = f"For the {left_out:,} {lack}"
    if explained:
        sums = f"The sums above keep out {explained:,} of the {left_out:,} women {lack}."
        who = f"{sums} For the other {left_out - explained:,}"
    words = f"{who} no one limit shows it: several together leave them no place."
    more, unsettled = proven - explained, left_out - proven
    if not unsettled:
        return f"{words} As many stay out in every plan: that is proven too."
    open_words = f"it is not settled whether another plan could place {unsettled:,} of them"
    if not more:
        return f"{words} And {open_words}."
    return f"{words} {more:,} of them stay out in every plan: that is proven too; {open_words}."
