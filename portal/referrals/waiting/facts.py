"""What happens on a waiting list: ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class WaitlistJoined:
    entry_id: UUID
    referral_id: UUID
    places: int


@dataclass(frozen=True, slots=True)
class WaitlistMoved:
    """Somebody was put before or behind others, for a reason of the list's rules."""

    entry_id: UUID
    place: int
    reason: str


@dataclass(frozen=True, slots=True)
class PlacesOffered:
    entry_id: UUID
    places: int
    reason: str


@dataclass(frozen=True, slots=True)
class OfferEnded:
    entry_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True)
class WaitlistLeft:
    entry_id: UUID
    state: str
