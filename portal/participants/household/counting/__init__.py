"""Counting the children anew as the years go by."""
