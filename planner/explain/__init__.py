"""Why a plan is as it is, told from a saved run without the solver.

Facts and their words as data; how they are laid out is the command line's.
"""

from planner.explain.frontier import FrontierLine, Planned, frontier
from planner.explain.fullness import Fullness
from planner.explain.glance import (
    AimLine,
    CareBegun,
    LeftBehind,
    Overview,
    ReasonLine,
    ShareLine,
    TeamLine,
    TierLine,
)
from planner.explain.ledger import Ledger, open_ledger
from planner.explain.look import TeamLook, Verdict
from planner.explain.overview import overview
from planner.explain.placed_with import MidwifeLook, PlacedWith
from planner.explain.proof import Proof, ProofLine
from planner.explain.team import MidwifeLine, MonthLine, TeamStory, explain_team
from planner.explain.tier import GroupLine, TierStory, explain_tier
from planner.explain.unknown import UnknownName
from planner.explain.woman import Outcome, WomanStory, explain_woman

__all__ = [
    "AimLine",
    "CareBegun",
    "FrontierLine",
    "Fullness",
    "GroupLine",
    "Ledger",
    "LeftBehind",
    "MidwifeLine",
    "MidwifeLook",
    "MonthLine",
    "Outcome",
    "Overview",
    "PlacedWith",
    "Planned",
    "Proof",
    "ProofLine",
    "ReasonLine",
    "ShareLine",
    "TeamLine",
    "TeamLook",
    "TeamStory",
    "TierLine",
    "TierStory",
    "UnknownName",
    "Verdict",
    "WomanStory",
    "explain_team",
    "explain_tier",
    "explain_woman",
    "frontier",
    "open_ledger",
    "overview",
]
