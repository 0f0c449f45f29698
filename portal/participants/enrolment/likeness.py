"""Whether two rows may be one woman: her name however written, her year of birth, her contacts."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from tenants.folding import fold

ALIKE = 0.84  # one letter wrong in a name of seven
SAME = 1.0
MOST_SHOWN = 5


class Sign(StrEnum):
    """What two rows have in common."""

    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a woman is compared by; contacts as their blind indexes."""

    name: str
    born_in: int | None = None
    phone_index: str = ""
    email_index: str = ""
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A row that may be the same woman, and the signs of it."""

    id: UUID
    signs: tuple[Sign, ...]
    score: float


def matches(looked_for: Traits, known: Iterable[Traits]) -> list[Match]:
    """Return the rows that may be the same woman, the likeliest first."""
    found = [match for other in known if (match := _match(looked_for, other)) is not None]
    return sorted(found, key=lambda match: (-match.score, match.id))[:MOST_SHOWN]


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1, whatever the order of their words."""
    first, second = sorted((_ordered(one), _ordered(other)))
    if not first or not second:
        return 0.0
    compared = SequenceMatcher(None, first, second, autojunk=False)
    if compared.real_quick_ratio() < ALIKE or compared.quick_ratio() < ALIKE:
        return 0.0
    return compared.ratio()


def _match(looked_for: Traits, other: Traits) -> Match | None:
    if other.id is None:
        return None
    alike = likeness(looked_for.name, other.name)
    holds = {
        Sign.PHONE: bool(looked_for.phone_index) and looked_for.phone_index == other.phone_index,
        Sign.EMAIL: bool(looked_for.email_index) and looked_for.email_index == other.email_index,
        Sign.NAME: alike >= ALIKE,
        Sign.YEAR: looked_for.born_in is not None and looked_for.born_in == other.born_in,
    }
    signs = tuple(sign for sign, held in holds.items() if held)
    unknown_year = looked_for.born_in is None or other.born_in is None
    enough = {Sign.PHONE, Sign.EMAIL} & set(signs) or (
        holds[Sign.NAME] and (holds[Sign.YEAR] or unknown_year or alike == SAME)
    )
    return Match(other.id, signs, len(signs) + alike) if enough else None


def _ordered(name: str) -> str:
    return " ".join(sorted(fold(name).split()))
