"""What somebody filled in for a step, whichever step it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The fields of every step; one that a step does not ask for stays empty."""

    version: int
    operator_id: UUID | None = None
    day: date | None = None
    reason: str = ""
    text: str = ""
    service_id: UUID | None = None
    hours: Decimal | None = None
    sessions: int | None = None
