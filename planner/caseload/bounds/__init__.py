"""What no plan can better: bounds `of_aims`, by all teams at once (`prover`), by `prices`, or `counted`."""
