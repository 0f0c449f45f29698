"""Found the lead of an empty network: nobody is there yet who could do it in the browser."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, insert, select, text
from sqlalchemy.engine import Connection

from portal.organisations.tokens import invitation_token
from tenants import tokens
from tenants.database import new_id, random_id
from tenants.folding import sort_key
from tenants.models import (
    Invitation,
    Language,
    Membership,
    Organisation,
    OrganisationKind,
    OrganisationState,
    Role,
)

LASTS = timedelta(days=7)
FIRST_ROLES = (Role.ADMIN, Role.NETWORK_ADMIN, Role.OVERSEER, Role.REVIEWER)


class AlreadyFoundedError(Exception):
    """The network has a lead, and the lead has people."""


def found_lead(owner: Connection, *, name: str, email: str, at: datetime) -> str:
    """Found the lead and invite its first administrator; return the invitation's token.

    Asked again while nobody has accepted, it invites anew. `owner` is the database's owner.
    """
    owner.execute(text("SET LOCAL portal.migration = 'on'"))
    lead_id = owner.scalar(select(Organisation.id).where(Organisation.kind == "lead"))
    if lead_id is None:
        lead_id = _lead(owner, name, at)
    elif owner.scalar(select(exists().where(Membership.organisation_id == lead_id))):
        raise AlreadyFoundedError
    return _invitation(owner, lead_id, email, at)


def _lead(owner: Connection, name: str, at: datetime) -> UUID:
    lead_id = new_id()
    values = {
        "id": lead_id,
        "kind": OrganisationKind.LEAD,
        "state": OrganisationState.INVITED,
        "name": name,
        "sort_key": sort_key(name),
        "default_language": Language.ITALIAN,
        "version": 1,
        "created_at": at,
        "changed_at": at,
    }
    owner.execute(insert(Organisation).values(values))
    return lead_id


def _invitation(owner: Connection, lead_id: UUID, email: str, at: datetime) -> str:
    invitation_id = random_id()
    token = invitation_token(invitation_id)
    values = {
        "organisation_id": lead_id,
        "id": invitation_id,
        "email": email.strip().lower(),
        "roles": list(FIRST_ROLES),
        "language": Language.ITALIAN,
        "token_hash": tokens.hashed(token),
        "expires_at": at + LASTS,
        "created_at": at,
        "changed_at": at,
    }
    owner.execute(insert(Invitation).values(values))
    return token
