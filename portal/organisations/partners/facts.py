"""What the lead decides about the organisations of the network; reasons are codes."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class OrganisationFounded:
    organisation_id: UUID
    kind: str


@dataclass(frozen=True, slots=True)
class AdminInvited:
    """The first person of an organisation was invited, or invited again."""

    organisation_id: UUID
    invitation_id: UUID


@dataclass(frozen=True, slots=True)
class OrganisationSuspended:
    organisation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class OrganisationReactivated:
    organisation_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class OrganisationLeft:
    organisation_id: UUID
    reason: str
