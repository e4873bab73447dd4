"""A midwife's share of her team's women: by staff time over the horizon, rounded up."""

from datetime import date
from typing import Any

import pytest

from models import AimWeights, RuleId
from planner.audit import audit
from tests.audit.town import midwives, placed, plan, town, women

ONLY_LOADS = AimWeights(language_not_matched=0, travel_minute=0, uneven_load=1, preferred_team_not_met=0)


def above_share(named: dict[str, int], team_id: str = "rose", **changes: Any) -> float:
    """Women above the shares when each midwife is named for so many of one team."""
    residents = women(sum(named.values()), edd=date(2027, 6, 10))
    scenario = town(*residents, **changes)
    scenario = scenario.replace(policy=scenario.policy.replace(aims=ONLY_LOADS))
    carers = [midwife_id for midwife_id, count in named.items() for _ in range(count)]
    rows = [placed(scenario, w.woman_id, team_id, who) for w, who in zip(residents, carers, strict=True)]
    opened = ("new",) if team_id == "new" else ()
    report = audit(scenario, plan(scenario, *rows, opened_teams=opened))
    return next(check.recomputed for check in report.aims if check.rule is RuleId.FIT)


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ({"r1": 1, "r2": 1, "r3": 1, "r4": 1}, 0),
        ({"r1": 2, "r2": 1, "r3": 1}, 1),
        ({"r1": 2, "r2": 1, "r3": 1, "r4": 1}, 0),
        ({"r1": 4}, 3),
    ],
)
def test_equal_shares(named: dict[str, int], expected: int) -> None:
    """Of four women each of four equal midwives has a share of 1; of five 5/4, rounded up 2."""
    assert above_share(named) == expected


def test_share_by_staff_time() -> None:
    """With r1 at 0.5 her share of four women is 4 x 300 / 2100 = 0.57, rounded up 1; the others' is 2."""
    assert above_share({"r1": 2, "r2": 2}, midwives=midwives(r1={"wte": 0.5})) == 1


def test_midwives_who_moved_have_shares() -> None:
    """In a team that is opened c1 to c4 have shares: 1 of two women each, so 1 above when c1 has both."""
    assert above_share({"c1": 2}, team_id="new") == 1


def test_half_a_hundredth_rounds_up() -> None:
    """From 16 June 0.11 WTE give 0.11 x 15/30 = 0.055 WTE-months: 5.5 hundredths, rounded 6.

    With r2 alone at 0.12 from the same day (6 hundredths), each share of two women is 2 x 6 / 12 = 1.
    Rounded down to 5, r1's would be 10/11 and r2's 12/11, so that r2 might have both.
    """
    start = date(2027, 6, 16)
    gone: dict[str, Any] = {"leaves_on": date(2027, 1, 1)}
    staff = midwives(
        r1={"wte": 0.11, "starts_on": start}, r2={"wte": 0.12, "starts_on": start}, r3=gone, r4=gone
    )

    assert above_share({"r2": 2}, midwives=staff) == 1


def test_team_without_staff_time_has_no_shares() -> None:
    """When all of rose have gone by the new year, every woman named to one of them is above a share of 0."""
    gone: dict[str, Any] = {"leaves_on": date(2027, 1, 1)}

    assert above_share({"r1": 2}, midwives=midwives(r1=gone, r2=gone, r3=gone, r4=gone)) == 2
