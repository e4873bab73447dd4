"""Tests of the audit: every hard rule broken once by hand, every aim tampered with."""
