"""Why a woman is left out, in the plan's words."""

import pytest

from models import Scenario, UnplacedReason
from planner.caseload import solve
from planner.prepare import prepare
from tests.rules.pairs import asked
from tests.strategies.factories import midwife, team, woman


def said(scenario: Scenario) -> tuple[UnplacedReason, str]:
    """The reason and the words of the one woman left out."""
    [row] = solve(prepare(scenario)).unplaced
    return row.reason, row.detail


def test_team_for_one_language_says_so() -> None:
    """What the team accepts is told, for it is the team's; what the woman needs or speaks is not."""
    question = asked(
        woman("w", interpreter_language="pl"), teams=(team(name="Linden", accepts=("interpreter_ur",)),)
    )

    assert said(question) == (
        UnplacedReason.NO_TEAM_ACCEPTS,
        "Linden takes only women with a need of an interpreter (ur)",
    )


def test_each_team_says_whom_it_takes() -> None:
    """Two teams accept different women, none of them her."""
    linden = team("near", name="Linden", accepts=("epilepsy", "complex_social_factors"))
    maple = team("far", name="Maple", accepts=("needs_interpreter",))

    assert said(asked(woman("w"), teams=(linden, maple)))[1] == (
        "Maple takes only women with a need of an interpreter; "
        "Linden takes only women with complex social factors or epilepsy"
    )


@pytest.mark.parametrize(("teams", "more"), [(4, ""), (6, "; and 2 more")])
def test_four_teams_at_most_are_told(teams: int, more: str) -> None:
    """A list of many says how many more there are."""
    many = tuple(team(f"t{at}", name=f"T{at}", accepts=("epilepsy",)) for at in range(teams))
    staff = tuple(midwife(f"m{at}", f"t{at}") for at in range(teams))

    told = "; ".join(f"T{at} takes only women with epilepsy" for at in range(4))
    assert said(asked(woman("w"), teams=many, midwives=staff))[1] == told + more
