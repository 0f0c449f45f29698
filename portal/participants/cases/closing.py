"""What ends, comes back or changes hands with a case; wings above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


def _nothing(_participant_id: UUID, _before: UUID, _after: UUID) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Closing:
    """A kind of open thing of a case: how it ends with the case, and comes back with it.

    All return how many things they touched; `revive` touches only what `close` had closed, and
    `hand_over` what the owner before had in hand.
    """

    name: Any  # a lazy message: «attività aperte»
    close: Callable[[UUID], int]
    revive: Callable[[UUID], int]
    hand_over: Callable[[UUID, UUID, UUID], int] = _nothing


_closings: list[Closing] = []
_hidings: list[Callable[[UUID], None]] = []


def register(closing: Closing) -> None:
    """Add a kind of open thing; each wing calls this once."""
    if closing not in _closings:
        _closings.append(closing)


def when_protected(hide: Callable[[UUID], None]) -> None:
    """Add what hides together with a case; each wing calls this once."""
    if hide not in _hidings:
        _hidings.append(hide)


def hide_with(participant_id: UUID) -> None:
    """Hide what others outside could read of a case that is protected from now on."""
    for hide in _hidings:
        hide(participant_id)


def close_with(participant_id: UUID) -> list[tuple[str, int]]:
    """Close what is open in a case; return what it was, by name."""
    found = [(str(closing.name), closing.close(participant_id)) for closing in _closings]
    return [(name, count) for name, count in found if count]


def revive_with(participant_id: UUID) -> list[tuple[str, int]]:
    """Open again what was closed with the case; return what it was, by name."""
    found = [(str(closing.name), closing.revive(participant_id)) for closing in _closings]
    return [(name, count) for name, count in found if count]


def hand_over_with(participant_id: UUID, before: UUID, after: UUID) -> list[tuple[str, int]]:
    """Give what is open of a case to its new owner; return what it was, by name."""
    found = [
        (str(closing.name), closing.hand_over(participant_id, before, after))
        for closing in _closings
    ]
    return [(name, count) for name, count in found if count]
