"""The kept connections to the database: asked whether they still live, but not at every use."""

import time

import psycopg
from psycopg.pq import TransactionStatus
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

SECONDS_TRUSTED = 1.0
RESTED_SINCE = "rested since"


def _rest(_connection: object, entry: ConnectionPoolEntry) -> None:
    entry.info[RESTED_SINCE] = time.monotonic()


def _wake(connection: psycopg.Connection, entry: ConnectionPoolEntry, _proxy: object) -> None:
    """Ask a connection that rested for a while; when it is dead, so are all that were kept."""
    rested_since = entry.info.get(RESTED_SINCE)
    if rested_since is None or time.monotonic() - rested_since < SECONDS_TRUSTED:
        return
    try:
        connection.execute("")
    except psycopg.OperationalError as error:
        raise InvalidatePoolError from error
    if connection.info.transaction_status is not TransactionStatus.IDLE:
        connection.rollback()


EVENTS = ((_rest, "checkin"), (_wake, "checkout"))
