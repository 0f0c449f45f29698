"""The sender's side of a waiting list: her place on it, and the answer to an offer."""
