"""With whom a woman is placed, and why this team, midwife and buddy."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.explain.fullness import Fullness
from planner.explain.ledger import Ledger
from planner.prepare import NOBODY


@dataclass(frozen=True)
class MidwifeLook:
    """One midwife of a woman's team, as she looks for this woman."""

    midwife_id: str
    role: str
    """Named midwife, buddy, or neither: empty."""
    may_be_named: bool
    """Whether she is there on the due date and no preceptee with a woman at risk."""
    why_not: str | None
    """Which of the two keeps her from being named; none if neither."""
    speaks_her_language: bool
    named_for: int
    """Women whose named midwife she is, over the horizon."""
    full: tuple[Fullness, ...]
    """Limits that have no room for one woman more, in the months that count this woman."""


@dataclass(frozen=True)
class PlacedWith:
    """With whom a woman is placed."""

    team_id: str
    team_name: str
    midwife_id: str
    buddy_id: str | None
    minutes: int
    reasons: tuple[str, ...]
    """Why this team, midwife and buddy."""


def placed_with(ledger: Ledger, row: int) -> PlacedWith | None:
    """The place of the woman at `row`, with the reasons; none if she is left out."""
    placement = ledger.plan.placement.get(ledger.problem.women[row].woman_id)
    if placement is None:
        return None
    team = ledger.team_at[placement.team_id]
    return PlacedWith(
        team_id=placement.team_id,
        team_name=ledger.problem.teams[team].name,
        midwife_id=placement.midwife_id,
        buddy_id=placement.buddy_id,
        minutes=int(ledger.problem.minutes[row, team]),
        reasons=tuple(_reasons(ledger, row, team)),
    )


def _reasons(ledger: Ledger, row: int, team: int) -> list[str]:
    if ledger.problem.kept[row]:
        return [
            "care begun is kept: she has met this midwife, who stays with the team",
            *_buddy_reasons(ledger, row),
        ]
    return [*_team_reasons(ledger, row, team), *_midwife_reasons(ledger, row), *_buddy_reasons(ledger, row)]


def _team_reasons(ledger: Ledger, row: int, team: int) -> list[str]:
    problem = ledger.problem
    may = [t for t in range(len(problem.teams)) if ledger.step[row, t] == 0]
    minutes = int(problem.minutes[row, team])
    nearer = [t for t in may if problem.minutes[row, t] < minutes]
    found = ["her team of today"] if problem.present_team[row] == team else []
    if problem.teams[team].team_id == problem.women[row].preferred_team_id:
        found.append("the team that she asks for")
    if len(may) == 1:
        found.append("the only team that she may join")
    elif not nearer:
        found.append(f"the nearest of the {len(may)} teams that she may join: {minutes} minutes")
    else:
        names = ", ".join(problem.teams[t].name for t in nearer)
        found.append(
            f"{minutes} minutes; nearer, but given to others so that all together travel less: {names}"
        )
    return found


def _midwife_reasons(ledger: Ledger, row: int) -> list[str]:
    problem, woman, midwife = ledger.problem, ledger.problem.women[row], ledger.midwife[row]
    found = list(_preceptee_reasons(ledger, row))
    if woman.buddy_id is not None and problem.present_buddy[row] == midwife:
        found.append("her midwife can no longer care for her, so she goes to the buddy whom she knows")
    if woman.interpreter_language is not None:
        speaks = "speaks" if problem.speaks[row, midwife] else "does not speak"
        found.append(f"her midwife {speaks} {woman.interpreter_language}")
    return found


def _preceptee_reasons(ledger: Ledger, row: int) -> Iterator[str]:
    """A preceptee's places are closed to women of the first tier and those with a risk factor."""
    noun = ledger.problem.midwives[ledger.midwife[row]]
    if ledger.scenario.policy.limits.preceptees_need_low_risk and noun.is_preceptee(
        ledger.problem.women[row].edd
    ):
        yield (
            "her midwife is in preceptorship then: she may not be named for women of tier 1 or with a risk "
            "factor, so they could not have this place"
        )


def _buddy_reasons(ledger: Ledger, row: int) -> list[str]:
    buddy = ledger.buddy[row]
    if buddy == NOBODY:
        return ["no other midwife of the team has room to be her buddy"]
    return ["she keeps her buddy of today"] if buddy == ledger.problem.present_buddy[row] else []


def midwife_looks(ledger: Ledger, row: int) -> tuple[MidwifeLook, ...]:
    """The midwives of her team as they look for her; none if she is left out."""
    problem, team = ledger.problem, ledger.team[row]
    if team == NOBODY:
        return ()
    return tuple(
        MidwifeLook(
            midwife_id=problem.midwives[midwife].midwife_id,
            role=_role(ledger, row, int(midwife)),
            may_be_named=bool(problem.may_name[row, midwife]),
            why_not=_why_not(ledger, row, int(midwife)),
            speaks_her_language=bool(problem.speaks[row, midwife]),
            named_for=int((ledger.midwife == midwife).sum()),
            full=ledger.full_midwife(row, int(midwife)),
        )
        for midwife in problem.midwives_of(int(team))
    )


def _why_not(ledger: Ledger, row: int, midwife: int) -> str | None:
    if ledger.problem.may_name[row, midwife]:
        return None
    return "in preceptorship" if ledger.problem.may_buddy[row, midwife] else "away on the due date"


def _role(ledger: Ledger, row: int, midwife: int) -> str:
    if ledger.midwife[row] == midwife:
        return "named midwife"
    return "buddy" if ledger.buddy[row] == midwife else ""
