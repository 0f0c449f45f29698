"""Other services that may help a woman: the catalogue says what it has, other rooms show it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """A service as a line: its name, what it does, where it is."""

    name: str
    summary: str
    where: str
    href: str


Source = Callable[[str, Sequence[str]], list[Alternative]]

_sources: list[Source] = []


def source(found: Source) -> Source:
    """Add who knows services: a function of a municipality and of kinds of service."""
    if found not in _sources:
        _sources.append(found)
    return found


def near(municipality: str, kinds: Sequence[str]) -> list[Alternative]:
    """Return a few public services of these kinds near a municipality."""
    return [each for known in _sources for each in known(municipality, kinds)]
