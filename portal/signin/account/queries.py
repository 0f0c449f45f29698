"""A person's own access: her words about herself, and where she is signed in."""

from collections.abc import Sequence

from sqlalchemy import desc, select

from tenants.clock import now
from tenants.database import db
from tenants.identity import signed_in
from tenants.models import Organisation, User
from tenants.sessions import ABSOLUTE, IDLE
from tenants.sign_in import WebSession


def me() -> User:
    return db.session.get_one(User, signed_in().user_id)


def open_sessions() -> Sequence[tuple[WebSession, str]]:
    """Return the browsers where she is signed in, with the organisation each acts for."""
    moment = now()
    query = (
        select(WebSession, Organisation.name)
        .join(Organisation, Organisation.id == WebSession.organisation_id)
        .where(
            WebSession.user_id == signed_in().user_id,
            WebSession.seen_at > moment - IDLE,
            WebSession.created_at > moment - ABSOLUTE,
        )
        .order_by(desc(WebSession.seen_at), WebSession.id_hash)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]
