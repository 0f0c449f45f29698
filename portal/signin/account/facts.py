"""What a person changes about her own access."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class AccountChanged:
    user_id: UUID
    fields: list[str]


@dataclass(frozen=True, slots=True)
class PasswordChanged:
    user_id: UUID


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    user_id: UUID
    count: int
