"""Reminding organisations of services to look at again."""
