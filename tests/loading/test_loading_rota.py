"""The rota's tables and its part of the policy, read, set and written out."""

from collections.abc import Callable
from pathlib import Path

from models import BirthForm, Wish
from planner.loading import Loaded, load_scenario, resolved_yaml
from tests.loading.conftest import Spoil


def test_a_what_if_may_set_any_limit_of_the_rota(
    load: Callable[..., Loaded],
    write: Callable[..., Path],
) -> None:
    """What is set is listed with what held before."""
    write("strict", "set: {policy.rota.limits.rest_hours: 12, policy.rota.on_call_tiers: 2}")
    loaded = load(name="strict.yaml")

    rota = loaded.scenario.policy.rota
    assert (rota.limits.rest_hours, rota.on_call_tiers) == (12, 2)
    assert [(row.before, row.after) for row in loaded.applied or ()] == [("11", "12"), ("1", "2")]


def test_a_what_if_may_move_a_clinic(
    folder: Path,
    load: Callable[..., Loaded],
    write: Callable[..., Path],
) -> None:
    base = folder / "base.yaml"
    clinic = "  rota:\n    weekly_duties:\n      - {weekday: monday, team_id: T1}\n"
    base.write_text(base.read_text() + clinic)
    write("tuesdays", "set: {'policy.rota.weekly_duties[0].weekday': tuesday}")

    [duty] = load(name="tuesdays.yaml").scenario.policy.rota.weekly_duties
    assert duty.weekday.number == 1


def test_tables_of_the_rota_are_read_and_written_out(folder: Path, spoil: Spoil) -> None:
    """The resolved scenario, every standard kind of duty in it, loads to the same."""
    rows = {
        "requests": "midwife_id,day,wants,kind\nM1,01/02/2027,Off,\n",
        "hours_worked": "midwife_id,first_day,last_day,hours,balance_hours\nM1,2026-12-28,2027-01-03,30,-4\n",
        "fixed_duties": "midwife_id,day,kind,until\nM2,2027-01-08,OFF,2027-12-31\n",
        "planned_births": "woman_id,day,form\nW1,2027-03-07,Induction\n",
    }
    for name, text in rows.items():
        (folder / f"{name}.csv").write_text(text)
    named = "".join(f"  {name}: {name}.csv\n" for name in rows)
    spoil("base.yaml", "  travel: travel.csv\n", f"  travel: travel.csv\n{named}")
    loaded = load_scenario(folder / "base.yaml")
    (folder / "again.yaml").write_text(resolved_yaml(loaded.scenario, loaded.data))

    service = loaded.scenario.service
    assert service.fixed_duties[0].is_off
    assert (service.requests[0].wants, service.planned_births[0].form) == (Wish.OFF, BirthForm.INDUCTION)
    assert load_scenario(folder / "again.yaml").scenario.replace(name="base") == loaded.scenario
