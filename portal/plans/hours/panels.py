"""What the plan tells the hours about its actions: the plan stands above and is not imported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An action of the plan as the hours know it: done ones come first, dropped ones not at all."""

    id: UUID
    title: str
    done: bool = False


ActivitySource = Callable[[UUID], Sequence[PlannedActivity]]

_sources: list[ActivitySource] = []


def activities(source: ActivitySource) -> ActivitySource:
    """Register the function that returns the actions of a participant's plan, in their order."""
    _sources.append(source)
    return source


def activities_of(participant_id: UUID) -> list[PlannedActivity]:
    """Return the actions of a plan, what is done first."""
    found = [each for source in _sources for each in source(participant_id)]
    return sorted(found, key=lambda each: not each.done)
