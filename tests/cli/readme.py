"""The parts of the README that the program knows better: `python -m tests.cli.readme` writes them anew.

They are the rule table, what the plan of the example trust says, the picture of it, a rota of one of its
teams, what-if scenarios held against it, and one of them told change by change.
With the word `rules` only the first is written, without planning; with `rota` only the rota.
"""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, get_args

from models import (
    ROTA_RULES,
    RULES,
    Area,
    ExpectedWomen,
    FixedDuty,
    HoursWorked,
    Leave,
    Midwife,
    PlannedBirth,
    Request,
    Rule,
    Team,
    Travel,
    WhatIfChange,
    Woman,
)
from models.base import Noun
from models.staff_changes import ChosenTime
from planner.explain import Overview, TierLine

README = Path(__file__).parents[2] / "README.md"
TABLES: dict[str, type[Noun]] = {
    "women": Woman,
    "midwives": Midwife,
    "teams": Team,
    "areas": Area,
    "leave": Leave,
    "travel": Travel,
    "expected": ExpectedWomen,
    "requests": Request,
    "hours_worked": HoursWorked,
    "fixed_duties": FixedDuty,
    "planned_births": PlannedBirth,
}
"""Tables whose columns the README lists."""
WRITE_ANEW = "python -m tests.cli.readme"


def columns_of(table: str) -> list[str]:
    """The columns of a table as the files name them."""
    return list(TABLES[table].model_fields)


def keys_of(kind: str) -> list[str]:
    """The keys of one kind of change as a what-if file names them; those of midwives are told once."""
    field = WhatIfChange.model_fields["set_" if kind == "set" else kind]
    nouns = [one for one in (field.annotation, *get_args(field.annotation)) if _is_noun(one)]
    keys = [field.alias or name for noun in nouns for name, field in noun.model_fields.items()]
    return [key for key in keys if kind == "leave" or key not in ChosenTime.model_fields]


def _is_noun(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, Noun)


def rule_table(rules: Iterable[Rule] = tuple(RULES.values())) -> str:
    """A part of the rule catalogue as a Markdown table: the rules of the caseload unless others are given."""
    rows = ["| Rule | In words | Level | Counted in | Source |", "| --- | --- | --- | --- | --- |"]
    rows += [f"| `{r.id}` | {r.title} | {r.level} | {r.unit} | {r.source} |" for r in rules]
    return "\n".join(rows) + "\n"


def example_in_words(plan: Overview) -> str:
    """What the plan of the example trust says, in a few sentences."""
    tiers = "\n".join(f"- tier {line.tier}: {_tier_in_words(line)}" for line in plan.tiers)
    return f"Of its {plan.women:,} women the plan places {plan.placed:,}:\n\n{tiers}\n"


def _tier_in_words(line: TierLine) -> str:
    proof = f"no plan can place more than {line.bound:,}" if line.gap else "no plan can place more"
    return f"{line.placed:,} of {line.women:,} women; {proof}"


SECTIONS = ("Who is placed", "Staff and core", "Care", "Cost a year")
"""The sections of the comparison that the README shows."""


def compared_in_words(markdown: str) -> str:
    """What each option changes, what must be known first, some sections of the table, and how to read it."""
    told = [part for part in markdown.split("\n\n") if part[0] in "|>" or part.startswith("*signed")]
    return "\n\n".join(map(_shown_sections, told)) + "\n"


def _shown_sections(part: str) -> str:
    """A table without the sections that are not shown; anything else as it is."""
    shown, is_shown = [], True
    for line in part.splitlines():
        if found := re.match(r"\| \*\*(.+?)\*\* \|", line):
            is_shown = found[1] in SECTIONS
        shown += [line] if is_shown else []
    return "\n".join(shown)


def steps_in_words(markdown: str) -> str:
    """The sum as its parts, the table of the steps, and how to read it."""
    parts = markdown.strip().split("\n\n")
    [table] = [number for number, part in enumerate(parts) if part.startswith("|  |")]
    return "\n\n".join(parts[table - 1 : table + 2]) + "\n"


def between(text: str, name: str, content: str) -> str:
    """`text` with `content` between the markers of that name."""
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->"
    pattern = re.compile(f"(?<={re.escape(begin)}).*?(?={re.escape(end)})", re.DOTALL)
    return pattern.sub(lambda _: content, text)


def with_rules(text: str) -> str:
    """`text` with both parts of the rule catalogue."""
    return between(between(text, "rules", rule_table()), "rota rules", rule_table(tuple(ROTA_RULES.values())))


def with_plans(text: str) -> str:
    """`text` with all that plans of the example trust say; the picture is drawn too."""
    from tests.cli.picture import (
        draw,
        example,
        planned_once,
        side_by_side,
        step_by_step,
    )  # the solver loads slowly

    done, plan = example()
    draw(done, plan)
    text = between(text, "example", example_in_words(plan))
    with planned_once(done) as plan_once:
        text = between(text, "compare", compared_in_words(side_by_side(plan_once)))
        return between(text, "waterfall", steps_in_words(step_by_step(plan_once)))


def with_rota(text: str) -> str:
    """`text` with the rota of one team of the example trust."""
    from tests.cli.shown_rota import example_rota

    return between(text, "rota", example_rota())


PARTS: dict[str, Callable[[str], str]] = {"rules": with_rules, "plans": with_plans, "rota": with_rota}
"""What can be written anew by itself, by the word that asks for it."""


def main(asked: Sequence[str]) -> None:
    """Write the README's parts, and the picture, anew: those that are asked for, or all."""
    text = README.read_text(encoding="utf-8")
    for part in asked or PARTS:
        text = PARTS[part](text)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
