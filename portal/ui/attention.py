"""What needs attention today: each room says what it knows, the home shows the first seven."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from tenants.identity import Identity

MOST_ROWS = 7  # rows on the home: more than these nobody reads


@dataclass(frozen=True, slots=True)
class Attention:
    """One thing to do: what, by when, and the verb that opens it."""

    text: str
    verb: str
    href: str
    icon: str = "circle"
    due: date | None = None


Source = Callable[[Identity], Iterable[Attention]]

_sources: list[Source] = []


def watch(source: Source) -> Source:
    """Add what a room knows to the home; usable as a decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def today(identity: Identity) -> tuple[list[Attention], int]:
    """Return the most urgent things, and how many there are in all."""
    found = [thing for source in _sources for thing in source(identity)]
    found.sort(key=lambda thing: (thing.due or date.max, thing.text))
    return found[:MOST_ROWS], len(found)
