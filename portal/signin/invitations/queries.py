"""An invitation as the person who opens its link sees it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tenants import door, tokens
from tenants.clock import now
from tenants.identity import Identity


class Guest(StrEnum):
    """Who opens the link, as far as we can tell."""

    HERSELF = "herself"  # signed in as the invited person
    OTHER = "other"  # signed in as somebody else
    KNOWN = "known"  # the invited person has an access, and nobody is signed in
    NEW = "new"  # the invited person has no access yet


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that may still be accepted."""

    organisation_name: str
    email: str
    roles: tuple[str, ...]
    expires_at: datetime
    known: bool

    def guest(self, identity: Identity | None) -> Guest:
        """Tell who is here: nobody may accept for another person, nor merge two accesses."""
        if identity is not None:
            return Guest.HERSELF if identity.email == self.email else Guest.OTHER
        return Guest.KNOWN if self.known else Guest.NEW


def open_invitation(token: str) -> OpenInvitation | None:
    """Return the invitation of a link; None when it is used, revoked, over or unknown."""
    found = door.call("invitation", token=tokens.hashed(token), at=now())
    if found is None:
        return None
    return OpenInvitation(
        organisation_name=found["organisation_name"],
        email=found["email"],
        roles=tuple(found["roles"]),
        expires_at=datetime.fromisoformat(found["expires_at"]),
        known=found["known"],
    )
