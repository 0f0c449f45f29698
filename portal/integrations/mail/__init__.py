"""Mail: what a letter is, and who carries it."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Mail:
    """One letter to one address; its id is its Message-ID, however often it is sent."""

    id: UUID
    to: str
    subject: str
    text: str


class Post(Protocol):
    """Whoever carries letters."""

    def send(self, mail: Mail) -> None:
        """Carry a letter, or raise: it will be tried again."""


class MailError(Exception):
    """The letter could not be carried now."""


class PostClosedError(MailError):
    """Nobody carries letters now; this one may be as good as any."""
