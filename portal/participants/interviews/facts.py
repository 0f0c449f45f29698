"""What happens in interviews, notes and tasks: ids, codes and days only."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class InterviewBooked:
    participant_id: UUID
    interview_id: UUID
    kind: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class InterviewMoved:
    participant_id: UUID
    interview_id: UUID
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class InterviewHeld:
    """An interview took place on this day; what stands here counts it even after an erasure."""

    participant_id: UUID
    interview_id: UUID
    kind: str
    held_on: date
    minutes: int


@dataclass(frozen=True, slots=True)
class InterviewMissed:
    """Why she did not come stands with the interview alone: a fact outlives an erasure."""

    participant_id: UUID
    interview_id: UUID


@dataclass(frozen=True, slots=True)
class InterviewCancelled:
    participant_id: UUID
    interview_id: UUID


@dataclass(frozen=True, slots=True)
class InterviewRestored:
    """What was said of an interview is taken back: it stands as booked again."""

    participant_id: UUID
    interview_id: UUID


@dataclass(frozen=True, slots=True)
class NoteKept:
    participant_id: UUID
    note_id: UUID
    level: str


@dataclass(frozen=True, slots=True)
class TaskAdded:
    participant_id: UUID
    task_id: UUID


@dataclass(frozen=True, slots=True)
class TaskEnded:
    participant_id: UUID
    task_id: UUID
    state: str
