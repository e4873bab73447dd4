"""When, where and of how much: the words beside a number."""

from collections.abc import Callable

from planner.comparison.candidate import Candidate
from planner.comparison.rota import rota_span
from planner.metrics.left_behind import ROUNDING
from planner.metrics.peaks import LOADS, fullest


def detail(candidate: Candidate, measure: str, by: str, group: str) -> str:
    """The words beside one number; none beside most."""
    tell = _DETAILS.get(measure)
    return tell(candidate, by, group) if tell else ""


def months_below_floor(candidate: Candidate) -> str:
    """The months in which core is below its floor: `2027-03 to 2027-05, 2027-11`; empty if there is none."""
    months = [str(month) for month in candidate.scenario.months]
    is_below = [(candidate.value["core_above_floor", "month", month] or 0) < -ROUNDING for month in months]
    spells: list[list[str]] = []
    for number, month in enumerate(months):
        if is_below[number] and number and is_below[number - 1]:
            spells[-1].append(month)
        elif is_below[number]:
            spells.append([month])
    return ", ".join(spell[0] if len(spell) == 1 else f"{spell[0]} to {spell[-1]}" for spell in spells)


def _floor(candidate: Candidate, by: str, group: str) -> str:
    floor = candidate.scenario.policy.limits.core_floor_wte
    if not floor:
        return "no floor is set"
    return months_below_floor(candidate) or f"floor {floor:,.1f} met"


def _cost(candidate: Candidate, by: str, group: str) -> str:
    """Of which year the pay is and what on-costs are added, beside the sum."""
    pay = candidate.scenario.policy.pay
    return f"{pay.year} pay, {pay.on_costs:+.0%}" if by == "all" else ""


def _rota(candidate: Candidate, by: str, group: str) -> str:
    """Which rota it is."""
    return rota_span(candidate.rotas) if candidate.rotas else ""


def _births(candidate: Candidate, by: str, group: str) -> str:
    """Of how many births it is a share."""
    if candidate.rotas is None:
        return ""
    rota = candidate.rotas.of_team.get(group)
    attended = rota.attended if by == "team" and rota else candidate.rotas.attended
    return f"of {attended.births:,.1f} births"


def _peak(measure: str, by_team: str) -> Callable[[Candidate, str, str], str]:
    def tell(candidate: Candidate, by: str, group: str) -> str:
        """Where a candidate is fullest, in words; nothing where it is nowhere."""
        found = fullest(candidate.value, measure, by_team)
        team = group if by == "team" else max(found, key=lambda name: found[name].fullness, default=None)
        if team is None or team not in found:
            return ""
        peak = found[team]
        of = "no limit" if peak.limit is None else f"{peak.load:,.1f} of {peak.limit:,.1f}"
        where = "" if by == "team" else f"{candidate.scenario.service.team[team].name} "
        return f"{of}, {where}{peak.time}"

    return tell


_DETAILS: dict[str, Callable[[Candidate, str, str], str]] = {
    "core_below_floor_months": _floor,
    "cost_year": _cost,
    "rota_unfilled_hours": _rota,
    "rota_by_named_share": _births,
    **{f"{measure}_peak_used": _peak(measure, by_team) for measure, by_team in LOADS},
}
