"""Referrals whose clock has run out, and the nudge."""
