"""Throttling kept in PostgreSQL: slows a guesser down, never locks a person out for good."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network

from sqlalchemy import CheckConstraint, TextClause, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, beside
from tenants.policies import open_to_all

BITS = {4: 24, 6: 64}  # what one customer of a provider commonly has


class Throttle(
    Base,
    policy=open_to_all(
        why="Counts attempts by hashed key before anyone is known; holds no tenant's data.",
        worker="SELECT (window_start), DELETE",
    ),
):
    """How often something was tried in a window; keys are hashed."""

    __tablename__ = "throttle"
    __table_args__ = (
        CheckConstraint("tries > 0", name="tries"),
        {"prefixes": ["UNLOGGED"]},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    window_start: Mapped[datetime] = mapped_column(primary_key=True)
    tries: Mapped[int]


class TooManyTriesError(Exception):
    """The limit of a window is reached; `minutes` says how long to wait."""

    def __init__(self, minutes: int) -> None:
        super().__init__(minutes)
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in a window of so many minutes."""

    name: str
    tries: int
    minutes: int


COUNT = (
    "INSERT INTO throttle AS t (key, window_start, tries) VALUES (:key, :start, 1) "
    "ON CONFLICT (key, window_start) DO UPDATE SET tries = t.tries + 1 RETURNING tries"
)
_FORGET = text("DELETE FROM throttle WHERE key = :key")
_GIVE_BACK = text(
    "WITH last AS (DELETE FROM throttle WHERE key = :key AND window_start = :start AND tries = 1) "
    "UPDATE throttle SET tries = tries - 1 "
    "WHERE key = :key AND window_start = :start AND tries > 1"
)


def network(address: str) -> str:
    """Return the network of an address: whoever has one address has its neighbours too.

    What is no address (a proxy that names none) stands for itself.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, BITS[found.version]), strict=False))


def count(limit: Limit, who: str) -> None:
    """Count one try of somebody; raise when the window's limit is passed."""
    moment = now()
    start = _window(moment, limit.minutes)
    tries = _run(text(COUNT), key=_key(limit, who), start=start)
    if tries > limit.tries:
        left = start + timedelta(minutes=limit.minutes) - moment
        raise TooManyTriesError(max(1, round(left.total_seconds() / 60)))


def one_try(limit: Limit, who: str) -> dict[str, object]:
    """Return what COUNT counts, for a statement that it is a part of."""
    return {"key": _key(limit, who), "start": _window(now(), limit.minutes)}


def give_back(limit: Limit, who: str) -> None:
    """Take the try that was just counted off again: it did not fail."""
    _run(_GIVE_BACK, key=_key(limit, who), start=_window(now(), limit.minutes))


def forget(limit: Limit, who: str) -> None:
    """Forget somebody's tries: she succeeded."""
    _run(_FORGET, key=_key(limit, who))


def _run(statement: TextClause, **values: object) -> int:
    """Run on an own connection: a try counts even when the request is rolled back."""
    with beside() as connection:
        result = connection.execute(statement, values)
        return int(result.scalar_one()) if result.returns_rows else 0


def _window(moment: datetime, minutes: int) -> datetime:
    seconds = minutes * 60
    return datetime.fromtimestamp(moment.timestamp() // seconds * seconds, tz=UTC)


def _key(limit: Limit, who: str) -> str:
    return hashlib.sha256(f"{limit.name}:{who}".encode()).hexdigest()
