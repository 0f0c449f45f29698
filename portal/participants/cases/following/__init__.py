"""What is decided about a case: its state, who follows it, whether it is protected."""
