"""Tests: every docstring says what must hold."""
