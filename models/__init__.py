"""The nouns of caseload planning: frozen models, no files, no solver.

A `Scenario` holds a `Service` (women, midwives, teams, areas) and a `Policy`; a `Plan` answers it; an
`AuditReport` and `Metric`s judge the plan, a `Comparison` holds several against a baseline. `Rotas`
staff a plan day by day. "Woman" includes all who are pregnant.
"""

from models.applied import AppliedChange
from models.audit import AimCheck, AuditReport, BoundCheck, RuleCheck, Violation
from models.bank_holidays import bank_holidays
from models.calendar import Month, gestation_days, horizon, last_day_of_care, runs
from models.care_begun import why_care_ends
from models.certificate import Certificate, LimitPrices
from models.comparison import Comparison
from models.contradictions import cross_check
from models.criteria import Criterion, FieldTest, WomanField, reasons_for
from models.duties import LONDON, OFF, DutyForm, DutyKind, elapsed_hours
from models.ethnicity import EthnicCategory, MeasureGroup, StatisticsGroup
from models.findings import Finding, InvalidInput, Severity
from models.forecast import ExpectedWomen
from models.handover import Changes, Handover, HandoverCause
from models.ids import CORE
from models.metric import Better, Metric
from models.pay import Pay
from models.people import Leave, Midwife, Woman
from models.places import Area, Team, Travel
from models.plan import (
    AimOutcome,
    Placement,
    Plan,
    Sense,
    Status,
    TierOutcome,
    Unplaced,
    UnplacedReason,
)
from models.policy import AimWeights, Judgement, Limits, Policy, Reserve, Tier, WeightRule
from models.proof import Price, Spell, TierPrice, TightSet
from models.rota import Rota, Rotas
from models.rota_duty import Duty, UnfilledReason
from models.rota_outcome import BirthsAttended, RotaAim, VisitsMade
from models.rota_policy import (
    ContractedHours,
    RotaAimWeights,
    RotaLimits,
    RotaPolicy,
    WeeklyRest,
)
from models.rota_rule_ids import RotaRuleId
from models.rota_rules import ROTA_RULES, AnyRuleId, rule_of
from models.rota_tables import BirthForm, FixedDuty, HoursWorked, PlannedBirth, Request, Wish
from models.rules import RULES, Level, Rule, RuleId
from models.scenario import DataFiles, Scenario, ScenarioFile
from models.service import Service
from models.sweep import SweepPoint
from models.tables import Fault, Tables
from models.visits import BirthsAtWeeks, DatedVisit, VisitSchedule
from models.vocabulary import RISK_FACTORS, Band, LeaveKind, PlannedPlace, TeamKind, TeamStatus
from models.weekly_duty import Weekday, WeeklyDuty
from models.whatif import CHANGE_KINDS, WhatIfChange, WhatIfFile

__all__ = [
    "CHANGE_KINDS",
    "CORE",
    "LONDON",
    "OFF",
    "RISK_FACTORS",
    "ROTA_RULES",
    "RULES",
    "AimCheck",
    "AimOutcome",
    "AimWeights",
    "AnyRuleId",
    "AppliedChange",
    "Area",
    "AuditReport",
    "Band",
    "Better",
    "BirthForm",
    "BirthsAtWeeks",
    "BirthsAttended",
    "BoundCheck",
    "Certificate",
    "Changes",
    "Comparison",
    "ContractedHours",
    "Criterion",
    "DataFiles",
    "DatedVisit",
    "Duty",
    "DutyForm",
    "DutyKind",
    "EthnicCategory",
    "ExpectedWomen",
    "Fault",
    "FieldTest",
    "Finding",
    "FixedDuty",
    "Handover",
    "HandoverCause",
    "HoursWorked",
    "InvalidInput",
    "Judgement",
    "Leave",
    "LeaveKind",
    "Level",
    "LimitPrices",
    "Limits",
    "MeasureGroup",
    "Metric",
    "Midwife",
    "Month",
    "Pay",
    "Placement",
    "Plan",
    "PlannedBirth",
    "PlannedPlace",
    "Policy",
    "Price",
    "Request",
    "Reserve",
    "Rota",
    "RotaAim",
    "RotaAimWeights",
    "RotaLimits",
    "RotaPolicy",
    "RotaRuleId",
    "Rotas",
    "Rule",
    "RuleCheck",
    "RuleId",
    "Scenario",
    "ScenarioFile",
    "Sense",
    "Service",
    "Severity",
    "Spell",
    "StatisticsGroup",
    "Status",
    "SweepPoint",
    "Tables",
    "Team",
    "TeamKind",
    "TeamStatus",
    "Tier",
    "TierOutcome",
    "TierPrice",
    "TightSet",
    "Travel",
    "UnfilledReason",
    "Unplaced",
    "UnplacedReason",
    "Violation",
    "VisitSchedule",
    "VisitsMade",
    "Weekday",
    "WeeklyDuty",
    "WeeklyRest",
    "WeightRule",
    "WhatIfChange",
    "WhatIfFile",
    "Wish",
    "Woman",
    "WomanField",
    "bank_holidays",
    "cross_check",
    "elapsed_hours",
    "gestation_days",
    "horizon",
    "last_day_of_care",
    "reasons_for",
    "rule_of",
    "runs",
    "why_care_ends",
]
