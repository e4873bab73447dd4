"""Run folders without what no two runs share: the times."""

import json
from pathlib import Path


def contents(out: Path) -> dict[str, object]:
    """Every file below `out` by scenario and name; of the manifest all but the times."""
    found: dict[str, object] = {}
    for path in sorted(path for path in out.rglob("*") if path.is_file()):
        name = f"{path.relative_to(out).parts[0]}/{path.name}"
        assert name not in found, "one run a scenario"
        found[name] = path.read_bytes() if path.name != "manifest.json" else _timeless(path)
    return found


def _timeless(manifest: Path) -> dict[str, object]:
    data = json.loads(manifest.read_text(encoding="utf-8"))
    stages = sorted(data.pop("seconds"))
    del data["started_at"]
    return {**data, "stages": stages}
