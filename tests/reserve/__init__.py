"""Places held for women who have not booked yet."""
