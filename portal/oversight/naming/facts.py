"""What happens to names: that one was asked for, never which."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NameOpened:
    """An overseer opened the name behind a referral for a written reason."""

    referral_id: UUID
    access_id: UUID
