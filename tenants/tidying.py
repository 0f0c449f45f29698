"""What the night takes away: sessions, form tokens, throttle windows and resets that are over."""

from datetime import datetime, timedelta

from sqlalchemy import Delete, delete, or_
from sqlalchemy.engine import Engine

from tenants.requests import FormToken
from tenants.sessions import ABSOLUTE, IDLE
from tenants.sign_in import PasswordReset, WebSession
from tenants.throttling import Throttle

REPLAYS = timedelta(days=2)  # as long as a form may be sent again
LONGEST_WINDOW = timedelta(days=1)


def tidy(engine: Engine, at: datetime) -> None:
    """Delete what is over; twice is as good as once. `engine` is the worker's own."""
    for what in _over(at):
        with engine.begin() as connection:
            connection.execute(what)


def _over(at: datetime) -> list[Delete]:
    idle, old = WebSession.seen_at <= at - IDLE, WebSession.created_at <= at - ABSOLUTE
    used, late = PasswordReset.used_at.is_not(None), PasswordReset.expires_at <= at
    return [
        delete(WebSession).where(or_(idle, old)),
        delete(FormToken).where(FormToken.created_at <= at - REPLAYS),
        delete(Throttle).where(Throttle.window_start <= at - LONGEST_WINDOW),
        delete(PasswordReset).where(or_(used, late)),
    ]
