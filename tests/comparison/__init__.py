"""Plans held against a baseline."""
