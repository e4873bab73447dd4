"""One midwife's duties, to be handed to her."""

from collections.abc import Mapping

from models import Duty, DutyKind, Rota, Scenario
from planner.exports.csv_text import Cell, csv_text, list_cell
from planner.exports.rota.day_words import by_the_clocks, clock, weekday

MIDWIFE = (
    *("date", "weekday", "start", "end_date", "end", "kind", "duty", "site", "hours", "why"),
    *("woman_ids", "expected_woman_ids"),
)


def midwife_csv(scenario: Scenario, rota: Rota, midwife_id: str) -> str:
    """One row a duty of hers, by beginning, in times of the clocks of London."""
    kinds = {kind.id: kind for kind in scenario.policy.rota.duty_kinds}
    return csv_text(MIDWIFE, (_row(duty, kinds) for duty in rota.duties_of(midwife_id)))


def _row(duty: Duty, kinds: Mapping[str, DutyKind]) -> tuple[Cell, ...]:
    return (
        *(duty.day, weekday(duty.day), clock(duty.starts), by_the_clocks(duty.ends).date(), clock(duty.ends)),
        *(duty.kind, kinds[duty.kind].name, duty.site, duty.hours, duty.why),
        *(list_cell(duty.woman_ids), list_cell(duty.expected_woman_ids)),
    )
