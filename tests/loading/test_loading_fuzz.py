"""Whatever the bytes are: a scenario, or findings. Never anything else."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models import InvalidInput
from planner.loading import load_scenario, render

SOUND = Path(__file__).parents[1] / "data" / "bad" / "sound"
TABLE = (SOUND / "women.csv").read_text(encoding="utf-8")
SCENARIO = (SOUND / "base.yaml").read_text(encoding="utf-8")

_NOISE = "\n\r\t\0 ,;:\"'[]{}&*!|>-#%@?<=0123456789aW/\x1b\ufeff\u202e£\ud800"
_KEYS = st.sampled_from(["title", "policy.tiers[0].when", "policy", "data", "policy.weights"])

some = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@contextmanager
def _service() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(SOUND, Path(place) / "service"))


def _load_or_be_told(path: Path, *setting: str) -> None:
    try:
        load_scenario(path, settings=setting)
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
