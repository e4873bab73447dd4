"""What the rotas of two plans come to, side by side."""

from datetime import date, timedelta
from typing import Any

import pytest

from models import BirthsAttended, Duty, Leave, LeaveKind, Rota, Rotas, Scenario, Status, VisitsMade
from models.comparison import Line, Verdict, View
from planner.comparison import Candidate
from planner.metrics import MEASURES, ROTA_MEASURES, rota_metrics
from tests.comparison.candidates import asked, candidate, compare, deltas_of, line_of, values_of
from tests.strategies.factories import midwife

MONDAY = date(2027, 4, 5)
STAFF = (midwife("m1"), midwife("m2", wte=0.5), midwife("c1", "core"), midwife("c2", "core"))
SERVICE = asked(midwives=STAFF)
SECTION = "Rota"


def rotas(
    nights: str, question: Scenario = SERVICE, weeks: int = 1, team: str = "near", **facts: Any
) -> Rotas:
    """A rota of nights alone: `1` and `2` for the midwife who is on call, `-` for nobody."""
    kind = question.policy.rota.kind("on_call_night")
    duties = tuple(
        Duty.of(kind, team, MONDAY + timedelta(days=number), **_who(night))
        for number, night in enumerate(nights)
    )
    of_team = {"team_id": team, "first_day": MONDAY, "weeks": weeks, "status": Status.PROVEN}
    rota = Rota.model_validate(of_team | {"midwives": ("m1", "m2"), "duties": duties} | facts)
    return Rotas(
        scenario=question.name,
        as_of=question.as_of,
        plan_hash="0" * 64,
        first_day=MONDAY,
        weeks=weeks,
        rotas=(rota,),
    )


def _who(night: str) -> dict[str, str]:
    return {"unfilled": "rest"} if night == "-" else {"midwife_id": f"m{night}"}


def staffed(label: str, made: Rotas | None, question: Scenario = SERVICE) -> Candidate:
    """A candidate with a rota, or without."""
    plain = candidate(label, question)
    return Candidate(plain.option, question, plain.plan, plain.metrics, made)


def test_a_rota_has_every_measure_of_a_rota_in_order() -> None:
    found = [row for row in rota_metrics(SERVICE, rotas("1121122")) if row.by == "all"]
    assert [row.measure for row in found] == list(ROTA_MEASURES)
    assert MEASURES.keys().isdisjoint(ROTA_MEASURES)


def test_no_section_where_no_option_has_a_rota() -> None:
    found = compare([staffed("base", None), staffed("other", None)])
    assert SECTION not in {line.section for line in found.lines}


def test_an_option_without_a_rota_has_no_numbers() -> None:
    found = compare([staffed("base", rotas("1121122")), staffed("other", None)])
    line = line_of(found, "rota_unfilled_hours")
    assert values_of(line) == [0, None]
    assert line.cells[1].verdict is Verdict.UNKNOWN


def test_hours_that_nobody_fills_are_counted_by_the_clock() -> None:
    """Two nights from 20:00 to 08:00 are 24 hours, one is 12: worse by 12."""
    found = compare([staffed("base", rotas("-121122")), staffed("other", rotas("--21122"))])
    line = line_of(found, "rota_unfilled_hours")
    assert (values_of(line), deltas_of(line)) == ([12, 24], [12])
    assert line.cells[1].verdict is Verdict.WORSE
    assert line.cells[0].detail == "1 week from 2027-04-05"


def test_nights_are_for_each_whole_time_equivalent() -> None:
    """Four nights of 1 WTE are 4, three of 0.5 WTE are 6."""
    found = compare([staffed("base", rotas("1121122")), staffed("other", rotas("1111112"))])
    assert values_of(line_of(found, "rota_nights_most")) == [6, 6]
    assert values_of(line_of(found, "rota_nights_fewest")) == [4, 2]


@pytest.mark.parametrize(("days", "fewest"), [(3, 0), (4, 6)])
def test_who_is_away_most_of_the_time_is_no_measure_of_nights(days: int, fewest: float) -> None:
    """Three days of leave leave m1 there for four of seven, four days for three."""
    last = MONDAY + timedelta(days=days - 1)
    away = Leave(midwife_id="m1", first_day=MONDAY, last_day=last, kind=LeaveKind.ANNUAL)
    service = SERVICE.service.replace(leave=(away,))
    question = SERVICE.replace(service=service)
    made = rotas("222----", question)
    found = compare([staffed("base", made, question), staffed("other", made, question)])
    assert values_of(line_of(found, "rota_nights_fewest")) == [fewest, fewest]


def test_births_are_shares_of_those_expected() -> None:
    some = BirthsAttended(births=4, by_named=1, by_named_or_buddy=2, by_team=3)
    more = BirthsAttended(births=4, by_named=2, by_named_or_buddy=3, by_team=4)
    found = compare([staffed("base", rotas("1", attended=some)), staffed("other", rotas("1", attended=more))])
    names = ("rota_by_named_share", "rota_by_named_or_buddy_share", "rota_by_team_share")
    lines = [line_of(found, name) for name in names]
    assert [values_of(line) for line in lines] == [[0.25, 0.5], [0.5, 0.75], [0.75, 1]]
    assert {line.cells[1].verdict for line in lines} == {Verdict.BETTER}
    assert lines[0].cells[0].detail == "of 4.0 births"


def test_visits_are_shares_of_those_that_are_due() -> None:
    """A rota that counted none, made before they were told, has no shares."""
    some = VisitsMade(visits=8, by_named=2, by_named_or_buddy=4, by_team=8)
    made = rotas("1", antenatal=some, postnatal=some.replace(by_named=4))
    found = compare([staffed("base", made), staffed("other", rotas("1"))])
    names = [f"rota_{sort}_by_named_share" for sort in ("antenatal", "postnatal")]
    names += [f"rota_{sort}_by_named_or_buddy_share" for sort in ("antenatal", "postnatal")]
    assert [values_of(line_of(found, name)) for name in names] == [
        *([0.25, None], [0.5, None], [0.5, None], [0.5, None]),
    ]


def test_only_questions_and_teams_have_its_measures() -> None:
    one = [staffed("base", rotas("1")), staffed("other", rotas("2"))]
    shown = {view for view in View for line in compare(one, view).lines if line.section.startswith(SECTION)}
    assert shown == {View.QUESTIONS, View.TEAM}


class TestByTeam:
    """Each team by itself: near as it is, far with another night left unfilled and other births."""

    SOME, MORE = BirthsAttended(births=4, by_named=1), BirthsAttended(births=6, by_named=3)

    def line(self, measure: str, team: str) -> Line:
        near, far = rotas("-121122", attended=self.SOME), rotas("--11122", team="far", attended=self.MORE)
        both = near.replace(rotas=(*far.rotas, *near.rotas))
        found = compare([staffed("base", both), staffed("other", near)], View.TEAM)
        return next(row for row in found.lines if (row.measure, row.group) == (measure, team))

    def test_hours_that_nobody_fills(self) -> None:
        """A night of 12 hours, or two."""
        assert values_of(self.line("rota_unfilled_hours", "near")) == [12, 12]
        assert values_of(self.line("rota_unfilled_hours", "far")) == [24, None]

    def test_nights_of_a_midwife(self) -> None:
        """Of six nights three each, which is six for each WTE of the half-time midwife; of five three are
        the whole-time midwife's."""
        assert values_of(self.line("rota_nights_most", "near")) == [6, 6]
        assert values_of(self.line("rota_nights_fewest", "far")) == [3, None]

    def test_births_of_the_team(self) -> None:
        line = self.line("rota_by_named_share", "far")
        assert values_of(line) == [0.5, None]
        assert line.cells[0].detail == "of 6.0 births"

    def test_sections_say_what_the_teams_are_compared_in(self) -> None:
        assert (
            self.line("rota_by_named_share", "near").section == "Rota: births attended by the named midwife"
        )


def test_a_rota_that_was_stopped_is_told() -> None:
    found = compare([staffed("base", rotas("1")), staffed("other", rotas("1", status=Status.STOPPED))])
    assert any("the rota of other was stopped early, of near" in note for note in found.notes)


def test_rotas_of_other_days_are_not_compared_without_a_word() -> None:
    found = compare([staffed("base", rotas("1")), staffed("other", rotas("1", weeks=2))])
    assert (
        "the rota of other is of 2 weeks from 2027-04-05, that of base of 1 week from 2027-04-05: "
        "their numbers differ by that too"
    ) in found.notes


def test_rotas_of_other_teams_are_not_compared_without_a_word() -> None:
    found = compare([staffed("base", rotas("1")), staffed("other", rotas("1", team="far"))])
    assert (
        "the rota of other is of far, that of base of near: their numbers differ by that too" in found.notes
    )
