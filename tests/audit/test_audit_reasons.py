"""Why women are left out: each reason is checked as far as it can be without the solver."""

from datetime import date
from typing import Any

import pytest

from models import Midwife, Plan, Scenario, UnplacedReason, Woman
from planner.audit import audit
from tests.audit.town import left_out, midwives, minutes, placed, plan, teams, town, woman, women

FAR = [minutes("mid", team_id, 60) for team_id in ("rose", "oak", "new")]
SMALL = {"wte": 0.5}
CLOSED: dict[str, Any] = {"closes_on": date(2027, 2, 1)}
RUNNING = ("rose", "oak")
NOT_NEW = midwives(**{who: {"preceptorship_ends_on": date(2028, 1, 1)} for who in ("r1", "r2", "r3", "r4")})

REASONS: dict[UnplacedReason, tuple[Woman, dict[str, Any]]] = {
    UnplacedReason.NOT_OFFERED: (woman(area_id="rich"), {}),
    UnplacedReason.NO_TEAM_RUNS: (woman(), {"teams": teams(rose=CLOSED, oak=CLOSED, new=CLOSED)}),
    UnplacedReason.NO_TEAM_IN_REACH: (woman(), {"travel": FAR}),
    UnplacedReason.NO_TEAM_ACCEPTS: (
        woman(),
        {"teams": teams(**{team_id: {"accepts": ("epilepsy",)} for team_id in ("rose", "oak", "new")})},
    ),
    UnplacedReason.TOO_LATE: (woman(edd=date(2027, 2, 12)), {}),
    UnplacedReason.TEAM_NOT_OPENED: (woman(), {"teams": teams(rose=CLOSED, oak=CLOSED)}),
    UnplacedReason.TEAM_BELOW_SIZE: (woman(), {"midwives": midwives(r1=SMALL, o1=SMALL)}),
    UnplacedReason.NO_MIDWIFE: (
        woman(risk_factors=("epilepsy",)),
        {"midwives": NOT_NEW, "teams": teams(oak=CLOSED), "limits": {"team_wte_min": 3}},
    ),
    UnplacedReason.NO_PLACES: (woman(), {"limits": {"births_per_wte_year": 0.5}}),
}
"""One woman and one town for each reason; at 0.5 a year 4 WTE carry 0.5 births in three months."""


def without_place(reason: UnplacedReason, stated: UnplacedReason) -> tuple[Scenario, Plan]:
    """The case of one reason, with that or another reason stated."""
    resident, changes = REASONS[reason]
    scenario = town(resident, **changes)
    return scenario, plan(scenario, unplaced=(left_out(scenario, "w1", stated),))


@pytest.mark.parametrize("reason", REASONS)
def test_right_reason_passes(reason: UnplacedReason) -> None:
    """The reason that holds is not remarked upon."""
    assert audit(*without_place(reason, reason)).warnings == ()


@pytest.mark.parametrize("reason", REASONS)
def test_wrong_reason_is_named(reason: UnplacedReason) -> None:
    """Another reason than the one that holds is named, with the right one."""
    stated = UnplacedReason.TOO_LATE if reason is not UnplacedReason.TOO_LATE else UnplacedReason.NO_PLACES

    report = audit(*without_place(reason, stated))

    assert report.warnings == (f"left out as {stated}, should read {reason}: w1",)
    assert report.violations == ()


def test_every_reason_has_a_case() -> None:
    """No reason is without a test."""
    assert set(REASONS) == set(UnplacedReason)


def test_free_place_is_named() -> None:
    """No places left is false where a team and a midwife have room."""
    scenario = town(woman())

    assert audit(scenario, plan(scenario)).warnings == ("left out although a place is free: w1 (oak, o1)",)


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"limits": {"open_caseload_per_wte": 0.2}}, id="open caseload of 0.8"),
        pytest.param({"limits": {"births_per_wte_year": 0.5}}, id="births of 0.5"),
        pytest.param({"limits": {"births_per_wte_month": 1}}, id="one birth a midwife and month"),
    ],
)
def test_full_teams_have_no_free_place(changes: dict[str, Any]) -> None:
    """With one limit used up in both teams no place is free; the last takes eight women to use up."""
    residents = women(
        8 if "births_per_wte_month" in changes["limits"] else 0, edd=date(2027, 4, 12), prefix="v"
    )
    scenario = town(woman(), *residents, **changes)
    named = [(team_id, f"{team_id[0]}{number}") for team_id in RUNNING for number in range(1, 5)]
    rows = [placed(scenario, v.woman_id, *where) for v, where in zip(residents, named, strict=False)]

    report = audit(scenario, plan(scenario, *rows))

    assert (report.violations, report.warnings) == ((), ())


def test_many_wrong_reasons_are_one_line() -> None:
    """Seven women with one wrong reason are one warning that names five of them."""
    scenario = town(*women(7, edd=date(2027, 2, 12)))

    assert audit(scenario, plan(scenario)).warnings == (
        "left out as no_places, should read too_late: w1, w2, w3, w4, w5 and 2 more",
    )


def test_wrong_team_in_reason_is_named() -> None:
    """The teams that fell away are of the service and still there at that step."""
    scenario = town(woman(), teams=teams(new={"accepts": ("epilepsy",)}), limits={"births_per_wte_year": 0.5})
    row = left_out(scenario, "w1", UnplacedReason.NO_PLACES)

    right = audit(scenario, plan(scenario, unplaced=(row.replace(team_ids=("oak", "rose")),)))
    wrong = audit(scenario, plan(scenario, unplaced=(row.replace(team_ids=("new",)),)))

    assert right.warnings == ()
    assert wrong.warnings == ("left out with teams that did not fall away at that step: w1",)


@pytest.mark.parametrize(
    ("edd", "staff"),
    [
        pytest.param(date(2027, 2, 12), midwives(), id="late"),
        pytest.param(date(2027, 4, 10), midwives(r1=SMALL, o1=SMALL), id="small team"),
    ],
)
def test_own_team_does_not_fall_away(edd: date, staff: list[Midwife]) -> None:
    """Late, or with every team too small, a woman may stay in her team: only places can lack."""
    resident = woman(edd=edd, team_id="rose")
    scenario = town(resident, midwives=staff, limits={"births_per_wte_year": 0.5})

    assert audit(scenario, plan(scenario)).warnings == ()


def test_preceptee_with_room_is_no_free_place() -> None:
    """Only r4 may be named for her, and at one birth a month r4 has hers: r1 to r3 do not count."""
    new = {"preceptorship_ends_on": date(2028, 1, 1)}
    limits = {"births_per_wte_month": 1, "team_wte_min": 3}
    residents = [woman(risk_factors=("epilepsy",)), woman("v1", edd=date(2027, 4, 12))]
    staff = midwives(r1=new, r2=new, r3=new)
    scenario = town(*residents, midwives=staff, teams=teams(oak=CLOSED), limits=limits)

    assert audit(scenario, plan(scenario, placed(scenario, "v1", "rose", "r4"))).warnings == ()
