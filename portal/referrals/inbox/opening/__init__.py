"""The link that a letter carries: it opens one referral, after the sign-in."""
