"""What happens to notices and consents: ids and codes only."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NoticePublished:
    notice_id: UUID
    purpose: str
    number: int


@dataclass(frozen=True, slots=True)
class ConsentRecorded:
    participant_id: UUID
    notice_id: UUID
    purpose: str
    state: str


@dataclass(frozen=True, slots=True)
class RetentionChanged:
    months: int
