"""What-if files that change the rota: its terms, the days of weekly duties, and what is listed of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from models import AppliedChange
from models.rota_changes import HoursName, RotaLimitName
from models.rota_policy import ContractedHours, RotaLimits, RotaPolicy
from models.weekly_duty import Weekday
from planner.loading import Loaded, load_scenario

Write = Callable[..., Path]
DUTIES = """\
  rota:
    on_call_tiers: 2
    weekly_duties:
      - {weekday: tuesday, team_id: T1}
      - {weekday: thursday, team_id: T1}
      - {weekday: thursday}
      - {weekday: wednesday, kind: meeting, midwives: 2}
"""


@pytest.fixture
def with_duties(folder: Path) -> None:
    """A base scenario with three clinics and a meeting every week, and two on call."""
    with (folder / "base.yaml").open("a", encoding="utf-8") as file:
        file.write(DUTIES)


def _rota(loaded: Loaded) -> RotaPolicy:
    return loaded.scenario.policy.rota


def _days(loaded: Loaded) -> list[str]:
    return [str(duty.weekday) for duty in _rota(loaded).weekly_duties]


def _told(loaded: Loaded) -> list[tuple[str, str, str | None, str | None]]:
    rows: tuple[AppliedChange, ...] = loaded.applied or ()
    return [(row.subject, row.what, row.before, row.after) for row in rows]


@pytest.mark.usefixtures("with_duties")
def test_there_is_no_second_tier_on_call(write: Write) -> None:
    loaded = load_scenario(write("one_tier", "change_rota: {on_call_tiers: 1}"))
    assert {kind.tier for kind in _rota(loaded).on_call} == {1}
    assert _told(loaded) == [
        ("policy.rota.on_call_tiers", "midwives of a team on call at once", "2", "1"),
    ]
    assert [row.written for row in loaded.applied or ()] == ["one_tier.yaml:4"]


def test_rules_of_working_time_change_by_name(write: Write) -> None:
    """The base names none, so the defaults hold: 2 nights in a row become 3, 11 hours of rest 12."""
    terms = "{most_nights_in_row: 3, rest_hours: {by: 1}, weekly_rest: 48_hours_in_14_days}"
    loaded = load_scenario(write("nights", f"change_rota: {{limits: {terms}}}"))
    assert _rota(loaded).limits == RotaLimits.model_validate(
        {"most_nights_in_row": 3, "rest_hours": 12, "weekly_rest": "48_hours_in_14_days"}
    )
    assert _told(loaded)[0] == ("policy.rota.limits.most_nights_in_row", "most nights in a row", "2", "3")


def test_contracted_hours_change_by_name(write: Write) -> None:
    change = "change_rota: {hours: {tolerance_hours: 6, carries_balance: false}}"
    hours = _rota(load_scenario(write("hours", change))).hours
    assert hours == ContractedHours(tolerance_hours=6, carries_balance=False)


def test_support_workers_are_reckoned_by_the_whole_time_week_that_a_file_sets(write: Write) -> None:
    """A post is a post: 30 hours of 30 raise the ratio as 37.5 of 37.5 do, whichever change stands first."""

    def ratio(name: str, hours: float, *more: str) -> float | None:
        support = f"enhance_team: {{team: T1, support_worker_hours_week: {hours}}}"
        loaded = load_scenario(write(name, support, *more))
        return loaded.scenario.service.team["T1"].births_per_wte_year

    usual = ratio("usual", 37.5)
    assert usual is not None
    assert ratio("short", 30, "change_rota: {hours: {whole_time_hours_week: 30}}") == usual
    assert ratio("few", 30) != usual


def test_every_visit_of_a_stage_takes_other_minutes(write: Write) -> None:
    """Weeks and days stay as they are; the booking appointment takes 90 less 30."""
    terms = "antenatal_minutes: 30, postnatal_minutes: {by: 15}, booking_minutes: {by: -30}"
    loaded = load_scenario(write("visits", f"change_rota: {{visits: {{{terms}}}}}"))
    visits, before = _rota(loaded).visits, RotaPolicy().visits
    assert [(row.week, row.minutes) for row in visits.antenatal] == [
        (row.week, 30) for row in before.antenatal
    ]
    assert [(row.day, row.minutes) for row in visits.postnatal] == [(1, 75), (5, 75), (10, 75)]
    assert visits.booking_minutes == 60
    assert _told(loaded) == [
        ("policy.rota.visits.antenatal", "minutes of each antenatal visit", "45", "30"),
        ("policy.rota.visits.postnatal", "minutes of each postnatal visit", "60", "75"),
        ("policy.rota.visits.booking_minutes", "minutes of the booking appointment", "90", "60"),
    ]


@pytest.mark.usefixtures("with_duties")
@pytest.mark.parametrize(
    ("terms", "days"),
    [
        ("kind: clinic, to_weekday: monday", ["monday", "monday", "monday", "wednesday"]),
        ("kind: meeting, to_weekday: friday", ["tuesday", "thursday", "thursday", "friday"]),
        (
            "kind: clinic, team: T1, to_weekday: monday",
            ["monday", "monday", "thursday", "wednesday"],
        ),
        (
            "kind: clinic, from_weekday: thursday, to_weekday: friday",
            ["tuesday", "friday", "friday", "wednesday"],
        ),
        (
            "kind: clinic, team: T1, from_weekday: thursday, to_weekday: friday",
            ["tuesday", "friday", "thursday", "wednesday"],
        ),
    ],
)
def test_weekly_duties_move(terms: str, days: list[str], write: Write) -> None:
    """Of what every team holds, the day of every team stays: the named team has one of its own."""
    assert _days(load_scenario(write("moved", f"move_duties: {{{terms}}}"))) == days


def _clinics(loaded: Loaded, team: str) -> list[str]:
    """The days of a team's clinics."""
    return [str(duty.weekday) for duty in _rota(loaded).duties_of_team(team) if duty.kind == "clinic"]


@pytest.mark.usefixtures("with_duties")
@pytest.mark.parametrize(
    ("terms", "of_t1", "of_t2"),
    [
        ("team: T2, to_weekday: monday", ["tuesday", "thursday", "thursday"], ["monday"]),
        ("team: T1, to_weekday: monday", ["monday", "monday", "monday"], ["thursday"]),
        (
            "team: T1, from_weekday: thursday, to_weekday: friday",
            ["tuesday", "friday", "friday"],
            ["thursday"],
        ),
    ],
)
def test_one_team_moves_what_every_team_holds(
    terms: str, of_t1: list[str], of_t2: list[str], write: Write
) -> None:
    """T1 has two clinics of its own, and with T2 and all others one on Thursday."""
    loaded = load_scenario(write("moved", f"move_duties: {{kind: clinic, {terms}}}"))
    assert (_clinics(loaded, "T1"), _clinics(loaded, "T2")) == (of_t1, of_t2)


@pytest.mark.usefixtures("with_duties")
def test_the_day_of_its_own_is_listed_and_moves_with_all_others(write: Write) -> None:
    """Two teams may each have one; a file that builds on it moves the meeting of every team, theirs too."""
    two = "move_duties: {kind: meeting, team: T2, to_weekday: friday}"
    path = write("own", f"{two}\n  - {two.replace('T2', 'T1').replace('friday', 'monday')}")
    loaded = load_scenario(path)
    place = "policy.rota.weekly_duties[3].weekday_of"
    assert _told(loaded) == [
        (f"{place}.T2", "weekday of meeting, T2", None, "friday"),
        (f"{place}.T1", "weekday of meeting, T1", None, "monday"),
    ]
    after = load_scenario(
        write("all", "move_duties: {kind: meeting, to_weekday: tuesday}", extends="own.yaml")
    )
    meetings = [_rota(after).duties_of_team(team)[-1].weekday for team in ("T1", "T2", "T3")]
    assert meetings == [Weekday.TUESDAY] * 3


@pytest.mark.usefixtures("with_duties")
def test_a_team_that_nobody_knows_has_no_day_of_its_own(write: Write, told: Callable[..., list[str]]) -> None:
    write("moved", "move_duties: {kind: meeting, team: T22, to_weekday: friday}")
    found = told(name="moved.yaml")
    assert found[0].startswith("moved.yaml:4:")
    assert "error: unknown team: 'T22'" in found[0]


@pytest.mark.usefixtures("with_duties")
def test_only_the_weekday_of_a_duty_changes_and_is_listed(write: Write) -> None:
    loaded = load_scenario(write("moved", "move_duties: {kind: meeting, to_weekday: monday}"))
    [meeting] = [duty for duty in _rota(loaded).weekly_duties if duty.kind == "meeting"]
    assert (meeting.weekday, meeting.midwives) == (Weekday.MONDAY, 2)
    assert _told(loaded) == [
        (
            "policy.rota.weekly_duties[3].weekday",
            "weekday of meeting, every team",
            "wednesday",
            "monday",
        )
    ]


@pytest.mark.usefixtures("with_duties")
@pytest.mark.parametrize(
    "change",
    [
        "change_rota: {on_call_tiers: 2}",
        "change_rota: {limits: {rest_hours: 11}}",
        "change_rota: {visits: {antenatal_minutes: 45}}",
        "move_duties: {kind: meeting, to_weekday: wednesday}",
        "move_duties: {kind: meeting, team: T1, to_weekday: wednesday}",
        "on_leave: {who: [M2], from: 2027-02-01, until: 2027-02-07}",
    ],
)
def test_a_change_without_effect_is_told(change: str, write: Write, told: Callable[..., list[str]]) -> None:
    """Each says what holds already: M2 is on annual leave from 1 to 14 February."""
    write("same", change)
    kind = change.split(":", maxsplit=1)[0]
    assert told(name="same.yaml") == [f"same.yaml:4:5: warning: changes nothing [changes[0].{kind}]"]


def test_the_terms_that_may_change_are_those_that_there_are(write: Write) -> None:
    """A new rule of working time can be changed as soon as the policy has it."""
    assert set(RotaLimitName.__args__) == RotaLimits.model_fields.keys()  # type: ignore[attr-defined]  # a Literal has them
    assert set(HoursName.__args__) == ContractedHours.model_fields.keys()  # type: ignore[attr-defined]  # a Literal has them


@pytest.mark.usefixtures("with_duties")
def test_two_scenarios_may_not_move_a_duty_to_two_days(write: Write, told: Callable[..., list[str]]) -> None:
    for name, day in (("one", "monday"), ("other", "friday")):
        write(name, f"move_duties: {{kind: meeting, to_weekday: {day}}}")
    write("both", "leave: {who: [M1]}", extends="[one.yaml, other.yaml]")
    [text] = told(name="both.yaml")
    assert text.startswith("other.yaml:4:34: error: disagrees with another scenario that is extended")
