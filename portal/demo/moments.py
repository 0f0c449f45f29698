"""Moments of the invented past: the clock stands still while something happens."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from tenants.clock import HOME, fixed


@contextmanager
def at(day: date, hour: int, minute: int = 0) -> Iterator[datetime]:
    """Hold the clock at an hour of a day, as the people of the network read it."""
    moment = datetime.combine(day, time(hour, minute), HOME)
    with fixed(moment):
        yield moment
