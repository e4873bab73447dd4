"""Ways over several teams: a woman left out comes in where another makes room and finds a place herself."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given

from models import Scenario, Tables, Woman
from planner.caseload.progress import Watch
from planner.caseload.relaxation.classes import Classes, classes_of
from planner.caseload.relaxation.open_care import may_fill
from planner.caseload.solve import eligible_with
from planner.caseload.teams.levelling import levelled
from planner.caseload.teams.places import left_by, limits_of
from planner.caseload.teams.shares import meters_of
from planner.prepare import NOBODY, Problem, prepare
from planner.prepare.problem import Ints
from tests.strategies.factories import area, midwife, policy, scenario, team, travel, woman
from tests.strategies.services import scenarios

AREAS = {"west": ("first",), "middle": ("first", "second"), "east": ("second", "third")}
"""From each neighbourhood, the teams within reach."""
HEAVY = {"complex_social_factors": True}


def service(women: Sequence[Woman], *, births: int = 12) -> Scenario:
    """Three teams in a row, each with as many places as `births` a year come to in one month."""
    teams = ("first", "second", "third")
    tables = Tables(
        tuple(women),
        tuple(midwife(f"m_{name}", name) for name in teams),
        tuple(team(name) for name in teams),
        tuple(area(name) for name in AREAS),
        travel=tuple(
            travel(name, each, 10 if each in near else 90) for name, near in AREAS.items() for each in teams
        ),
    )
    weights = [{"adds": 0.5, "when": {"field": "complex_social_factors", "is": True}}]
    return scenario(tables, policy(weights=weights, births_per_wte_year=births), months=1)


def ready(asked: Scenario, **where: int) -> tuple[Classes, Ints]:
    """The classes, and the teams (by index) in which women are at first."""
    problem = prepare(asked)
    at = np.array([where.get(one.woman_id, NOBODY) for one in problem.women], dtype=np.int64)
    eligible = eligible_with(problem, ())
    return classes_of(problem, eligible, may_fill(problem, eligible)), at


def by_tier(classes: Classes, at: Ints) -> list[Ints]:
    """Teams once each tier is levelled, within every limit."""
    limits = limits_of(classes.problem)
    care = next((limit for limit in limits if limit.windows is classes.problem.open_days), None)
    meters = meters_of(classes.problem, limits)
    return list(levelled(classes, classes.eligible, meters, care, at, Watch()))


def brought_in(asked: Scenario, **where: int) -> dict[str, int]:
    """Who has which team in the end."""
    classes, at = ready(asked, **where)
    found = by_tier(classes, at)[-1]
    assert obeys(classes.problem, found)
    women = classes.problem.women
    return {one.woman_id: int(team) for one, team in zip(women, found, strict=True) if team != NOBODY}


def obeys(problem: Problem, at: Ints) -> bool:
    """Whether every limit of the teams holds."""
    return all(bool((limit.left >= 0).all()) for limit in left_by(limits_of(problem), at))


def test_everyone_moves_on_by_one_team() -> None:
    """One place a team: her only team is `first`, whose woman may go to `second`, whose woman to `third`."""
    asked = service(
        [
            woman("her", tier=1, area_id="west"),
            woman("next", tier=1, area_id="middle"),
            woman("last", tier=1, area_id="east"),
        ]
    )

    assert brought_in(asked, next=0, last=1) == {"her": 0, "next": 1, "last": 2}


def test_woman_of_a_later_tier_gives_her_place_up() -> None:
    """She can go to `first` alone, where a woman of tier 2 is who can go nowhere else."""
    asked = service([woman("her", tier=1, area_id="west"), woman("other", tier=2, area_id="west")])

    assert brought_in(asked, other=0) == {"her": 0}


def test_nobody_of_her_own_tier_loses_a_place_for_her() -> None:
    """Both can go to `first` alone, which has one place: whoever has it keeps it."""
    asked = service([woman("her", tier=1, area_id="west"), woman("placed", tier=1, area_id="west")])

    assert brought_in(asked, placed=0) == {"placed": 0}


def test_woman_who_has_met_her_team_does_not_move() -> None:
    """The woman in `first` could go to `second`, but `first` is her team of today."""
    asked = service(
        [woman("her", tier=1, area_id="west"), woman("met", tier=1, area_id="middle", team_id="first")]
    )

    assert brought_in(asked, met=0) == {"met": 0}


def test_two_women_of_later_tiers_go_out_for_one_who_takes_the_room_of_both() -> None:
    """Two places, two women of tier 2: a woman who weighs 1.5 fits only when both are out."""
    asked = service(
        [
            woman("her", tier=1, area_id="west", **HEAVY),
            *(woman(f"other{number}", tier=2, area_id="west") for number in range(2)),
        ],
        births=24,
    )

    assert brought_in(asked, other0=0, other1=0) == {"her": 0}


def test_one_goes_out_and_one_moves_on_where_neither_alone_makes_room() -> None:
    """Two places: out of `first` goes a woman of tier 2, and a woman of tier 1 moves on to `second`."""
    asked = service(
        [
            woman("her", tier=1, area_id="west", **HEAVY),
            woman("next", tier=1, area_id="middle"),
            woman("other", tier=2, area_id="west"),
        ],
        births=24,
    )

    assert brought_in(asked, next=0, other=0) == {"her": 0, "next": 1}


def test_who_is_out_for_a_woman_of_an_earlier_tier_comes_back_where_there_is_room() -> None:
    """She has a place in `first` alone; the woman of tier 2 who had it may go to `second` as well."""
    asked = service([woman("her", tier=1, area_id="west"), woman("other", tier=2, area_id="middle")])

    assert brought_in(asked, other=0) == {"her": 0, "other": 1}


@given(scenarios())
def test_no_way_breaks_a_limit_or_takes_places_from_a_tier_before(asked: Scenario) -> None:
    """From nobody placed: limits hold, and what an earlier tier has it keeps."""
    problem = prepare(asked)
    eligible = eligible_with(problem, problem.openings[0])
    classes = classes_of(problem, eligible, may_fill(problem, eligible))
    nobody = np.full(len(problem.women), NOBODY, dtype=np.int64)
    had: list[int] = []

    for number, at in enumerate(by_tier(classes, nobody), start=1):
        has = [
            int(np.count_nonzero((at != NOBODY) & (problem.tier == tier))) for tier in range(1, number + 1)
        ]

        assert obeys(problem, at)
        assert has[:-1] == had
        had = has
