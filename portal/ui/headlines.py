"""A few numbers for the home: each room says what it counts, and for whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tenants.identity import Identity

MOST_NUMBERS = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """A number, its name, a note about it, and the page behind it."""

    value: int
    label: str
    href: str
    note: str | None = None


Source = Callable[[Identity], Iterable[Headline]]

_sources: list[Source] = []


def headline(source: Source) -> Source:
    """Add what a room counts to the home; usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def headlines(identity: Identity) -> list[Headline]:
    """Return the numbers of a person's home."""
    return [each for source in _sources for each in source(identity)][:MOST_NUMBERS]
