"""A partner without an account: the sender writes down how it goes."""
