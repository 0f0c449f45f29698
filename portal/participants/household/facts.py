"""What happens to a household: ids and codes only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MemberAdded:
    participant_id: UUID
    member_id: UUID
    relation: str


@dataclass(frozen=True, slots=True)
class MemberChanged:
    participant_id: UUID
    member_id: UUID


@dataclass(frozen=True, slots=True)
class MembershipEnded:
    participant_id: UUID
    member_id: UUID
    left_on: date


@dataclass(frozen=True, slots=True)
class MemberRemoved:
    """A row written by mistake is gone: it never belonged to the household."""

    participant_id: UUID
    member_id: UUID
