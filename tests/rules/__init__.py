"""Tests of the rule catalogue and of what may import what."""
