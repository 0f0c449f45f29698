"""The page of one woman: the overview, and who looked at it."""
