"""What a partner does with a referral: each step one form."""
