"""Writing a referral on one page: what is asked, what the partner will see, her consent, sent."""
