"""A sweep of the tiny trust with as many scenarios as a test needs."""

from pathlib import Path

from tests.cli.tiny import write_tiny_trust

SWEEP = """\
extends: base.yaml
title: Recruits
changes:
  - recruit: {{midwives: 0, team: south}}
sweep:
  recruits: [{values}]
"""


def write_sweep(folder: Path, points: int) -> Path:
    """Write the trust and the sweep into `folder`; returns the sweep's file."""
    path = write_tiny_trust(folder).with_name("sweep.yaml")
    path.write_text(SWEEP.format(values=", ".join(map(str, range(points)))), encoding="utf-8")
    return path
