"""Whatever the bytes are: a scenario, or findings. Never anything else."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import InvalidInput
from planner.cli.show_findings import render
from planner.loading import load_scenarios

SOUND = Path(__file__).parents[1] / "data" / "bad" / "sound"
TABLE = (SOUND / "women.csv").read_text(encoding="utf-8")
SCENARIO = (SOUND / "base.yaml").read_text(encoding="utf-8")

WHAT_IF = """\
extends: base.yaml
title: What if
changes:
  - leave: {wte: 0.5, team: T1, on: 2027-03-01}
  - recruit: {midwives: 2, route: apprenticeship, team: T2, from: 01/04/2027}
  - move: {who: [M2], to: core, on: 2027-04-01}
  - open_team: {team: T3, kind: enhanced, in_area: A1, accepts: [needs_interpreter]}
  - sickness: {percent: 7, from: 2027-01-04, until: 2027-02-01}
  - change_births: {by_percent: 50, among: {any: [{field: imd_decile, at_most: 1}, everyone]}}
  - change_limits: {core_floor_wte: {by: 1}, open_caseload_per_wte: null}
  - change_tiers: {keep: [first]}
  - set: {policy.aims.travel_minute: 2, policy.weights: []}
sweep:
  recruits: [0, 1]
  births_per_wte_year: [30, 32]
"""

_NOISE = "\n\r\t\0 ,;:\"'[]{}&*!|>-#%@?<=0123456789aW/\x1b\ufeff\u202e£\ud800"
_KEYS = st.sampled_from(["title", "policy.tiers[0].when", "policy", "data", "policy.weights"])

some = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def _service() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(SOUND, Path(place) / "service"))


def _load_or_be_told(path: Path, *setting: str) -> None:
    try:
        load_scenarios(path, settings=setting)
    except InvalidInput as invalid:
        assert invalid.findings
        for finding in invalid.findings:
            assert all(line.isprintable() for line in render(finding).split("\n"))


def _spoilt(text: str) -> st.SearchStrategy[str]:
    """A text with some stretch replaced by characters that matter to its syntax."""
    noise = st.text(
        st.sampled_from("\n\r\t\0 ,;:\"'[]{}&*!|>-#%@?<=0123456789aW/\x1b\ufeff\u202e£\ud800"), max_size=12
    )
    place = st.integers(0, len(text))
    return st.builds(
        lambda at, length, new: text[:at] + new + text[at + length :], place, st.integers(0, 40), noise
    )


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@some
@given(st.binary(max_size=300) | _spoilt(TABLE).map(_encoded))
@example(b'"')
@example(b"\xff\xfe\0")
@example(b"woman_id\n" + b'"' * 200_000)
def test_any_bytes_as_a_csv(content: bytes) -> None:
    """No CSV crashes the loading."""
    with _service() as folder:
        (folder / "women.csv").write_bytes(content)
        _load_or_be_told(folder / "base.yaml")


@some
@given(st.binary(max_size=300) | _spoilt(SCENARIO).map(_encoded))
@example(b"[" * 10_000)
@example(b"{? " * 10_000)
@example(b"- " * 10_000)
@example(b'"\\UFFFFFFFF"')
@example(b"%YAML 9.9\n--- x")
@example(b"? [a]\n: b")
@example(b"title: !!int x\n1: 2\n")
@example(b"data: {women: [], midwives: {}, teams: 3}\n")
@example(b"data: 3\npolicy: []\n")
@example(b"!!timestamp x")
@example(b"!<tag:yaml.org,2002:omap> [a: b]")
def test_any_bytes_as_a_scenario(content: bytes) -> None:
    """No YAML crashes the loading."""
    with _service() as folder:
        (folder / "base.yaml").write_bytes(content)
        _load_or_be_told(folder / "base.yaml")


@some
@given(_spoilt(WHAT_IF).map(_encoded))
@example(b"extends: base.yaml\ntitle: x\nchanges: 3\nsweep: 4\n")
@example(b"extends: base.yaml\ntitle: x\nchanges: [{set: {policy: 3}}, {change_tiers: {keep: [first]}}]\n")
@example(
    b"extends: base.yaml\ntitle: x\nchanges: [{set: {policy.tiers: 3}}, {change_limits: {pace_months: 2}}]\n"
)
@example(
    b"extends: base.yaml\ntitle: x\nchanges: [3, null, {}, [], {recruit: null}]\nsweep: {recruits: [1]}\n"
)
@example(b"extends: [[base.yaml]]\ntitle: x\n")
@example(b"sweep: {a.b: [1]}\n")
@example(b"extends: base.yaml\ntitle: x\nsweep: {data.women: [x, [1], {}], title: [1]}\n")
@example(b"extends: base.yaml\ntitle: x\nsweep: {policy.limits: [{}, null], policy..x: [1]}\n")
@example(b"extends: base.yaml\ntitle: x\nchanges: [{recruit: {midwives: 1, team: '9434765919'}}]\n")
@example(b"extends: base.yaml\ntitle: x\nchanges: [{open_team: {team: core, kind: enhanced, in_area: A1}}]\n")
def test_any_bytes_as_a_what_if(content: bytes) -> None:
    """No what-if file crashes the loading, however its keys are spoilt."""
    with _service() as folder:
        (folder / "what_if.yaml").write_bytes(content)
        _load_or_be_told(folder / "what_if.yaml")


@some
@given(
    st.builds(
        "{}={}".format,
        st.sampled_from(["title", "policy.tiers[0].when", "policy", "data", "policy.weights"]),
        st.text(),
    )
    | st.text(max_size=30)
)
@example("policy.tiers[0].when=[]")
@example("policy.tiers[0].when={any: {any: 1}}")
@example("policy.tiers[0].when={not: {not: {not: 3, x: 1}}}")
@example("policy.limits.team_wte_max=" + "9" * 90)
@example("data=3")
def test_any_text_as_a_setting(setting: str) -> None:
    """No setting crashes the loading."""
    with _service() as folder:
        _load_or_be_told(folder / "base.yaml", setting)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["xlsx", "parquet"]), st.binary(max_size=200), st.booleans())
def test_any_bytes_as_a_workbook_or_parquet(kind: str, content: bytes, has_magic: bool) -> None:
    """No damaged file of another kind crashes the loading."""
    magic = {"xlsx": b"PK\x03\x04", "parquet": b"PAR1"}[kind]
    with _service() as folder:
        (folder / f"women.{kind}").write_bytes(magic + content + magic if has_magic else content)
        _load_or_be_told(folder / "base.yaml", f"data.women=women.{kind}")
