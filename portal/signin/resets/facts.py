"""What happens on the way to a new password."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PasswordResetAsked:
    """Somebody asked; whether the address is known is not said here either."""

    reset_id: UUID


@dataclass(frozen=True, slots=True)
class PasswordReset:
    user_id: UUID
