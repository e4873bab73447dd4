"""Independent judges of the solver, written from the model alone; they share only `models` with it."""
