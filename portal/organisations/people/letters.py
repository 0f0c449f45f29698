"""The letter that invites a person."""

from datetime import datetime
from uuid import UUID

from portal.organisations.tokens import invitation_token
from portal.ui.letters import Written, letter
from tenants import door
from tenants.clock import now
from tenants.ledger import Fact


@letter("organisations/invitation")
def invitation(fact: Fact) -> Written | None:
    """Write to the invited address; nothing when the invitation is used, revoked or over."""
    invitation_id = UUID(fact.content["invitation_id"])
    found = door.call_inside("invitation_letter", invitation=invitation_id)
    if found is None or not found["open"]:
        return None
    expires_at = datetime.fromisoformat(found["expires_at"])
    if expires_at <= now():
        return None
    values = {
        "organisation_name": found["organisation_name"],
        "token": invitation_token(invitation_id),
        "expires_at": expires_at,
    }
    return Written(values, to=found["email"], language=found["language"])
