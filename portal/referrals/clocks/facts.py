"""What changes the clocks of an organisation or of the network: ids, days and codes only."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ClosurePublished:
    closure_id: UUID
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class ClosureEnded:
    """A closure was taken away, or ended before its time."""

    closure_id: UUID


@dataclass(frozen=True, slots=True)
class ClockRuleSet:
    """From now on a clock of the network, or of one service, has other times."""

    clock: str
    service_id: UUID | None


@dataclass(frozen=True, slots=True)
class ClockRuleLifted:
    """A service has the network's times again."""

    clock: str
    service_id: UUID
