"""What happens to a case: ids and codes only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ParticipantEnrolled:
    """A woman is followed from this day; what stands here counts her even after an erasure."""

    participant_id: UUID
    enrolled_on: date
    origin: str


@dataclass(frozen=True, slots=True)
class CaseMoved:
    participant_id: UUID
    from_state: str
    to_state: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseTaken:
    participant_id: UUID
    owner_id: UUID


@dataclass(frozen=True, slots=True)
class TransferAsked:
    participant_id: UUID
    to_user_id: UUID


@dataclass(frozen=True, slots=True)
class TransferAnswered:
    participant_id: UUID
    state: str


@dataclass(frozen=True, slots=True)
class ProtectionChanged:
    participant_id: UUID
    protected: bool


@dataclass(frozen=True, slots=True)
class ParticipantsLinked:
    participant_id: UUID
    other_id: UUID
    linked: bool
