"""Reviewing: sending a draft, deciding on it."""
