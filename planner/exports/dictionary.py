"""What every column of the run folder's tables means, and every word that stands in them for something."""

import re
from collections.abc import Iterator, Mapping

from models import RULES, HandoverCause, UnplacedReason
from planner.exports.csv_text import csv_text, plain_cell
from planner.metrics.catalogue import MEASURES

COLUMNS = ("file", "column", "word", "means")
NAME = "columns.csv"

_EDD = "her due date"
_WEIGHT = "what she counts of a team's places: 1, and more where a rule of the policy adds to it"
_EXPECTED = "true if she had not booked on the day of planning: a forecast"
_TIER = "number of her tier, from 1; empty if she is in none"
_WTE_MEAN = "WTE that counts, mean over the months: none on long leave or out of post, less in preceptorship"
_SCENARIO = "the scenario's name"

Meanings = Mapping[str, Mapping[str, str]]
"""What the columns of tables mean, by table and column."""

MEANINGS: Meanings = {
    "caseloads.csv": {
        "woman_id": "a woman placed",
        "tier": _TIER,
        "weight": _WEIGHT,
        "reasons": "why she is in that tier, parted by semicolons",
        "team_id": "her team",
        "midwife_id": "her named midwife",
        "buddy_id": "her buddy; empty where no midwife of the team has room",
        "edd": _EDD,
        "kept": "true if she stays with the team and midwife whom she has met already",
        "expected": _EXPECTED,
    },
    "unplaced.csv": {
        "woman_id": "a woman left out",
        "tier": _TIER,
        "weight": _WEIGHT,
        "reason": "why she is left out: the step at which the last team fell away",
        "detail": "the same in words and numbers",
        "tier_reasons": "why she is in that tier, parted by semicolons",
        "team_ids": "the teams that fell away at that step, parted by semicolons",
        "edd": _EDD,
        "expected": _EXPECTED,
    },
    "tiers.csv": {
        "scenario": _SCENARIO,
        "tier": "number of the tier, from 1: the first is served first",
        "name": "its name in the policy",
        "women": "women planned for",
        "placed": "of these, with a team and a named midwife",
        "bound": "the most women that any plan can place, with the tiers before it served as well: proven",
        "gap": "bound less placed: women of whom it is not settled whether they could be placed",
    },
    "teams.csv": {
        "team_id": "a team, proposed ones too",
        "name": "its name",
        "status": "running or proposed, as in the files",
        "opened": "true if this plan opens it",
        "wte_mean": _WTE_MEAN,
        "women": "women placed",
        "women_booked": "of these, who have booked",
        "women_expected": "of these, who are expected to book",
        "births_tier_": "births due to its women of this tier (none: women in no tier)",
        "births_weighted": "births due to its women, each counted by her weight",
        "paced_births_peak": "weighted births of the fullest run of months (pace_months of the limits)",
        "paced_births_limit": "most that births_per_wte_year allows in that run",
        "paced_births_run": "first month of that run",
        "open_caseload_peak": "weighted women in care at once, on the first day of the fullest month",
        "open_caseload_limit": "most that open_caseload_per_wte allows then",
        "open_caseload_month": "that month",
    },
    "midwives.csv": {
        "midwife_id": "a midwife, those of core too",
        "team_id": "where she works under this plan: her team, the one she joins if it is opened, or core",
        "band": "her band",
        "wte": "her contract, WTE",
        "wte_mean": _WTE_MEAN,
        "named_women": "women whose named midwife she is",
        "buddy_women": "women whose buddy she is",
        "births_peak": "most births in one month to women whose named midwife she is",
        "births_peak_month": "the first such month",
    },
    "metrics.csv": {
        "scenario": _SCENARIO,
        "measure": "what is measured",
        "by": "what the group is a group of: all, tier, ethnic_group, interpreter, team, month ...",
        "group": "which group; of two things joined, such as tier_interpreter, the tier or month comes last",
        "value": "the number; empty where there is nothing to divide by",
        "unit": "what it counts",
        "better": "which way is good: higher, lower, or neutral",
    },
    "held.csv": {
        "team_id": "a team that holds places",
        "tier": "tier of the women for whom they are held",
        "area_id": "their neighbourhood",
        "month": "month of their due dates",
        "places": "places held",
    },
    "handovers.csv": {
        "woman_id": "a woman whose named midwife changes",
        "edd": _EDD,
        "from_midwife_id": "her named midwife until now",
        "to_midwife_id": "her new named midwife; empty if nobody can be named for her",
        "to_team_id": "the new midwife's team; empty likewise",
        "to_buddy": "true if the new midwife was her buddy",
        "cause": "why she is handed over",
        "in_words": "the same in words",
        "reason": "why nobody is named for her; empty if somebody is",
        "meet_by": "the day by which they must have met",
    },
    "changes.csv": {
        "kind": "the change that did it, such as recruit; set also for --set",
        "subject": "a midwife, team or area by id, women, or the path of a key",
        "what": "what of it differs from the base scenario",
        "before": "what holds there; empty if nothing",
        "after": "what holds now; empty if nothing",
        "file": "where it was written, or --set",
        "line": "the line of that file",
    },
    "audit.csv": {
        "scenario": _SCENARIO,
        "rule": "the rule that is broken",
        "level": "hard: never to be broken; soft: an aim",
        "subject": "the woman, midwife or team",
        "when": "the day, month or first month of a run; empty where time does not matter",
        "amount": "what the plan has",
        "limit": "what the rule allows",
        "unit": "what both count",
        "message": "what is broken, in words",
    },
    NAME: {
        "file": "a table of this folder",
        "column": "a column of it",
        "word": "a word that may stand in that column; empty where the column itself is meant",
        "means": "what it means",
    },
}
"""Each table's columns in words; those that there are one of for each tier without the tier."""
_OF_A_TIER = re.compile(r"(?<=^births_tier_).*")
"""What differs in the name of a column of which there is one for each tier."""

_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("unplaced.csv", "reason"): {str(reason): reason.words for reason in UnplacedReason},
    ("metrics.csv", "measure"): {name: measure.words for name, measure in MEASURES.items()},
    ("handovers.csv", "cause"): {str(cause): cause.words for cause in HandoverCause},
    ("audit.csv", "rule"): {str(rule): known.title for rule, known in RULES.items()},
}


def columns_csv(texts: Mapping[str, str]) -> str:
    """One row a column of these tables, and one a word of those columns that hold short names.

    Raises `KeyError` if a column has no meaning here.
    """
    return explained(
        {name: text.partition("\n")[0].split(",") for name, text in texts.items()}, MEANINGS, _WORDS
    )


def explained(
    headers: Mapping[str, list[str]], meanings: Meanings, words: Mapping[tuple[str, str], Mapping[str, str]]
) -> str:
    """Such a table of these columns by table, by these meanings; it explains itself too.

    Raises `KeyError` if a column has none.
    """
    whole = {**meanings, NAME: MEANINGS[NAME]}
    return csv_text(COLUMNS, _rows({**headers, NAME: list(COLUMNS)}, whole, words))


def _rows(
    headers: Mapping[str, list[str]], meanings: Meanings, words: Mapping[tuple[str, str], Mapping[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    for file, header in headers.items():
        for cell in header:
            column = plain_cell(cell)
            yield file, column, "", meanings[file][_OF_A_TIER.sub("", column)]
            for word, means in words.get((file, column), {}).items():
                yield file, column, word, means
