"""What ends when a woman takes a consent back; wings and rooms above add theirs."""

from collections.abc import Callable
from uuid import UUID

from portal.participants.consent.kinds import ConsentState, Purpose

End = Callable[[UUID], None]

_ends: dict[Purpose, list[End]] = {}


def when_withdrawn(purpose: Purpose, end: End) -> None:
    """Add what ends with a purpose; each wing calls this once."""
    if end not in _ends.setdefault(purpose, []):
        _ends[purpose].append(end)


def end_with(purpose: Purpose, state: ConsentState, participant_id: UUID) -> None:
    """End what hangs on a purpose, unless she has just agreed to it."""
    if state != ConsentState.GIVEN:
        for end in _ends.get(purpose, ()):
            end(participant_id)
