"""Privacy notices, consents and how long a case is kept."""
