"""What happens to the words of the catalogue: codes only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermAdded:
    code: str


@dataclass(frozen=True, slots=True)
class TermChanged:
    code: str


@dataclass(frozen=True, slots=True)
class TermDeprecated:
    code: str
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class TermRestored:
    code: str


@dataclass(frozen=True, slots=True)
class ZoneAdded:
    code: str


@dataclass(frozen=True, slots=True)
class ZoneChanged:
    code: str


@dataclass(frozen=True, slots=True)
class ZoneRemoved:
    code: str
