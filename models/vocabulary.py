"""The words that the files may use, each with what it stands for."""

from collections.abc import Sequence
from enum import IntEnum, StrEnum

RISK_FACTORS: dict[str, str] = {
    "smoker": "smoker at booking",
    "bmi_30_to_39": "BMI 30 to 39 at booking",
    "bmi_40_or_more": "BMI 40 or more at booking",
    "diabetes_type_1": "type 1 diabetes",
    "diabetes_type_2": "type 2 diabetes",
    "gestational_diabetes": "gestational diabetes",
    "chronic_hypertension": "chronic hypertension",
    "pre_eclampsia_risk": "meets the aspirin criteria for risk of pre-eclampsia",
    "multiple_pregnancy": "multiple pregnancy",
    "previous_stillbirth": "previous stillbirth",
    "previous_preterm_birth": "previous preterm birth",
    "mental_health": "mental health need",
    "cardiac_disease": "cardiac disease",
    "epilepsy": "epilepsy",
    "substance_misuse": "substance misuse",
}
"""Known risk factors and their words.

A trust may use its own; an unknown one is named in a note, never dropped.
"""


def risk_words(factor: str) -> str:
    """A risk factor in words; a trust's own factor reads as it is written."""
    return RISK_FACTORS.get(factor, factor.replace("_", " "))


def need_words(need: str) -> str:
    """A need as a team's `accepts` names it, in words that follow `with`: `interpreter_ur` is one of them."""
    if need == "needs_interpreter":
        return "a need of an interpreter"
    language = need.removeprefix("interpreter_")
    return need.replace("_", " ") if language == need else f"a need of an interpreter ({language})"


def whom_words(accepts: Sequence[str]) -> str:
    """Whom a team takes that accepts only some, in words: `women with epilepsy or diabetes type 1`."""
    *others, last = map(need_words, accepts)
    return f"women with {', '.join(others)} or {last}" if others else f"women with {last}"


class PlannedPlace(StrEnum):
    """Where a woman plans to give birth."""

    HOME = "home"
    MIDWIFERY_UNIT = "midwifery_unit"
    OBSTETRIC_UNIT = "obstetric_unit"


class LeaveKind(StrEnum):
    """Kind of absence. Annual and study leave lie inside the ratio's headroom; the others are long leave."""

    ANNUAL = "annual"
    STUDY = "study"
    MATERNITY = "maternity"
    SICK = "sick"
    OTHER = "other"

    @property
    def is_long(self) -> bool:
        """Whether the absence takes the midwife out of her caseload."""
        return self not in (LeaveKind.ANNUAL, LeaveKind.STUDY)


class TeamStatus(StrEnum):
    """Whether a team runs already or is one that the plan may open."""

    RUNNING = "running"
    PROPOSED = "proposed"


class TeamKind(StrEnum):
    """Kind of team."""

    GEOGRAPHIC = "geographic"
    SPECIALIST = "specialist"
    HOME_BIRTH = "home_birth"
    ENHANCED = "enhanced"


class Band(IntEnum):
    """Agenda for Change pay band (from memory).

    5 newly qualified, 6 midwife, 7 specialist or manager, 8 consultant.
    """

    FIVE = 5
    SIX = 6
    SEVEN = 7
    EIGHT = 8
