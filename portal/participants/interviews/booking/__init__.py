"""Booking interviews, and saying how they went."""
