"""The people of a woman's household."""
