"""The own open referrals on paper or as a file."""
