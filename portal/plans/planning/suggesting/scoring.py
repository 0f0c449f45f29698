"""How well a service of the catalogue suits a woman's needs, and why: no database, no words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

LIGHTEST = 2  # a need that weighs less suggests nothing
NEARBY = 30  # kilometres beyond which nearer is no better
MONTHS = 12
OF_CHILDREN = frozenset({"childcare"})
NEED, SERVES, MAY_SERVE, FITS, MAY_FIT = 10, 12, 4, 8, 2
PLACES = {"places": 5, "assess": 1, "unknown": 0, "waitlist": -3, "full": -8}


class Fit(StrEnum):
    """Whether something is so, as far as the catalogue says."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is asked of the catalogue: needs by part of life, where she lives, children's ages."""

    scores: Mapping[str, int]
    municipality: str = ""
    ages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A published service, as far as it matters here."""

    id: UUID
    name: str
    organisation: str
    domain: str
    areas: frozenset[str] | None = None  # none: unknown; empty: everywhere
    kilometres: int | None = None
    ages: tuple[int, int | None] | None = None  # months; none: unknown or all
    for_all_ages: bool = False
    capacity: str = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An offer with its score and what speaks for it."""

    offer: Offer
    score: int
    weight: int
    serves: Fit
    fits: Fit
    ages: tuple[int, ...]  # of the children whom it fits


def suggestions(situation: Situation, offers: Iterable[Offer]) -> list[Suggestion]:
    """Return what suits, the best first; a service once, for the need that it serves best."""
    best: dict[UUID, Suggestion] = {}
    for offer in offers:
        found = suggestion(situation, offer)
        if found and (offer.id not in best or _order(found) < _order(best[offer.id])):
            best[offer.id] = found
    return sorted(best.values(), key=_order)


def suggestion(situation: Situation, offer: Offer) -> Suggestion | None:
    """Return how an offer suits; none when it answers no need, or is not for her at all."""
    weight = situation.scores.get(offer.domain, 0)
    serves = _serves(situation, offer)
    fits, ages = _fits(situation, offer)
    if weight < LIGHTEST or Fit.NO in {serves, fits}:
        return None
    score = (
        NEED * weight
        + (SERVES if serves is Fit.YES else MAY_SERVE)
        + (FITS if fits is Fit.YES else MAY_FIT)
        + _nearness(offer.kilometres)
        + PLACES.get(offer.capacity, 0)
    )
    return Suggestion(offer, score, weight, serves, fits, ages)


def _order(found: Suggestion) -> tuple[int, str, str, str]:
    return (-found.score, found.offer.name, str(found.offer.id), found.offer.domain)


def _serves(situation: Situation, offer: Offer) -> Fit:
    if offer.areas is None or not situation.municipality:
        return Fit.UNKNOWN
    everywhere = not offer.areas
    return Fit.YES if everywhere or situation.municipality in offer.areas else Fit.NO


def _fits(situation: Situation, offer: Offer) -> tuple[Fit, tuple[int, ...]]:
    """Tell which children an offer for children fits; whoever needs it herself, it fits."""
    if offer.domain not in OF_CHILDREN or offer.for_all_ages:
        return Fit.YES, ()
    if offer.ages is None or not situation.ages:
        return Fit.UNKNOWN, ()
    fitting = tuple(age for age in situation.ages if _is_within(age, *offer.ages))
    return (Fit.YES if fitting else Fit.NO), fitting


def _is_within(age: int, low: int, high: int | None) -> bool:
    """Tell whether a child is of the ages at some time of this year of her life."""
    return (age + 1) * MONTHS > low and (high is None or age * MONTHS <= high)


def _nearness(kilometres: int | None) -> int:
    return 0 if kilometres is None else (NEARBY - min(kilometres, NEARBY)) // 3
