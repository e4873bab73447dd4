"""Why a plan is as it is, told from a saved run without the solver.

Facts and their words as data; how they are laid out is the command line's.
"""

from planner.explain.by_needs import ByNeeds, WeightLine
from planner.explain.due_month import UnevenMonths
from planner.explain.frontier import FrontierLine, Planned, frontier
from planner.explain.fullness import Fullness, tightest
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
from planner.explain.holders import Holders
from planner.explain.ledger import Ledger, open_ledger
from planner.explain.look import TeamLook, Verdict
from planner.explain.met_before import MetBefore, full_words
from planner.explain.overview import overview
from planner.explain.placed_with import MidwifeLook, PlacedWith
from planner.explain.proof import Proof, ProofLine
from planner.explain.reach import WhoMayJoin
from planner.explain.team import MidwifeLine, MonthLine, TeamStory, explain_team
from planner.explain.tier import GroupLine, TierStory, explain_tier, tier_number
from planner.explain.woman import Outcome, WomanStory, explain_woman

__all__ = [
    "AimLine",
    "ByNeeds",
    "CareBegun",
    "FrontierLine",
    "Fullness",
    "GroupLine",
    "Holders",
    "Ledger",
    "LeftBehind",
    "MetBefore",
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
    "UnevenMonths",
    "Verdict",
    "WeightLine",
    "WhoMayJoin",
    "WomanStory",
    "explain_team",
    "explain_tier",
    "explain_woman",
    "frontier",
    "full_words",
    "open_ledger",
    "overview",
    "tier_number",
    "tightest",
]
