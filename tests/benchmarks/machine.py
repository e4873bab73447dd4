"""On what a benchmark ran, for its table to say."""

import os
import platform
import resource
import sys
from pathlib import Path

from planner.versions import versions as installed

PARTS_OF_A_MIB = 1024 if sys.platform == "linux" else 1024**2
"""In which the system tells the memory used: kilobytes, elsewhere bytes."""


def machine() -> str:
    """Processor and system."""
    return f"{processor()}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}"


def processor() -> str:
    """The processor's name, where the system tells it."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def versions() -> str:
    """This program, its solver and Python."""
    return ", ".join(f"{name} {version}" for name, version in installed().items())


def peak_mib() -> float:
    """Most memory that this process has used so far, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PARTS_OF_A_MIB
