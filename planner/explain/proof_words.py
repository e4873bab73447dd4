"""A tight set as a sentence for someone who knows midwifery."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from models import Price, RuleId, Spell, TightSet
from planner.explain.ledger import Ledger

NAMES_TOLD = 4
OTHERS_TOLD = 3
OF_MIDWIVES = (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH)
TOLERANCE = 1e-9


def set_words(ledger: Ledger, found: TightSet) -> str:
    """Who can go only where, when, what they need, what there is, and how many must stay out."""
    areas = _counted(len(found.area_ids), "neighbourhood")
    who = f"{_women(found.women)} of tier {found.tier} in {areas} can go only to {_where(ledger, found)}"
    out = f"{found.must_stay_out:,} must stay out"
    if not _is_one_each(found):
        out = f"at least {out}, even if those with the greatest needs do"
    return f"{who}; {_when(found.spells)} {'; '.join(_places(found))}; {out}"


def _is_one_each(found: TightSet) -> bool:
    """Whether each of the tier's women takes one place."""
    return sum(spell.needed for spell in found.spells) == found.women


def _places(found: TightSet) -> Iterator[str]:
    """What they need and what there is; more words where women weigh more or earlier tiers come first."""
    places = _number(sum(spell.places for spell in found.spells))
    before = sum(spell.before - spell.before_out for spell in found.spells)
    whose = "the midwives there have" if found.rule in OF_MIDWIVES else "they have"
    if not _is_one_each(found):
        yield f"they need {_number(sum(spell.needed for spell in found.spells))} places by their needs"
        whose = whose.replace("they have", "there are")
    yield f"{whose} {places}" if whose == "there are" else f"{whose} {places} places"
    if before:
        taken = _number(sum(spell.before_needed for spell in found.spells))
        who = f"{_women(before)} of {_earlier(found.tier)}"
        yield f"{who}, bound to the same teams, come first and take {taken}"


def _earlier(tier: int) -> str:
    first, *others = range(1, tier)
    return f"tiers {_listed([str(first), *map(str, others)])}" if others else f"tier {first}"


def _where(ledger: Ledger, found: TightSet) -> str:
    """The teams by name; where they are nearly all there are, the others instead."""
    name = {team.team_id: team.name for team in ledger.problem.teams}
    if len(found.team_ids) <= NAMES_TOLD:
        return _listed([name[team] for team in found.team_ids])
    running = [team for row, team in enumerate(name) if ledger.status_of(row) != "not opened"]
    others = [name[team] for team in running if team not in found.team_ids]
    if not others:
        return f"the {len(running)} teams there are"
    if len(others) <= OTHERS_TOLD:
        return f"the {len(found.team_ids)} teams other than {_listed(others)}"
    told = [name[team] for team in found.team_ids[: NAMES_TOLD - 1]]
    return f"{', '.join(told)} and {len(found.team_ids) - len(told)} more teams"


def _when(spells: Sequence[Spell]) -> str:
    days = [spell.in_care_on for spell in spells if spell.in_care_on is not None]
    if days:
        return f"in care on {_listed([f'{day.day} {day:%B}' for day in days])}"
    starts = [spells[0].first_month]
    ends = []
    for spell, after in pairwise(spells):
        if _month_after(spell.last_month) != after.first_month:
            ends.append(spell.last_month)
            starts.append(after.first_month)
    stretches = zip(starts, [*ends, spells[-1].last_month], strict=True)
    return f"due in {_listed([_stretch(first, last) for first, last in stretches])}"


def _stretch(first: str, last: str) -> str:
    return _month(first) if first == last else f"{_month(first)} to {_month(last)}"


def _month(label: str) -> str:
    """The month's name; a horizon of 12 months at most has each but once."""
    return f"{date.fromisoformat(f'{label}-01'):%B}"


def _month_after(label: str) -> str:
    year, month = map(int, label.split("-"))
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def price_words(ledger: Ledger, found: TightSet) -> str | None:
    """What would make room for one woman more and for all."""
    one = None if found.price_one is None else _more(ledger, (found.price_one,))
    if not found.price_all:
        return None if one is None else f"{one} makes room for one more"
    everyone = _more(ledger, found.price_all)
    first = ", women of earlier tiers included" if any(spell.before_out for spell in found.spells) else ""
    if (found.price_one,) == found.price_all or one is None:
        return f"{everyone} makes room for {'all of them' if found.left_out > 1 else 'her'}{first}"
    largest = next((price for price in found.price_all if _is_too_large(ledger, price)), None)
    most = ledger.scenario.policy.limits.team_wte_max
    new = "" if largest is None else f": new teams there, as one has {most:g} WTE at most"
    return f"{one} makes room for one more, {everyone} for all of them{first}{new}"


def _more(ledger: Ledger, prices: Sequence[Price]) -> str:
    name = {team.team_id: team.name for team in ledger.problem.teams}
    first, *others = [f"{price.wte:g} WTE more in {name[price.team_id]}" for price in prices]
    return _listed([first, *(other.replace(" WTE more", "") for other in others)])


def _is_too_large(ledger: Ledger, price: Price) -> bool:
    now = float(ledger.team_wte[ledger.team_at[price.team_id]].max())
    return now + price.wte > ledger.scenario.policy.limits.team_wte_max + TOLERANCE


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _women(number: int) -> str:
    return "1 woman" if number == 1 else f"{number:,} women"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
