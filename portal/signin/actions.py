"""Signing in and out, changing organisation and password."""

import logging
from typing import Any
from uuid import UUID

from portal.signin import passwords
from portal.ui.language import gettext as _
from portal.ui.proof import remember_proof
from tenants import door, sessions, tokens
from tenants.clock import now
from tenants.database import id_or_none
from tenants.identity import Identity
from tenants.permissions import NotFoundError
from tenants.sessions import PortalSession
from tenants.throttling import Limit, count, forget, give_back, network

log = logging.getLogger("portal.signin")

# Few tries from one place, many in all: a stranger elsewhere cannot keep a person out with ten.
BY_ACCOUNT_AND_NETWORK = Limit("signin-account-network", tries=10, minutes=15)
BY_ACCOUNT = Limit("signin-account", tries=100, minutes=15)
BY_PROOF = Limit("proof", tries=10, minutes=15)
BY_NETWORK = Limit("signin-network", tries=60, minutes=15)


class SigninError(Exception):
    """The sign-in failed; the message never says which half was wrong."""


def sign_in(
    session: PortalSession, *, email: str, password: str, address: str, label: str, wanted: str = ""
) -> Identity:
    """Open a session for a person, in the wanted organisation or in the one she joined first.

    Raises SigninError, or TooManyTriesError after ten tries on one account or sixty from one place.
    Each try is counted before the password is looked at, so that many at once do not slip through;
    one that succeeds is given back, so that a whole office may come in by one address.
    """
    account, place = email.strip().lower(), network(address)
    tried_here = f"{account} {place}"
    count(BY_ACCOUNT_AND_NETWORK, tried_here)
    count(BY_NETWORK, place)
    count(BY_ACCOUNT, account)
    found = door.call("sign_in", address=account) or {}
    _check(found, password)
    forget(BY_ACCOUNT_AND_NETWORK, tried_here)
    give_back(BY_NETWORK, place)
    give_back(BY_ACCOUNT, account)
    if passwords.is_dated(found["password_hash"]):
        _set_password(found["user_id"], password)
    open_session(session, UUID(found["user_id"]), UUID(found["organisation_id"]), label)
    identity = sessions.reopen(session)
    log.info("signed in", extra={"user_id": found["user_id"]})
    if any(str(place.organisation_id) == wanted for place in identity.memberships):
        switch_organisation(session, identity.session_hash, wanted)
    return sessions.reopen(session)


def open_session(session: PortalSession, user_id: UUID, organisation_id: UUID, label: str) -> None:
    """Give the browser a new session; whatever it held before is gone, on the server too."""
    if session.token is not None:
        sessions.end(tokens.hashed(session.token))
    session.take(sessions.start(user_id, organisation_id, label))
    remember_proof(session)


def prove(session: PortalSession, identity: Identity, password: str) -> None:
    """Accept the password once more, under a new session id.

    Raises SigninError, or TooManyTriesError.
    """
    count(BY_PROOF, identity.email)
    if not passwords.matches(password, door.call("password_hash", session=identity.session_hash)):
        log.info("proof refused", extra={"user_id": str(identity.user_id)})
        raise SigninError(_("Questa non è la tua password."))
    forget(BY_PROOF, identity.email)
    remember_proof(session)
    switch_organisation(session, identity.session_hash, str(identity.organisation_id))


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


def _check(found: dict[str, Any], password: str) -> None:
    if not passwords.matches(password, found.get("password_hash")):
        log.info("sign-in refused")
        raise SigninError(_("E-mail o password non corretta. Controlla e riprova."))
    if not found["organisation_id"]:
        raise SigninError(
            _("Il tuo accesso non è attivo in nessuna organizzazione: scrivi al capofila.")
        )


def _set_password(user_id: str, password: str) -> None:
    door.call("set_password", person=UUID(user_id), hash=passwords.hashed(password), at=now())
