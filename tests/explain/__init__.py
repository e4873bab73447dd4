"""Tests of the stories told from a plan."""
