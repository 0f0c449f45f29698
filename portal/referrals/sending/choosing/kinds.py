"""A service as one weighs it for a woman: facts only, no words and no database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Fit(StrEnum):
    """Whether something is so, as far as the catalogue says."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Pace:
    """In how many working days a partner answered lately, and over how many answers."""

    days: int
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A service that one may send a woman to, with what matters for choosing it."""

    id: UUID
    name: str
    organisation: str
    organisation_id: UUID
    serves: Fit = Fit.UNKNOWN  # her municipality
    fits: Fit = Fit.UNKNOWN  # the ages of her children, where it is for them
    overlap: float | None = None  # part of the times asked for; none: not known
    kilometres: int | None = None
    capacity: str = "unknown"
    places_left: int | None = None
    said_on: date | None = None  # when the places were said
    pace: Pace | None = None
    for_her: Fit = Fit.UNKNOWN  # whom the service says that it is for
    everywhere: bool = False
    for_children: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A candidate as a page shows it: what speaks for it and what is to be asked, in words."""

    service: Candidate
    reasons: tuple[str, ...]
