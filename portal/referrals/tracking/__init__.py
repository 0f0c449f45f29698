"""What a referral is and how it moves: states, sides, clocks and the one way to change it."""
