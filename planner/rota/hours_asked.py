"""Whether the duties of a rota ask for more or less than the midwives' contracts."""

from planner.rota.team import Team


def contract_warning(team: Team) -> tuple[str, ...]:
    """What a team leader should know where hours must miss the contracts, whoever does what."""
    days = team.stretch.days
    asked = sum(team.kind(kind).counted_hours_on(days[day]) * n for (day, kind), n in team.wanted.items())
    contract = sum(max(0.0, member.target_hours) for member in team.members)
    tolerance = sum(member.tolerance_hours for member in team.members)
    if asked < contract - tolerance:
        return (
            f"the duties of these weeks ask for {asked:,.0f} of the {contract:,.0f} hours in the contracts "
            f"({asked / contract:.0%}): hours stay below contract whoever does what, and the rest is left "
            "for births and for work that no table tells",
        )
    if asked > contract + tolerance:
        return (
            f"the duties of these weeks ask for {asked:,.0f} hours, and the contracts hold {contract:,.0f}: "
            "some are left unfilled whoever does what",
        )
    return ()
