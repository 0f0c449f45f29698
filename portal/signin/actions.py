"""Signing in and out, changing organisation and password."""

from uuid import UUID

from portal.signin import passwords
from portal.ui.language import gettext as _
from tenants import door, sessions, tokens
from tenants.clock import now
from tenants.database import id_or_none
from tenants.identity import Identity
from tenants.permissions import NotFoundError
from tenants.sessions import PortalSession
from tenants.throttling import Limit, count, forget

BY_ACCOUNT = Limit("signin-account", tries=10, minutes=15)
BY_ADDRESS = Limit("signin-address", tries=60, minutes=15)


class SigninError(Exception):
    """The sign-in failed; the message never says which half was wrong."""


def sign_in(
    session: PortalSession, *, email: str, password: str, address: str, label: str
) -> Identity:
    """Open a session for a person, in the organisation she joined first.

    Raises SigninError, or TooManyTriesError after ten tries on one account or sixty from one place.
    """
    account = email.strip().lower()
    count(BY_ACCOUNT, account)
    count(BY_ADDRESS, address)
    found = door.call("sign_in", address=account) or {}
    if not passwords.matches(password, found.get("password_hash")):
        raise SigninError(_("E-mail o password non corretta. Controlla e riprova."))
    if not found["organisation_id"]:
        raise SigninError(
            _("Il tuo accesso non è attivo in nessuna organizzazione: scrivi al capofila.")
        )
    forget(BY_ACCOUNT, account)
    if passwords.is_dated(found["password_hash"]):
        _set_password(found["user_id"], password)
    session.take(sessions.start(UUID(found["user_id"]), UUID(found["organisation_id"]), label))
    return sessions.reopen(session)


def sign_out(session: PortalSession, session_hash: str) -> None:
    """Close the session at once, on the server."""
    sessions.end(session_hash)
    session.clear()
    session.token = None


def switch_organisation(session: PortalSession, session_hash: str, organisation_id: str) -> None:
    """Act for another of the person's organisations, under a new session id."""
    token = tokens.fresh()
    switched = door.call(
        "switch_session",
        session=session_hash,
        renewed=tokens.hashed(token),
        organisation=id_or_none(organisation_id),
        at=now(),
    )
    if not switched:
        raise NotFoundError
    kept = dict(session)
    session.take(token)
    session.update(kept)


def _set_password(user_id: str, password: str) -> None:
    door.call("set_password", person=UUID(user_id), hash=passwords.hashed(password), at=now())
