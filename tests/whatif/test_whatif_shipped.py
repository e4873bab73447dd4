"""Every shipped what-if scenario changes the plan in the direction in which its question points, and why.

They are planned on a small copy of the example trust. Where it can be, what is proven of a tier, its bound,
is held against what the other plan places.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from models import Plan, Scenario
from planner.audit import audit
from planner.caseload import solve
from planner.loading import Loaded, load_scenarios
from planner.metrics import measure
from planner.prepare import prepare
from planner.rota.staff import members_of
from planner.rota.stretch import Stretch
from tests.whatif.small import SHIPPED, write_small_trust

WHAT_IFS = sorted(path.stem for path in SHIPPED.glob("*.yaml") if path.stem != "base")
SWEEPS = ("ratio_and_recruits",)


class Planned(NamedTuple):
    """A scenario, its plan and its measures."""

    loaded: Loaded
    plan: Plan
    values: dict[tuple[str, str, str], float]

    @property
    def scenario(self) -> Scenario:
        """What was planned."""
        return self.loaded.scenario

    def placed(self, tier: int) -> int:
        """Women of the tier who are placed."""
        return self.plan.tiers[tier - 1].placed

    def bound(self, tier: int) -> int:
        """Most women of the tier that any plan can place."""
        return self.plan.tiers[tier - 1].bound

    def number(self, measure_name: str, by: str = "all", group: str = "all") -> float:
        """One measure."""
        return self.values[measure_name, by, group]


Plans = Callable[[str], Planned]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Plans:
    """The plan of a shipped scenario, or of one of a sweep by its number, each made once."""
    folder: Path = write_small_trust(tmp_path_factory.mktemp("trust") / "small")

    @cache
    def plan(name: str) -> Planned:
        file, _, number = name.partition(":")
        loaded = load_scenarios(folder / f"{file}.yaml")[int(number or 1) - 1]
        plan = solve(prepare(loaded.scenario))
        rows = measure(loaded.scenario, plan)
        return Planned(loaded, plan, {(row.measure, row.by, row.group): row.value or 0 for row in rows})

    return plan


def test_two_leave_willow(plans: Plans) -> None:
    """Less staff time in Willow: fewer places, and whoever had met the two is handed over."""
    base, without = plans("base"), plans("two_leave_willow")
    assert without.number("care_kept") < base.number("care_kept")
    assert without.number("wte_in_teams", "team", "willow") < base.number("wte_in_teams", "team", "willow")
    assert sum(without.placed(tier) for tier in (1, 2)) < sum(base.placed(tier) for tier in (1, 2))
    gone = [row for row in without.loaded.applied or () if row.kind == "leave"]
    assert len(gone) == 2


def test_october_apprentices(plans: Plans) -> None:
    """From March to October Willow has less, then as many midwives more; over the year fewer are placed."""
    base, october = plans("base"), plans("october_apprentices")
    for month, has_less in (("02", False), ("06", True)):
        group = f"willow 2027-{month}"
        lost = base.number("wte_in_teams", "team_month", group) - october.number(
            "wte_in_teams", "team_month", group
        )
        assert lost == pytest.approx(1.6 if has_less else 0)
    december = october.number("wte_in_teams", "team_month", "willow 2027-12")
    assert december > october.number("wte_in_teams", "team_month", "willow 2027-09")
    assert october.bound(2) < base.placed(2)


def test_recruit_in_september(plans: Plans) -> None:
    """More staff time from October: more places then, but none for women at high risk with a preceptee."""
    base, more = plans("base"), plans("recruit_in_september")
    assert len(more.plan.placements) > len(base.plan.placements)
    assert more.bound(1) == base.bound(1)
    new = {row.midwife_id for row in more.scenario.service.midwives if row.midwife_id.startswith("new-")}
    theirs = [row for row in more.plan.placements if row.midwife_id in new]
    assert len(new) == 4
    assert theirs
    women = [more.scenario.service.woman[row.woman_id] for row in theirs]
    assert not [
        woman for woman in women if woman.risk_factors or more.scenario.judgements[woman.woman_id].tier == 1
    ]
    assert min(woman.edd for woman in women) >= date(2027, 9, 6)


def test_enhanced_teams_1_32(plans: Plans) -> None:
    """Fewer births for each WTE of Birch and Juniper, as many elsewhere: fewer women of tier 2."""
    base, fewer = plans("base"), plans("enhanced_teams_1_32")
    assert fewer.bound(2) < base.placed(2)
    for team in ("birch", "juniper"):
        per_wte = fewer.number("births_weighted", "team", team) / fewer.number("wte_in_teams", "team", team)
        assert per_wte <= 32.01


def test_running_teams_only(plans: Plans) -> None:
    """No new team takes midwives from core, so core has more and fewer women are placed."""
    base, without = plans("base"), plans("running_teams_only")
    assert set(base.plan.opened_teams) == {"juniper", "holly"}
    assert without.plan.opened_teams == ()
    assert without.number("wte_in_core") > base.number("wte_in_core")
    assert without.bound(1) < base.placed(1)


def test_open_two_teams(plans: Plans) -> None:
    """Against the teams that run now: more women of tier 1, and less staff time in core."""
    before, after = plans("running_teams_only"), plans("open_two_teams")
    assert after.placed(1) > before.bound(1)
    assert after.number("wte_in_core") < before.number("wte_in_core")
    assert {row.team_id for row in after.plan.placements} == {"willow", "birch", "juniper", "holly"}


def test_priority_groups_only(plans: Plans) -> None:
    """The first tier is served as before, nobody else is offered a place: fewer are placed in all."""
    base, few = plans("base"), plans("priority_groups_only")
    assert [tier.name for tier in few.plan.tiers] == [base.plan.tiers[0].name]
    assert few.placed(1) == base.placed(1)
    assert len(few.plan.placements) < len(base.plan.placements)
    assert few.number("births_outside") > base.number("births_outside")


def test_everyone(plans: Plans) -> None:
    """With one tier for all, at least as many are placed in all, and fewer of those at highest risk."""
    base, alike = plans("base"), plans("everyone")
    first = {woman for woman, judgement in base.scenario.judgements.items() if judgement.tier == 1}
    assert len(alike.plan.placements) > len(base.plan.placements)
    assert len(first & alike.plan.placement.keys()) < len(first & base.plan.placement.keys())


def test_core_floor_up(plans: Plans) -> None:
    """Six WTE more must stay in core: not both teams can open, and fewer women are placed."""
    base, safe = plans("base"), plans("core_floor_up")
    assert len(safe.plan.opened_teams) < len(base.plan.opened_teams)
    assert safe.number("wte_in_core") > base.number("wte_in_core")
    assert safe.bound(2) < base.placed(2)


def test_winter_sickness(plans: Plans) -> None:
    """Every team has 7% less staff time from January to March, and as much as before afterwards."""
    base, ill = plans("base"), plans("winter_sickness")
    for team in ("willow", "birch"):
        winter, summer = ([f"{team} 2027-{month:02d}" for month in months] for months in ((1, 2, 3), (7, 8)))
        well = sum(base.number("wte_in_teams", "team_month", month) for month in winter)
        now = sum(ill.number("wte_in_teams", "team_month", month) for month in winter)
        assert now / well == pytest.approx(0.93, abs=0.02)
        for month in summer:
            assert ill.number("wte_in_teams", "team_month", month) == base.number(
                "wte_in_teams", "team_month", month
            )
    assert ill.bound(2) < base.placed(2)


def test_august_leave(plans: Plans) -> None:
    """Annual leave is within the ratio's headroom, so nobody loses her place; the rota has three fewer.

    The three have no hours in the four weeks from 2 August, everybody else in Willow as many as before.
    """
    base, away = plans("base"), plans("august_leave")
    assert away.plan.placements == base.plan.placements
    assert away.number("wte_in_teams") == base.number("wte_in_teams")
    before, now = _hours_in_august(base), _hours_in_august(away)
    gone = {row.subject for row in away.loaded.applied or ()}
    assert len(gone) == 3
    assert now == {midwife: 0 if midwife in gone else hours for midwife, hours in before.items()}
    assert sum(now.values()) < sum(before.values())


def _hours_in_august(planned: Planned) -> dict[str, float]:
    """Hours that each midwife of Willow owes a rota of four weeks."""
    members = members_of(planned.scenario, planned.plan, "willow", Stretch(date(2027, 8, 2), 4))
    return {member.midwife.midwife_id: member.target_hours for member in members}


def test_births_up_most_deprived(plans: Plans) -> None:
    """All who are added come into tier 1: more of it are placed, and others go without instead."""
    base, more = plans("base"), plans("births_up_most_deprived")
    women = len(base.scenario.service.women)
    assert len(more.scenario.service.women) > women
    assert base.scenario.service.woman.items() <= more.scenario.service.woman.items()
    assert more.placed(1) > base.placed(1)
    assert more.placed(2) + more.placed(3) < base.placed(2) + base.placed(3)


def test_interpreter_team(plans: Plans) -> None:
    """Linden takes only women whose languages its midwives speak: more matches, fewer places in all."""
    base, matched = plans("base"), plans("interpreter_team")
    assert matched.number("language_matched") > 1.3 * base.number("language_matched")
    assert matched.number("language_matched_share") > base.number("language_matched_share")
    assert len(matched.plan.placements) < len(base.plan.placements)
    linden = [
        matched.scenario.service.woman[row.woman_id]
        for row in matched.plan.placements
        if row.team_id == "linden"
    ]
    assert {woman.interpreter_language for woman in linden} <= {"ro", "pl", "bn"}


def test_ratio_and_recruits(plans: Plans) -> None:
    """Fewer births for each WTE cost places of tier 2; six more midwives in Willow bring some of them back.

    At 1:36 and without recruits it is the base.
    """
    base, strict, helped = plans("base"), plans("ratio_and_recruits:1"), plans("ratio_and_recruits:4")
    assert strict.bound(2) < base.placed(2)
    assert helped.placed(2) > strict.bound(2)
    assert helped.number("wte_in_teams", "team", "willow") > strict.number("wte_in_teams", "team", "willow")
    same = plans("ratio_and_recruits:9")
    assert [same.placed(tier) for tier in (1, 2, 3)] == [base.placed(tier) for tier in (1, 2, 3)]


def test_none_is_forgotten() -> None:
    """Each shipped what-if has a test of its name here."""
    assert [name for name in WHAT_IFS if f"test_{name}" not in globals()] == []


@pytest.mark.parametrize("name", [name for name in WHAT_IFS if name not in SWEEPS])
def test_the_plan_passes_its_audit(name: str, plans: Plans) -> None:
    planned = plans(name)
    assert audit(planned.scenario, planned.plan).passed


@pytest.mark.parametrize("name", WHAT_IFS)
def test_it_loads_on_the_shipped_base_with_a_question_and_no_warning(name: str) -> None:
    for loaded in load_scenarios(SHIPPED / f"{name}.yaml"):
        assert loaded.findings == ()
        assert (loaded.scenario.question or "").endswith("?")
        assert loaded.applied or loaded.point


def test_the_sweep_is_every_ratio_with_every_number_of_recruits() -> None:
    found = load_scenarios(SHIPPED / "ratio_and_recruits.yaml")
    points = [tuple((one.point.values if one.point else {}).values()) for one in found]
    assert points == [(ratio, recruits) for ratio in ("28", "32", "36") for recruits in ("0", "2", "4", "6")]
    assert found[6].scenario.policy.limits.births_per_wte_year == 32
    assert len(found[6].scenario.service.midwives) == len(found[4].scenario.service.midwives) + 4
