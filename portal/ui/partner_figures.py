"""Numbers about each partner, for the lead's list: rooms above the organisations add theirs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Source:
    """A number that a room knows about many organisations at once."""

    name: Any  # a lazy message: «servizi pubblicati»
    counts: Callable[[], Mapping[UUID, int]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number about one organisation."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of all organisations, read once for a whole page."""

    names: list[str]
    counts: list[Mapping[UUID, int]]

    def of(self, organisation_id: UUID) -> list[Figure]:
        pairs = zip(self.names, self.counts, strict=True)
        return [Figure(name, counts.get(organisation_id, 0)) for name, counts in pairs]


_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a number to the list of partners; each room calls this once."""
    if source not in _sources:
        _sources.append(source)


def read() -> Figures:
    """Return the numbers of every organisation, one query a source."""
    names = [str(source.name) for source in _sources]
    return Figures(names, [source.counts() for source in _sources])
