"""A tight set as sentences for someone who knows midwifery."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import floor

from models import Month, Spell, TightSet
from planner.explain.ledger import Ledger
from planner.explain.price_words import earlier_tiers
from planner.explain.set_women import SetWoman, weights_out, women_of_set
from planner.proof import OF_MIDWIVES
from planner.words import counted, counted_women, listed, month_name, noun_for

NAMES_TOLD = 4
OTHERS_TOLD = 3
HALF = 0.5


def set_words(ledger: Ledger, found: TightSet, women: Sequence[SetWoman]) -> str:
    """Who can go only where; what births the teams have staff time for, what is needed, who stays out.

    `women` are those of the set.
    """
    areas = counted(len(found.area_ids), "neighbourhood")
    who = (
        f"{counted_women(found.women)} of tier {found.tier} in {areas} can go only to {_where(ledger, found)}"
    )
    return " ".join((f"{who}.", *_sums(found, women), *_stay_out(found, women)))


def shared_words(ledger: Ledger, found: TightSet) -> str | None:
    """Its teams and when, where it is of more teams than are named; none where it is of few."""
    if len(found.team_ids) <= NAMES_TOLD:
        return None
    return f"{_where(ledger, found)}, {_when(found.spells)}"


def woman_words(ledger: Ledger, woman_id: str) -> str | None:
    """With whom a woman who is left out shares too few places, and how many of them stay out."""
    for found in ledger.plan.tight_sets:
        women = women_of_set(ledger, found)
        her = next((one for one in women if (one.woman_id, one.tier) == (woman_id, found.tier)), None)
        if her is None:
            continue
        spell = found.spells[her.stretch]
        if spell.women == spell.must_stay_out:
            return None
        where = _where(ledger, found)
        each = f"who can go only to {where}"
        if len(found.team_ids) > NAMES_TOLD:
            each = f"each of whom can go to some of {where} and to no other team"
        return (
            f"She is one of {counted_women(spell.women)} of tier {found.tier}, {_counted_in(spell)}, {each}: "
            f"at least {spell.must_stay_out:,} of them stay out in any plan "
            f"(--tier {found.tier} shows the sums)."
        )
    return None


def _counted_in(spell: Spell) -> str:
    return _when([spell]) if spell.in_care_on else f"due {_when([spell])}"


def _stay_out(found: TightSet, women: Sequence[SetWoman]) -> Iterator[str]:
    """How many must stay out, how that is counted, and how many this plan leaves out."""
    if found.women == found.must_stay_out == 1:
        yield "She cannot be placed."
        return
    whom = f"the {found.women:,}" if any(spell.before for spell in found.spells) else "them"
    if _is_one_each(found):
        yield f"{found.must_stay_out:,} of {whom} cannot be placed, whichever women are chosen."
    else:
        yield (
            f"At least {found.must_stay_out:,} of {whom} cannot be placed, whichever women are chosen: "
            "fewest stay out if they are those with the greatest needs "
            f"({_by_weight(weights_out(found, women))})."
        )
    if found.left_out > found.must_stay_out:
        left_out = "all of them" if found.left_out == found.women else f"{found.left_out:,} of {whom}"
        yield f"This plan leaves out {left_out}."


def _by_weight(out: dict[float, int]) -> str:
    """`12 who count as 1.5 and 3 as 1.25`."""
    (weight, women), *others = out.items()
    counts = "counts" if women == 1 else "count"
    return listed([f"{women:,} who {counts} as {weight:g}", *(f"{n:,} as {each:g}" for each, n in others)])


def _is_one_each(found: TightSet) -> bool:
    """Whether each of the tier's women takes one place."""
    return sum(spell.needed for spell in found.spells) == found.women


def _sums(found: TightSet, women: Sequence[SetWoman]) -> Iterator[str]:
    """What there is, what they need and what earlier tiers take."""
    places = sum(spell.places for spell in found.spells)
    teams = f"These {len(found.team_ids)} teams have" if len(found.team_ids) > 1 else "This team has"
    if found.rule in OF_MIDWIVES:
        teams = "The midwives there have"
    what = "women at a time" if found.spells[0].in_care_on else noun_for(places, "birth")
    yield f"{teams} staff time for {_about(places)} {what} {_when(found.spells)}, besides care begun."
    if not _is_one_each(found):
        needed = _about(sum(spell.needed for spell in found.spells))
        yield f"These women need {needed} places, as greater needs count for more."
    placed = [one for one in women if one.tier < found.tier and one.placed_in]
    if placed:
        took = len(placed) if found.rule in OF_MIDWIVES else sum(one.counts_as for one in placed)
        yield _come_first(found, len(placed), took)


def _come_first(found: TightSet, placed: int, took: float) -> str:
    """Women of earlier tiers who have places of the set, and what they take of them."""
    least = sum(spell.before_needed for spell in found.spells)
    earlier = f"{counted_women(placed)} of {earlier_tiers(found.tier)}"
    who = f"{earlier} placed there, who could go nowhere else either"
    come = "comes first and takes" if placed == 1 else "come first and take"
    if least == took or placed == 1:
        return f"{who}, {come} {took:,g} of these places."
    return f"{who}, {come} {took:,g} of these places ({least:,g} at the least, whichever of them are placed)."


def _where(ledger: Ledger, found: TightSet) -> str:
    """The teams by name; where they are nearly all there are, the others instead."""
    name = {team.team_id: team.name for team in ledger.problem.teams}
    if len(found.team_ids) <= NAMES_TOLD:
        return listed([name[team] for team in found.team_ids])
    running = [team for row, team in enumerate(name) if ledger.status_of(row) != "not opened"]
    others = [name[team] for team in running if team not in found.team_ids]
    if not others:
        return f"the {len(running)} teams there are"
    if len(others) <= OTHERS_TOLD:
        return f"the {len(found.team_ids)} teams other than {listed(others)}"
    told = [name[team] for team in found.team_ids[: NAMES_TOLD - 1]]
    return f"{', '.join(told)} and {len(found.team_ids) - len(told)} more teams"


def _when(spells: Sequence[Spell]) -> str:
    """`from April to June`, `in April and July`, or `in care on 1 May`."""
    days = [spell.in_care_on for spell in spells if spell.in_care_on is not None]
    if days:
        return f"in care on {listed([f'{day.day} {day:%B}' for day in days])}"
    starts = [spells[0].first_month]
    ends = []
    for spell, after in pairwise(spells):
        if Month.parse(spell.last_month).plus(1) != Month.parse(after.first_month):
            ends.append(spell.last_month)
            starts.append(after.first_month)
    stretches = list(zip(starts, [*ends, spells[-1].last_month], strict=True))
    first, last = stretches[0]
    before = "from" if len(stretches) == 1 and first != last else "in"
    return f"{before} {listed([_stretch(first, last) for first, last in stretches])}"


def _stretch(first: str, last: str) -> str:
    return month_name(first) if first == last else f"{month_name(first)} to {month_name(last)}"


def _about(value: float) -> str:
    """A number of births, whole; the sums have the fractions."""
    return f"{value:,.0f}" if value == round(value) else f"about {floor(value + HALF):,}"
