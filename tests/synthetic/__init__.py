"""Tests of the synthetic services: published margins, stated correlations, the contract of the files."""
