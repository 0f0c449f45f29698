"""What a closed case closes with it, and what its reopening revives; wings above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Closing:
    """A kind of open thing of a case: how it ends with the case, and comes back with it.

    Both return how many things they touched; `revive` touches only what `close` had closed.
    """

    name: Any  # a lazy message: «attività aperte»
    close: Callable[[UUID], int]
    revive: Callable[[UUID], int]


_closings: list[Closing] = []


def register(closing: Closing) -> None:
    """Add a kind of open thing; each wing calls this once."""
    if closing not in _closings:
        _closings.append(closing)


def close_with(participant_id: UUID) -> list[tuple[str, int]]:
    """Close what is open in a case; return what it was, by name."""
    found = [(str(closing.name), closing.close(participant_id)) for closing in _closings]
    return [(name, count) for name, count in found if count]


def revive_with(participant_id: UUID) -> list[tuple[str, int]]:
    """Open again what was closed with the case; return what it was, by name."""
    found = [(str(closing.name), closing.revive(participant_id)) for closing in _closings]
    return [(name, count) for name, count in found if count]
