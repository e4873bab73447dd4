"""Several options held against a baseline: the numbers, the women who move, and what must be known first."""

from datetime import date
from enum import StrEnum

from models.applied import AppliedChange
from models.base import Noun
from models.ids import WomanId
from models.metric import Better
from models.plan import Status, UnplacedReason


class View(StrEnum):
    """What is looked at."""

    QUESTIONS = "questions"
    """What a head of midwifery asks first."""
    TIER = "tier"
    ETHNICITY = "ethnicity"
    DECILE = "decile"
    ASKING = "asking"
    """Women who need an interpreter, and women who ask for a team, beside the others of their tier."""
    TEAM = "team"
    MONTH = "month"
    STEPS = "steps"
    """Changes made one after another: each option is held against the one before it."""
    WOMEN = "women"
    """Who moves, by id."""


class Origin(StrEnum):
    """Where an option's plan comes from."""

    PLANNED = "planned"
    REUSED = "reused"
    SAVED = "saved"

    @property
    def words(self) -> str:
        """The origin as one would say it."""
        return {"planned": "planned now", "reused": "up to date, reused", "saved": "saved run"}[self.value]


class Option(Noun):
    """One scenario with its plan, as one column of the comparison."""

    label: str
    """What it is called here; no two options of a comparison are called the same."""
    scenario: str
    """Name of the scenario."""
    title: str
    """What the scenario is called."""
    question: str | None = None
    """The question in one sentence."""
    as_of: date
    """Day of planning."""
    last_day: date
    """The horizon's last day."""
    status: Status
    """How far the solving came."""
    audit_passed: bool
    """Verdict of the independent audit."""
    origin: Origin
    """Where the plan comes from."""
    run: str
    """Its run folder."""
    applied: tuple[AppliedChange, ...] = ()
    """What differs from the base scenario's files: by what-if files, then from the command line."""


class Verdict(StrEnum):
    """What a difference means."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    DIFFERENT = "different"
    """Neither way is good in itself."""
    UNKNOWN = "unknown"
    """One of the two has no number."""


class Cell(Noun):
    """One number of one option."""

    value: float | None
    """The number; none where there is none."""
    delta: float | None = None
    """The number less the other option's; none for the first option, where either has no number, or where the
    two are of other women."""
    verdict: Verdict | None = None
    """What the difference means; none for the first option."""
    detail: str = ""
    """When, where or of how much, in words."""


class Line(Noun):
    """One measure of one group, an option a cell."""

    section: str
    """The question to which it belongs."""
    label: str
    """What it is, in words."""
    measure: str
    """Short name of the measure."""
    by: str
    """What the group is a group of."""
    group: str
    """Which group."""
    unit: str
    """What the number counts."""
    better: Better
    """Which way is good."""
    cells: tuple[Cell, ...]
    """One for each option, in their order."""


class Move(Noun):
    """A woman who has a place in one of two plans only, or loses the midwife whom she has met."""

    woman_id: WomanId
    """Who."""
    tier: int | None
    """Her tier in the baseline, from 1; none if she is in no tier there."""
    expected: bool
    """Whether she has not booked yet: a forecast."""
    met: bool = False
    """Whether she has met her midwife: care begun, in the baseline's files."""
    gains: bool
    """Whether she gains a place; otherwise she loses the one that she has in the baseline, or her midwife."""
    keeps_place: bool = False
    """Whether she has a place in both, but loses the midwife whom she has met and keeps in the baseline."""
    reason: UnplacedReason | None
    """Why she is left out in the other plan; none if she is not, or if that plan does not mention her."""
    detail: str
    """The reason in words and numbers, or from which midwife to which."""


class Moved(Noun):
    """What becomes of the baseline's women under one option."""

    label: str
    """The option."""
    shared: int
    """Women planned for in both."""
    only_in_baseline: int
    """Women planned for only in the baseline."""
    only_in_option: int
    """Women planned for only in the option."""
    other_team: int
    """Women placed in both, with another team."""
    other_midwife: int
    """Women placed in both with the same team, with another named midwife."""
    lose_midwife: int = 0
    """How many more lose the midwife whom they have met, with or without a place, than in the baseline."""
    met_lose_place: int = 0
    """How many more who have met their midwife are left without a place than in the baseline."""
    moves: tuple[Move, ...]
    """Women placed in one only, and those who lose the midwife whom they have met: by tier, who loses before
    who gains, who has met her midwife first, by id."""

    def count(self, *, gains: bool, tier: int | None) -> int:
        """Women of a tier who gain, or lose, a place."""
        return sum(move.gains is gains and move.tier == tier for move in self.moves if not move.keeps_place)


class FlagKind(StrEnum):
    """What must be known before anything else, the gravest first."""

    OTHER_TIERS = "other_tiers"
    TAKES_FROM_TIER_1 = "takes_from_tier_1"
    CARE_LOST = "care_lost"
    AUDIT_FAILED = "audit_failed"
    CORE_BELOW_FLOOR = "core_below_floor"


class Flag(Noun):
    """Something about an option that no total shows."""

    label: str
    """The option, held against what its numbers are held against, or "all changes together": the last of
    several steps, held against the first."""
    kind: FlagKind
    """What kind of thing it is."""
    words: str
    """The same in one sentence."""


class Comparison(Noun):
    """Several options held against the first of them, the baseline."""

    view: View
    """What is looked at."""
    options: tuple[Option, ...]
    """The baseline first. In the view of steps each option is held against the one before it."""
    tiers: tuple[str, ...]
    """Names of the baseline's tiers, in order."""
    flags: tuple[Flag, ...]
    """What must be known before the numbers, the gravest first."""
    notes: tuple[str, ...]
    """What stands between the options besides what they ask."""
    lines: tuple[Line, ...]
    """The numbers."""
    moved: tuple[Moved, ...] = ()
    """Who moves, for each option whose women can be followed; only in the view of women: it names them."""

    @property
    def baseline(self) -> Option:
        """The option that the others are held against."""
        return self.options[0]
