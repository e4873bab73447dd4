"""Tests of the proof behind "no places left"."""
