"""Which midwife does what on which day, lawfully."""
