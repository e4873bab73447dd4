"""What stands between options besides what they ask: other days, other tiers, other women, open proofs."""

from collections.abc import Iterator, Mapping, Sequence

from models import Status
from models.comparison import Moved
from planner.comparison.candidate import Candidate, has_same_women
from planner.comparison.rota import rota_span
from planner.words import counted_women, noun_for


def notes(pairs: Sequence[tuple[Candidate, Candidate]], followed: Mapping[str, Moved]) -> tuple[str, ...]:
    """Every note on every option after the one that it is held against, in their order.

    `followed` are the options whose women can be followed from the one that they are held against.
    """
    found = list(_stopped(pairs[0][0]))
    for before, now in pairs:
        found += _stopped(now)
        found += _same_input(before, now)
        found += _time(before, now)
        found += _tiers(before, now)
        found += _rotas(before, now)
        found += _women(before, now, followed.get(now.label))
        found += _others(before, now, followed.get(now.label))
        found += _open(before, now)
    return tuple(found)


def _stopped(candidate: Candidate) -> Iterator[str]:
    if candidate.option.status is Status.STOPPED:
        yield f"{candidate.label} was stopped early: another plan may place more women"
    rotas = candidate.rotas.rotas if candidate.rotas else ()
    if stopped := [rota.team_id for rota in rotas if rota.status is Status.STOPPED]:
        yield (
            f"the rota of {candidate.label} was stopped early, of {', '.join(stopped)}: "
            "another may fill more duties and attend more births"
        )


def _same_input(before: Candidate, now: Candidate) -> Iterator[str]:
    asks = [
        (each.as_of, each.horizon_months, each.policy, each.service)
        for each in (before.scenario, now.scenario)
    ]
    if asks[0] == asks[1]:
        yield f"{now.label} asks the same of the same service as {before.label}"


def _time(before: Candidate, now: Candidate) -> Iterator[str]:
    spans = [f"{each.option.as_of} to {each.option.last_day}" for each in (before, now)]
    if spans[0] != spans[1]:
        yield (
            f"{now.label} is about {spans[1]}, {before.label} about {spans[0]}: "
            "numbers of women differ by that too"
        )


def _tiers(before: Candidate, now: Candidate) -> Iterator[str]:
    if before.scenario.policy.tiers != now.scenario.policy.tiers:
        yield f"{now.label} has other tiers than {before.label}: each option's numbers are by its own tiers"


def _rotas(before: Candidate, now: Candidate) -> Iterator[str]:
    """Rotas of other days or other teams are not held against each other without a word."""
    if before.rotas is None or now.rotas is None:
        return
    if rota_span(before.rotas) != rota_span(now.rotas):
        yield (
            f"the rota of {now.label} is of {rota_span(now.rotas)}, that of {before.label} of "
            f"{rota_span(before.rotas)}: their numbers differ by that too"
        )
    teams = [", ".join(each.of_team) for each in (before.rotas, now.rotas)]
    if teams[0] != teams[1]:
        yield (
            f"the rota of {now.label} is of {teams[1]}, that of {before.label} of {teams[0]}: "
            "their numbers differ by that too"
        )


def _women(before: Candidate, now: Candidate, who: Moved | None) -> Iterator[str]:
    if who is None:
        yield (
            f"{now.label} is not about the women of {before.label}: totals stand side by side, "
            "nobody can be followed from one to the other"
        )
    elif who.only_in_baseline or who.only_in_option:
        yield (
            f"women planned for in one only: {who.only_in_baseline:,} in {before.label}, "
            f"{who.only_in_option:,} in {now.label}"
        )


def _others(before: Candidate, now: Candidate, who: Moved | None) -> Iterator[str]:
    """Other women of tier 1 have its places; where more are placed in all a flag says so."""
    if who is None or now.count("placed") > before.count("placed") or not has_same_women(before, now, 1):
        return
    lose, gain = (who.count(gains=gains, tier=1) for gains in (False, True))
    if 0 < lose <= gain:
        women = f"{counted_women(lose)} {noun_for(lose, 'loses her', 'lose their')} place"
        yield (
            f"{now.label} gives places of tier 1 to other women: {women}, "
            f"{gain:,} {'gains' if gain == 1 else 'gain'} one (--women lists them)"
        )


def _open(before: Candidate, now: Candidate) -> Iterator[str]:
    """A difference in a tier that a better plan of the option with fewer might make up for."""
    for old, new in zip(before.plan.tiers, now.plan.tiers, strict=False):
        if not has_same_women(before, now, new.tier):
            return
        placed = [each.count("placed", "tier", str(new.tier)) for each in (before, now)]
        more = placed[1] - placed[0]
        fewer, gap = (before, old.bound - placed[0]) if more > 0 else (now, new.bound - placed[1])
        if 0 < abs(more) <= gap:
            yield (
                f"tier {new.tier}: {now.label} places {abs(more):,} {'more' if more > 0 else 'fewer'} than "
                f"{before.label}, but it is open whether {gap:,} more can be placed in {fewer.label}: "
                "a better plan might make up for it"
            )
