"""What every column of a rota folder's tables means."""

from collections.abc import Mapping

from models import UnfilledReason
from planner.exports.rota.letters import FREE_WORDS

OF_TEAM, OF_MIDWIFE = "rota_<team>.csv", "midwife_<id>.csv"
"""Names that stand for all tables of the kind."""
_WHY = "why she does it, or why nobody does, in words"
_SITE = "where it is held, of a clinic or another weekly duty"
_HOURS = "hours that pass from its beginning to its end; a night has 11 or 13 when the clocks change"
_KIND = "kind of duty, an id of the policy"
_DATE = "day on which it begins"
_WOMEN = "the woman of a planned birth, the women of a clinic or a round of visits, parted by semicolons"
_EXPECTED = "of these, women who had not booked when the plan was made: they are a forecast, not yet known"

ROTA_MEANINGS: Mapping[str, Mapping[str, str]] = {
    "rota.csv": {
        "team_id": "the team whose duty it is",
        "date": _DATE,
        "start": "when it begins, by the clocks of London, with the difference from UTC",
        "end": "when it ends, likewise",
        "kind": _KIND,
        "midwife_id": "who does it; empty if nobody does",
        "unfilled": "why nobody does it; empty if somebody does",
        "why": _WHY,
        "hours": _HOURS,
        "counted_hours": "of these, hours that count as working time",
        "site": _SITE,
        "woman_ids": _WOMEN,
        "expected_woman_ids": _EXPECTED,
    },
    OF_TEAM: {
        "midwife_id": "a midwife of the team; above them team and dates, below them what nobody does, and"
        " what the letters mean",
        "day": f"a day (BH: a bank holiday): the letter of her duty, or of her leave; empty: {FREE_WORDS}",
        "hours": "hours of her duties that count as working time",
        "contract": "hours of her contract in these weeks, days of leave left out; where her duties are below"
        " it, the rest is left for births and unplanned work",
        "on_call": "duties on call, by day and by night",
        "nights": "nights",
        "weekends": "weekends with a duty",
    },
    OF_MIDWIFE: {
        "date": _DATE,
        "weekday": "its day of the week",
        "start": "when it begins, by the clocks of London",
        "end_date": "day on which it ends",
        "end": "when it ends, by the clocks of London",
        "kind": _KIND,
        "duty": "the kind in words",
        "site": _SITE,
        "hours": _HOURS,
        "why": "why she does it",
        "woman_ids": _WOMEN,
        "expected_woman_ids": _EXPECTED,
    },
    "changes.csv": {
        "team_id": "the team whose duty it is",
        "date": _DATE,
        "kind": _KIND,
        "site": _SITE,
        "from_midwife_id": "who did it until now; empty if nobody did",
        "to_midwife_id": "who does it now; empty if nobody does",
        "why": _WHY,
    },
}
"""Each table's columns in words; `day` stands for the columns of the days."""

ROTA_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("rota.csv", "unfilled"): {str(reason): reason.words for reason in UnfilledReason},
}
