"""What happens to a service: ids and codes only, never its words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ServiceDraftOpened:
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceDraftDiscarded:
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceSubmitted:
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceWithdrawn:
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceChangesRequested:
    owner_id: UUID
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceRejected:
    owner_id: UUID
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServicePublished:
    owner_id: UUID
    service_id: UUID
    version_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceConfirmed:
    service_id: UUID
    assured_on: date


@dataclass(frozen=True, slots=True)
class ServiceAlertChanged:
    service_id: UUID
    until: date | None


@dataclass(frozen=True, slots=True)
class ServiceClosedForNow:
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceOpenedAgain:
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ServicePlacesSaid:
    service_id: UUID
    status: str
    places: int | None


@dataclass(frozen=True, slots=True)
class ServiceProtected:
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceRetired:
    owner_id: UUID
    service_id: UUID


@dataclass(frozen=True, slots=True)
class ServiceReviewsDue:
    """A weekly reminder: which services an organisation should look at again."""

    service_ids: list[UUID]
