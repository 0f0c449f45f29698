"""What happens to the people of an organisation."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PersonInvited:
    """Its invitation says to whom and until when."""

    invitation_id: UUID
    roles: list[str]


@dataclass(frozen=True, slots=True)
class InvitationRevoked:
    invitation_id: UUID


@dataclass(frozen=True, slots=True)
class RolesChanged:
    user_id: UUID
    before: list[str]
    after: list[str]


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """She left, or an admin ended her access; what she held went to the successor."""

    user_id: UUID
    successor_id: UUID | None
    reassigned: int
