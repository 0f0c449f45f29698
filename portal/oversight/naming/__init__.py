"""A name behind a referral, for a written reason and a quarter of an hour."""
