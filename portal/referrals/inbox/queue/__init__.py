"""The queue of the partner, and one referral of it."""
