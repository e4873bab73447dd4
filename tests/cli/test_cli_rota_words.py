"""What the terminal says of one team's rota, line by line."""

import io
from datetime import date
from pathlib import Path

from rich.console import Console

from models import AuditReport, Rota, Scenario, VisitsMade
from planner.cli.console import THEME
from planner.cli.show_rota import show_team
from planner.rota_line import FinishedRota
from tests.rota.factories import duty, rota
from tests.rota.town import fortnight, rotas, town
from tests.strategies.factories import midwife


def shown(found: Rota, question: Scenario | None = None, width: int = 100) -> str:
    """The words on a terminal without colours."""
    nothing = AuditReport(checks=(), violations=(), aims=())
    finished = FinishedRota(Path("r"), Path("p"), question or town(), rotas(found), nothing)
    text = io.StringIO()
    console = Console(file=text, theme=THEME, width=width, highlight=False, markup=False, no_color=True)
    show_team(console, finished, found)
    return "\n".join(line.rstrip() for line in text.getvalue().splitlines())


def test_women_who_have_not_booked_are_counted_once() -> None:
    """w2 is seen on two days, w1 and w3 are in care already."""
    found = rota(
        duty("visits", 0, woman_ids=("w1", "w2"), expected_woman_ids=("w2",)),
        duty("visits", 2, woman_ids=("w2", "w3"), expected_woman_ids=("w2",)),
    )
    assert (
        "1 of the 3 women to be seen has not booked yet: she is a forecast (expected_woman_ids in rota.csv)"
    ) in shown(found)


def test_nothing_is_said_of_a_forecast_where_everyone_has_booked() -> None:
    assert "forecast" not in shown(rota(duty("visits", 0, woman_ids=("w1",))))


VISITS = """
Visits in these weeks: 12 antenatal, 4 postnatal
made by                          antenatal   share   postnatal   share
──────────────────────────────────────────────────────────────────────
the named midwife                        6     50%           -      0%
the named midwife or the buddy           9     75%           1     25%
a midwife of the team                   12    100%           3     75%
in the clinic or round that names the woman in rota.csv; the booking is one of the antenatal
"""


def test_visits_by_someone_known_stand_beside_the_births() -> None:
    found = rota(
        antenatal=VisitsMade(visits=12, by_named=6, by_named_or_buddy=9, by_team=12),
        postnatal=VisitsMade(visits=4, by_named=0, by_named_or_buddy=1, by_team=3),
    )
    assert VISITS in shown(found)


def test_a_team_without_a_visit_has_no_table_of_them() -> None:
    assert "Visits in these weeks" not in shown(rota(antenatal=VisitsMade(), postnatal=VisitsMade()))


def test_a_newly_qualified_midwife_without_a_duty_on_call_is_told_in_her_own_row() -> None:
    """m1 is a preceptee all through, m2 too but second on call; m3 is none."""
    ends = date(2027, 6, 30)
    staff = (
        midwife("m1", preceptorship_ends_on=ends),
        midwife("m2", preceptorship_ends_on=ends),
        midwife("m3"),
    )
    found = rota(duty("second_on_call_night", 8, "m2"), midwives=("m1", "m2", "m3"))
    question = town(midwives=staff, leave=(), fixed_duties=(), hours_worked=())
    text = shown(found, question)
    assert "new: newly qualified and in preceptorship" in text
    lines = [line.split() for line in text.splitlines()]
    rows = {line[0]: line[5] for line in lines if line and len(line) == 8 and line[0] in ("m1", "m2", "m3")}
    assert rows == {"m1": "new", "m2": "1", "m3": "-"}


def test_the_shares_keep_their_names_on_a_narrow_screen() -> None:
    """m1 has 3 hours from before; where it is narrow, contract and weekends are left to the files."""
    wide, narrow = (shown(fortnight(), width=width).splitlines() for width in (80, 60))
    assert "m1      1      +3.0    10.5       75.0    -61.5         1        1          -" in wide
    assert "m1     10.5       75.0    -61.5         1        1" in narrow
