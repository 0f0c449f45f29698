"""The secret address of an agenda: made, made anew, taken back."""

from uuid import UUID

from sqlalchemy import delete

from portal.participants.interviews.models import AgendaFeed
from tenants import scope, tokens
from tenants.database import db, random_id

PURPOSE = "agenda"


def open_feed(secret_key: str) -> AgendaFeed:
    """Make a new secret address for the current person; one made before opens nothing any more."""
    close_feed()
    current = scope.current()
    feed = AgendaFeed(id=random_id(), user_id=current.user_id, token_hash="")
    feed.token_hash = tokens.hashed(token_of(feed.id, secret_key))
    db.session.add(feed)
    db.session.flush()
    return feed


def close_feed() -> None:
    """Take the secret address of the current person back."""
    current = scope.current()
    mine = (
        AgendaFeed.organisation_id == current.organisation_id,
        AgendaFeed.user_id == current.user_id,
    )
    db.session.execute(delete(AgendaFeed).where(*mine))


def token_of(feed_id: UUID, secret_key: str) -> str:
    """Return the secret of an address; it is derived, so that only its hash is kept."""
    return tokens.derived(secret_key, PURPOSE, feed_id)


def known_token(feed: AgendaFeed, secret_key: str) -> str:
    """Return the secret to be shown again; empty when the installation's key has changed."""
    token = token_of(feed.id, secret_key)
    return token if tokens.hashed(token) == feed.token_hash else ""
