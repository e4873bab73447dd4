"""Named midwives and buddies, team by team (`tasks`, `naming`); and an instant plan of all (`greedy`)."""
