"""What happens to names: that one was asked for, never which."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NameOpened:
    """An overseer opened the name behind a referral for a written reason."""

    referral_id: UUID
    access_id: UUID


@dataclass(frozen=True, slots=True)
class NameRefused:
    """An overseer asked for a name that is not to be opened: who tries many is seen to."""

    referral_id: UUID
