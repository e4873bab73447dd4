"""A woman who loses the midwife she has met: why, and why her buddy or her team could not take her."""

from dataclasses import dataclass

from models import HandoverCause, Woman, why_care_ends
from planner.explain.fullness import Fullness, LimitKind, tightest
from planner.explain.ledger import HUNDREDTHS, Ledger
from planner.explain.look import Verdict, team_look
from planner.prepare import NOBODY
from planner.words import day_words, in_words


@dataclass(frozen=True)
class MetBefore:
    """The midwife, buddy and team whom a woman had before the plan."""

    midwife_id: str
    midwife_ends: str
    """Why this midwife cannot stay with her."""
    buddy_id: str | None
    buddy_could_not: str | None
    """Why the buddy could not take her; none if she did, or there was none."""
    team_id: str
    team_name: str
    team_could_not: str | None
    """Why the team could not keep her; none if it did."""
    others_first: str | None
    """Why women new to the team have its places and she has not; none if it has no such women or kept her."""

    @property
    def words(self) -> tuple[str, ...]:
        """The same in sentences."""
        found = [f"She had met {self.midwife_id}, who {self.midwife_ends}."]
        if self.buddy_could_not:
            found.append(f"Her buddy {self.buddy_id} could not take her because {self.buddy_could_not}.")
        elif self.buddy_id is None:
            found.append("She had no buddy.")
        if self.team_could_not:
            found.append(f"Her team {self.team_name} could not keep her because {self.team_could_not}.")
        if self.others_first:
            found.append(self.others_first)
        return tuple(found)


def met_before(ledger: Ledger, row: int) -> MetBefore | None:
    """What became of the care begun of the woman at `row`; none if she had none, or it is kept."""
    woman, team = ledger.problem.women[row], int(ledger.problem.present_team[row])
    if woman.midwife_id is None or woman.team_id is None or ledger.problem.kept[row] or team == NOBODY:
        return None
    stays = ledger.team[row] == team
    return MetBefore(
        midwife_id=woman.midwife_id,
        midwife_ends=_midwife_ends(ledger, woman),
        buddy_id=woman.buddy_id,
        buddy_could_not=None if woman.buddy_id is None else _buddy_could_not(ledger, row, team),
        team_id=woman.team_id,
        team_name=ledger.problem.teams[team].name,
        team_could_not=None if stays else _team_could_not(ledger, row, team),
        others_first=None if stays else _others_first(ledger, row, team),
    )


def _midwife_ends(ledger: Ledger, woman: Woman) -> str:
    """Why care begun is not kept: the first cause that holds."""
    service = ledger.scenario.service
    midwife, team = service.midwife[woman.midwife_id or ""], service.team[woman.team_id or ""]
    leave = service.leave_of.get(midwife.midwife_id, ())
    words = _ENDS.get(why_care_ends(woman, midwife, team, leave, woman.edd), "cannot stay")
    return words.format(
        team=team.name,
        leaves=midwife.leaves_on and day_words(midwife.leaves_on),
        starts=midwife.starts_on and day_words(midwife.starts_on),
    )


def _buddy_could_not(ledger: Ledger, row: int, team: int) -> str | None:
    problem, buddy = ledger.problem, int(ledger.problem.present_buddy[row])
    if ledger.midwife[row] == buddy != NOBODY:
        return None
    if buddy == NOBODY or problem.team_of[buddy] != team:
        return "she is no longer in that team"
    if not problem.may_name[row, buddy]:
        if problem.may_buddy[row, buddy]:
            return "her preceptorship lasts, and the policy keeps women like her from preceptees"
        return "she is not there on the due date"
    if full := ledger.full_midwife(row, buddy):
        return f"she has her share of births already: {full_words(tightest(full), 1)}"
    return _team_could_not(ledger, row, team)


def _team_could_not(ledger: Ledger, row: int, team: int) -> str:
    look = team_look(ledger, row, team)
    if look.full:
        weight = int(ledger.problem.weight[row]) / HUNDREDTHS
        return f"{look.name} is full: {full_words(tightest(look.full), weight)}"
    if look.verdict in (Verdict.ROOM, Verdict.HERS):
        return f"{look.name} has given its places to others"
    return _AGAINST.get(look.verdict, "{team}: {verdict}, {detail}").format(
        team=look.name, verdict=look.verdict, detail=in_words(look.detail)
    )


def _others_first(ledger: Ledger, row: int, team: int) -> str | None:
    """What comes before staying in a team: the number of women placed, and so women who fill less of it."""
    found = team_look(ledger, row, team).held_by
    if found is None or not found.new:
        return None
    weight = int(ledger.problem.weight[row]) / HUNDREDTHS
    fills = f" She fills {weight:g} places, most of them one." if weight > 1 else ""
    return (
        f"Of the {found.women} women who have those places {found.new} are new to the team. Care begun is "
        "kept while the midwife stays; when she goes, the woman is placed anew. Then as many women of each "
        f"tier as can be are placed, and only after that do women stay in their team.{fills}"
    )


_ENDS: dict[HandoverCause | None, str] = {
    HandoverCause.TEAM_CLOSED: "works in {team}, which does not run on the due date",
    HandoverCause.MIDWIFE_LEAVES: "leaves on {leaves}, before her care ends",
    HandoverCause.MIDWIFE_NOT_STARTED: "starts only on {starts}",
    HandoverCause.LONG_LEAVE: "is on long leave on the due date",
}
_AGAINST = {
    Verdict.NOT_RUNNING: "{team} does not run on her due date",
    Verdict.TOO_FAR: "{team} is too far from where she lives now",
    Verdict.DOES_NOT_ACCEPT: "{team} does not accept her: it {detail}",
    Verdict.TOO_SMALL: "{team} is below its smallest size: {detail}",
    Verdict.NO_MIDWIFE: "no midwife of {team} may be named for her",
    Verdict.MIDWIVES_FULL: "the midwives of {team} are full: {detail}",
}
_OF_WHAT = {
    LimitKind.PACE: "births in",
    LimitKind.OPEN: "women in care on",
    LimitKind.MONTH: "births in",
}


def full_words(line: Fullness, needed: float) -> str:
    """One full limit in words: `births in March to May 2027: 0.2 of a place left, she needs 1.25`."""
    left = round(line.limit - line.taken, 2)
    if line.limit == 0:
        amount = "no places then"
    elif left <= 0:
        amount = "the one place is taken" if line.limit == 1 else f"all {line.limit:g} places taken"
    elif left < 1:
        amount = f"{left:g} of a place left, she needs {needed:g}"
    else:
        amount = f"{left:g} places left, she needs {needed:g}"
    return f"{_OF_WHAT[line.kind]} {in_words(line.when)}: {amount}"
