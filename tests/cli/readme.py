"""The parts of the README that the program knows better: `python -m tests.cli.readme` writes them anew."""

import re
from pathlib import Path

from models import RULES, Area, Leave, Midwife, Team, Travel, Woman
from models.base import Noun

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- rules: begin -->\n", "<!-- rules: end -->"
TABLES: dict[str, type[Noun]] = {
    "women": Woman,
    "midwives": Midwife,
    "teams": Team,
    "areas": Area,
    "leave": Leave,
    "travel": Travel,
}
"""Tables whose columns the README lists."""
WRITE_ANEW = "python -m tests.cli.readme"


def rule_table() -> str:
    """The rule catalogue as a Markdown table."""
    rows = ["| Rule | In words | Level | Counted in | Source |", "| --- | --- | --- | --- | --- |"]
    rows += [f"| `{r.id}` | {r.title} | {r.level} | {r.unit} | {r.source} |" for r in RULES.values()]
    return "\n".join(rows) + "\n"


def columns_of(table: str) -> list[str]:
    """The columns of a table as the files name them."""
    return list(TABLES[table].model_fields)


def with_rules(text: str) -> str:
    """The README with the table between its markers."""
    between = re.compile(f"(?<={re.escape(BEGIN)}).*?(?={re.escape(END)})", re.DOTALL)
    return between.sub(lambda _: rule_table(), text)


if __name__ == "__main__":
    README.write_text(with_rules(README.read_text(encoding="utf-8")), encoding="utf-8")
