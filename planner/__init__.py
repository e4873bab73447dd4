"""Caseload planner: from a maternity trust's files to a plan with reasons and proof."""
