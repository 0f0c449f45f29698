"""What the two parties of a referral write to each other, and each to itself."""
