"""What is said of a figure can be followed up: by a title, or by a document of the repository."""

import re
from pathlib import Path

import pytest

import models
from models import AimWeights, Limits
from models.base import Noun
from models.pay import Pay
from models.rota_policy import ContractedHours, RotaAimWeights, RotaLimits, RotaPolicy
from models.visits import VisitSchedule

ROOT = Path(models.__file__).parents[1]
KINDS = {".py", ".csv", ".md", ".yaml", ".json"}
READ = sorted(
    path
    for path in (ROOT / "README.md", *(ROOT / "planner").rglob("*"), *(ROOT / "models").rglob("*"))
    if path.suffix in KINDS
)
ELSEWHERE = re.compile(r"domain file|(?<![\w/-])model\.md", re.IGNORECASE)
"""Documents that no reader of the repository has."""

WITH_FIGURES: tuple[type[Noun], ...] = (
    Limits,
    AimWeights,
    RotaLimits,
    RotaAimWeights,
    RotaPolicy,
    ContractedHours,
    VisitSchedule,
    Pay,
)
MARK = re.compile(r"\b(source|derived|from memory|assumption)\b")


def numbers(noun: type[Noun]) -> dict[str, str]:
    """What is said of each field whose default is a number, on one line."""
    return {
        name: " ".join((field.description or "").split())
        for name, field in noun.model_fields.items()
        if isinstance(field.default, int | float) and not isinstance(field.default, bool)
    }


def test_nothing_is_cited_that_no_reader_has() -> None:
    """A document outside of the repository is no source: the publication itself is named."""
    assert len(READ) > 300
    citing = [
        str(path.relative_to(ROOT)) for path in READ if ELSEWHERE.search(path.read_text(encoding="utf-8"))
    ]
    assert citing == []


@pytest.mark.parametrize("noun", WITH_FIGURES, ids=lambda noun: noun.__name__)
def test_every_number_says_where_it_comes_from(noun: type[Noun]) -> None:
    """A source, how it was derived, or that it is from memory or an assumption."""
    said = numbers(noun)
    assert said
    assert [name for name, words in said.items() if not MARK.search(words)] == []
