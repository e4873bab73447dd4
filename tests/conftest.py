"""What every test relies on: terminals of one kind, and draws that repeat."""

import os

from hypothesis import settings

# Before typer is imported: it looks at the terminal once, and help texts would differ between machines.
os.environ.setdefault("_TYPER_FORCE_DISABLE_TERMINAL", "1")
os.environ.setdefault("COLUMNS", "100")

settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci")
