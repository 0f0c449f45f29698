"""Accepting an invitation: once, by the invited person only."""

import logging
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from portal.signin import passwords
from portal.signin.actions import open_session, switch_organisation
from portal.ui.language import gettext as _
from tenants import door, tokens
from tenants.clock import now
from tenants.database import new_id
from tenants.folding import sort_key
from tenants.identity import Identity
from tenants.sessions import PortalSession
from tenants.throttling import Limit, count, network

log = logging.getLogger("portal.signin")

BY_NETWORK = Limit("invitation-network", tries=30, minutes=15)


class InvitationOverError(Exception):
    """The invitation was accepted, revoked or ran out meanwhile."""


def accept_as_new(
    session: PortalSession, *, token: str, name: str, password: str, address: str, label: str
) -> None:
    """Give the invited person an access with this password, and sign her in.

    Raises passwords.WeakPasswordError, InvitationOverError, or TooManyTriesError.
    """
    count(BY_NETWORK, network(address))
    passwords.check(password, about=tuple(name.split()))
    accepted = _accept(token, None, name=name, password_hash=passwords.hashed(password))
    open_session(session, UUID(accepted["user_id"]), UUID(accepted["organisation_id"]), label)


def accept_as_herself(session: PortalSession, *, token: str, identity: Identity) -> None:
    """Add the organisation to those of the signed-in person, and start to act for it."""
    accepted = _accept(token, identity.user_id)
    switch_organisation(session, identity.session_hash, accepted["organisation_id"])


def _accept(
    token: str, signed_in_as: UUID | None, *, name: str = "", password_hash: str = ""
) -> dict[str, str]:
    try:
        accepted: dict[str, str] | None = door.call(
            "accept_invitation",
            token=tokens.hashed(token),
            at=now(),
            signed_in_as=signed_in_as,
            person=new_id(),
            membership_id=new_id(),
            person_name=name,
            person_sort_key=sort_key(name),
            hash=password_hash,
            fact_id=new_id(),
        )
    except IntegrityError as error:
        # Two invitations to one new address were accepted at the same moment: one made the person.
        raise InvitationOverError(_("Riapri il collegamento e riprova.")) from error
    if accepted is None:
        raise InvitationOverError(_("Questo invito non vale più."))
    log.info("invitation accepted", extra={"user_id": accepted["user_id"]})
    return accepted
