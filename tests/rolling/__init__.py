"""Next week's plan: a saved plan as care begun, and the hand-overs."""
