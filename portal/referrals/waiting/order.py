"""The order of a waiting list: who came first is first, unless somebody is moved. Pure."""

from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Protocol, TypeVar


class Claim(Protocol):
    """Something that needs so many places at once."""

    places: int


Item = TypeVar("Item")
Waiting = TypeVar("Waiting", bound=Claim)


def moved(order: Sequence[Item], item: Item, place: int) -> list[Item]:
    """Return an order in which one item stands at a place, counted from one; the rest as before."""
    rest = [each for each in order if each != item]
    at = min(max(place - 1, 0), len(rest))
    return [*rest[:at], item, *rest[at:]]


def served(order: Iterable[Waiting], places: int) -> list[Waiting]:
    """Return who gets an offer in order; nobody overtakes a party that does not fit yet."""
    left = places

    def fits(claim: Waiting) -> bool:
        nonlocal left
        left -= claim.places
        return left >= 0

    return list(takewhile(fits, order))
