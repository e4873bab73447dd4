"""The proof behind "no places left", in words: tight sets that a reader can count again."""

from dataclasses import dataclass

from models import Plan, TightSet, UnplacedReason
from planner.explain.ledger import Ledger
from planner.explain.proof_words import price_words, set_words, shared_words


@dataclass(frozen=True)
class ProofLine:
    """One tight set, told."""

    words: str
    """Who can go only where, how many places there are, how many must stay out."""
    price: str | None
    """How much more staff time makes room for them; none where none in these teams does."""
    shared: str | None
    """The set in short, where many teams share it; none where few do."""
    must_stay_out: int
    """Women of the tier who stay out at the least."""
    tight_set: TightSet
    """The set, with every number that is counted."""


@dataclass(frozen=True)
class Proof:
    """How far counting alone explains why women of a tier are left out."""

    left_out: int
    """Women of the tier for whom no places are left."""
    explained: int
    """How many of them must stay out, as the sets show."""
    lines: tuple[ProofLine, ...]
    """The sets; no woman is in two of them."""
    rest: str | None
    """What is to be said of the others; none if there are none."""


def proof_of_tier(ledger: Ledger, tier: int) -> Proof:
    """The proof of one tier."""
    sets = [found for found in ledger.plan.tight_sets if found.tier == tier]
    left_out, explained = _left_out(ledger.plan, tier), sum(found.must_stay_out for found in sets)
    return Proof(
        left_out, explained, tuple(_line(ledger, found) for found in sets), _rest(left_out, explained)
    )


def proof_with_team(ledger: Ledger, team_id: str) -> tuple[ProofLine, ...]:
    """The sets in which a team is one of those to which the women can go."""
    return tuple(_line(ledger, found) for found in ledger.plan.tight_sets if team_id in found.team_ids)


def proof_at_a_glance(plan: Plan) -> str | None:
    """How much of every tier's shortage counting explains, in one line; none if nobody lacks a place.

    Women for whom no place is held lack one too.
    """
    parts = []
    for tier in plan.tiers:
        if left_out := _left_out(plan.whole, tier.tier):
            explained = sum(found.must_stay_out for found in plan.tight_sets if found.tier == tier.tier)
            parts.append(f"{explained:,} of {left_out:,} of tier {tier.tier}")
    among = " (women still expected among them)" if plan.not_held else ""
    if not parts:
        return None
    return (
        "of the women with no places left these cannot be placed, whoever is chosen: "
        f"{', '.join(parts)}{among}"
    )


def _left_out(plan: Plan, tier: int) -> int:
    return sum(row.tier == tier and row.reason is UnplacedReason.NO_PLACES for row in plan.unplaced)


def _line(ledger: Ledger, found: TightSet) -> ProofLine:
    return ProofLine(
        words=set_words(ledger, found),
        price=price_words(ledger, found),
        shared=shared_words(ledger, found),
        must_stay_out=found.must_stay_out,
        tight_set=found,
    )


def _rest(left_out: int, explained: int) -> str | None:
    if explained >= left_out:
        return None
    who = f"the other {left_out - explained:,} of the {left_out:,}" if explained else f"the {left_out:,}"
    return (
        f"For {who} with no places left there is no such simple sum: several limits, of teams and of "
        "midwives, leave them no place in this plan."
    )
