"""Services to try things on: factories for a single point, and random ones with every feature."""
