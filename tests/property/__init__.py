"""Properties that hold for any valid service."""
