"""What a person changes about her own access."""

import logging
from typing import Any

from sqlalchemy import delete

from portal.signin import passwords
from portal.signin.account import queries
from portal.signin.account.facts import AccountChanged, PasswordChanged, SessionsEnded
from portal.signin.actions import switch_organisation
from portal.ui.language import gettext as _
from tenants import door, ledger
from tenants.clock import now
from tenants.database import db
from tenants.folding import sort_key
from tenants.identity import Identity
from tenants.ledger import Letter
from tenants.permissions import NotFoundError
from tenants.sessions import PortalSession
from tenants.sign_in import WebSession
from tenants.throttling import Limit, count

log = logging.getLogger("portal.signin")

BY_PERSON = Limit("password-change", tries=10, minutes=15)


class WrongPasswordError(Exception):
    """The present password is not the one that was typed."""

    field = "current_password"


def change_account(**values: Any) -> None:  # noqa: ANN401 -- name, language, wants_notices
    """Change what a person says about herself."""
    person = queries.me()
    changed = sorted(field for field, value in values.items() if getattr(person, field) != value)
    if not changed:
        return
    for field in changed:
        setattr(person, field, values[field])
    person.sort_key = sort_key(person.name)
    db.session.flush()
    ledger.record(AccountChanged(person.id, changed), about=person.id)


def change_password(
    session: PortalSession, identity: Identity, *, current: str, password: str
) -> None:
    """Set a new password, end every other session, and give this one a new id.

    Raises WrongPasswordError, passwords.WeakPasswordError or TooManyTriesError.
    """
    count(BY_PERSON, str(identity.user_id))
    stored = door.call_inside("password_hash", session=identity.session_hash)
    if not passwords.matches(current, stored):
        raise WrongPasswordError(_("Questa non è la tua password di adesso."))
    passwords.check(password, about=(identity.email.partition("@")[0], *identity.user_name.split()))
    person, moment = identity.user_id, now()
    door.call_inside("set_password", person=person, hash=passwords.hashed(password), at=moment)
    door.call_inside("end_sessions", person=person, but=identity.session_hash)
    letters = [Letter("signin/password_changed", person)]
    ledger.record(PasswordChanged(person), about=person, letters=letters)
    switch_organisation(session, identity.session_hash, str(identity.organisation_id))
    log.info("password changed", extra={"user_id": str(person)})


def end_session(identity: Identity, id_hash: str) -> None:
    """End one of the person's other sessions."""
    if _end(identity, WebSession.id_hash == id_hash) == 0:
        raise NotFoundError


def end_other_sessions(identity: Identity) -> int:
    """End every session of the person but this one; return how many there were."""
    return _end(identity)


def _end(identity: Identity, *conditions: Any) -> int:  # noqa: ANN401 -- SQL expressions
    mine = (
        WebSession.user_id == identity.user_id,
        WebSession.id_hash != identity.session_hash,
        *conditions,
    )
    ended = db.session.scalars(delete(WebSession).where(*mine).returning(WebSession.id_hash)).all()
    if ended:
        ledger.record(SessionsEnded(identity.user_id, len(ended)), about=identity.user_id)
    return len(ended)
