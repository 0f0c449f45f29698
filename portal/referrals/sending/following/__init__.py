"""Following what was sent: the list with its clocks, one referral, what its sender may do."""
