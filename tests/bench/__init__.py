"""The bench: every figure is a ratio measured in one run."""
