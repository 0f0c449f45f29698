"""What happens in a thread: that somebody wrote, never what."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class MessageWritten:
    """One of the parties wrote to the other."""

    referral_id: UUID
    message_id: UUID
    side: str


@dataclass(frozen=True, slots=True)
class NoteKept:
    """One of the parties noted something for itself."""

    referral_id: UUID
    note_id: UUID
    side: str
