"""A tight set as sentences for someone who knows midwifery."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, floor

from models import Price, RuleId, Spell, TightSet
from planner.explain.calendar_words import month_name
from planner.explain.ledger import Ledger

NAMES_TOLD = 4
OTHERS_TOLD = 3
OF_MIDWIVES = (RuleId.MIDWIFE_PACE, RuleId.MIDWIFE_MONTH)
TOLERANCE = 1e-9
LARGE_WTE = 10
"""From here on staff time is told in whole WTE; the tenths are in the tight set."""


def set_words(ledger: Ledger, found: TightSet) -> str:
    """Who can go only where; what births the teams have staff time for, what is needed, who stays out."""
    areas = _counted(len(found.area_ids), "neighbourhood")
    who = f"{_women(found.women)} of tier {found.tier} in {areas} can go only to {_where(ledger, found)}"
    return " ".join((f"{who}.", *_sums(found), _stay_out(found)))


def shared_words(ledger: Ledger, found: TightSet) -> str | None:
    """The set in short, where it is of more teams than are named; none where it is of few."""
    if len(found.team_ids) <= NAMES_TOLD:
        return None
    who = f"{_women(found.women)} of tier {found.tier} {_when(found.spells)}"
    return f"It is one of {_where(ledger, found)} that are full together for {who}."


def _stay_out(found: TightSet) -> str:
    least = "" if _is_one_each(found) else "At least "
    if found.women == found.must_stay_out == 1:
        return "She cannot be placed."
    whom = f"the {found.women:,}" if any(spell.before for spell in found.spells) else "them"
    return f"{least}{found.must_stay_out:,} of {whom} cannot be placed, whichever women are chosen."


def _is_one_each(found: TightSet) -> bool:
    """Whether each of the tier's women takes one place."""
    return sum(spell.needed for spell in found.spells) == found.women


def _sums(found: TightSet) -> Iterator[str]:
    """What there is, what they need and what earlier tiers take."""
    places = sum(spell.places for spell in found.spells)
    teams = f"These {len(found.team_ids)} teams have" if len(found.team_ids) > 1 else "This team has"
    if found.rule in OF_MIDWIVES:
        teams = "The midwives there have"
    what = "women at a time" if found.spells[0].in_care_on else _noun(places, "birth")
    yield f"{teams} staff time for {_about(places)} {what} {_when(found.spells)}, besides care begun."
    if not _is_one_each(found):
        needed = _about(sum(spell.needed for spell in found.spells))
        yield f"These women need {needed}, as greater needs count for more."
    before = sum(spell.before - spell.before_out for spell in found.spells)
    if before:
        taken = floor(sum(spell.before_needed for spell in found.spells))
        who, come = f"{_women(before)} of {_earlier(found.tier)}", "come first and take"
        if before == 1:
            come = "comes first and takes"
        yield f"{who}, who can go nowhere else either, {come} at least {taken:,} of these places."


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
    """`from April to June`, `in April and July`, or `in care on 1 May`."""
    days = [spell.in_care_on for spell in spells if spell.in_care_on is not None]
    if days:
        return f"in care on {_listed([f'{day.day} {day:%B}' for day in days])}"
    starts = [spells[0].first_month]
    ends = []
    for spell, after in pairwise(spells):
        if _month_after(spell.last_month) != after.first_month:
            ends.append(spell.last_month)
            starts.append(after.first_month)
    stretches = list(zip(starts, [*ends, spells[-1].last_month], strict=True))
    first, last = stretches[0]
    before = "from" if len(stretches) == 1 and first != last else "in"
    return f"{before} {_listed([_stretch(first, last) for first, last in stretches])}"


def _stretch(first: str, last: str) -> str:
    return month_name(first) if first == last else f"{month_name(first)} to {month_name(last)}"


def _month_after(label: str) -> str:
    year, month = map(int, label.split("-"))
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def price_words(ledger: Ledger, found: TightSet) -> str | None:
    """What staff time would place all of them, and the first of them; none where none does."""
    sentences = []
    if found.price_all:
        who = "her" if found.left_out == 1 else "all of them"
        first = f" and those of {_earlier(found.tier)} who wait here" if _earlier_wait(found) else ""
        needed = ", and ".join(_more(ledger, price) for price in found.price_all)
        sentences.append(f"Placing {who}{first} needs {needed}.")
    if found.price_one is not None and (found.price_one,) != found.price_all:
        sentences.append(_first_of_them(ledger, found, found.price_one))
    return " ".join(sentences) or None


def _first_of_them(ledger: Ledger, found: TightSet, price: Price) -> str:
    """What places one woman more; where women of earlier tiers wait too, the new places are theirs first."""
    wte = f"{_about_wte(price.wte)} more WTE in {ledger.scenario.service.team[price.team_id].name}"
    if _earlier_wait(found):
        come = f"Women of {_earlier(found.tier)} come first"
        return f"{come}: it takes {wte} before one of these can be placed."
    return f"One more can be placed with {wte}."


def _earlier_wait(found: TightSet) -> bool:
    """Whether women of earlier tiers are left out here too."""
    return any(spell.before_out for spell in found.spells)


def _more(ledger: Ledger, price: Price) -> str:
    """Staff time in one team; where it is more than one team may have, in new teams as near as that one."""
    name = ledger.scenario.service.team[price.team_id].name
    more = f"{_about_wte(price.wte)} more WTE"
    if not _is_too_large(ledger, price):
        return f"{more} in {name}"
    most = ledger.scenario.policy.limits.team_wte_max
    teams = ceil(price.wte / most - TOLERANCE)
    new = f"{teams} new teams of {most:g} WTE" if teams > 1 else "a new team"
    return f"{more}, that is {new} as near to them as {name}"


def _is_too_large(ledger: Ledger, price: Price) -> bool:
    now = float(ledger.team_wte[ledger.team_at[price.team_id]].max())
    return now + price.wte > ledger.scenario.policy.limits.team_wte_max + TOLERANCE


def _about_wte(wte: float) -> str:
    return f"about {wte:.0f}" if wte >= LARGE_WTE and wte != round(wte) else f"{wte:g}"


def _about(value: float) -> str:
    """A number of births, whole; the fractions are in the tight set."""
    return f"{value:,.0f}" if value == round(value) else f"about {value:,.0f}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _women(number: int) -> str:
    return "1 woman" if number == 1 else f"{number:,} women"


def _noun(number: float, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {_noun(number, noun)}"
