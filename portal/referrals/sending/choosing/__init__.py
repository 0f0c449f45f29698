"""Choosing a service for a woman, and a woman for a service: what suits, and why."""
