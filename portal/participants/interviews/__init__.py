"""Interviews, notes, tasks and the agenda."""
