"""A plan on paper: the sheet to sign, and the calendar for the fridge."""
