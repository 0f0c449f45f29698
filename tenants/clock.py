"""The one clock: every rule that needs the time asks here, so that a test can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Rome")

_fixed: ContextVar[datetime | None] = ContextVar("fixed", default=None)


def now() -> datetime:
    """Return the present moment, in UTC."""
    return _fixed.get() or datetime.now(UTC)  # noqa: TID251 -- this is the one clock


def today() -> date:
    """Return the present day as the people of the network see it."""
    return local_day(now())


def local_day(moment: datetime) -> date:
    """Return the day of a moment as the people of the network see it."""
    return moment.astimezone(HOME).date()


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment: for tests and for replays (`--at`)."""
    token = _fixed.set(moment)
    try:
        yield
    finally:
        _fixed.reset(token)
