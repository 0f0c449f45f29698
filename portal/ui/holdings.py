"""What a person holds that somebody must take over before she leaves; rooms above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of thing in a person's hands: how many she has, and how another receives them."""

    name: Any  # a lazy message: «bozze di servizi»
    count: Callable[[UUID], int]
    reassign: Callable[[UUID, UUID], int]


class HoldingError(Exception):
    """The successor cannot receive what a person holds; the message says whom to choose."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many things of a kind one person holds."""

    name: str
    count: int


_holdings: list[Holding] = []


def register(holding: Holding) -> None:
    """Add a kind of thing that people hold; each room calls this once."""
    if holding not in _holdings:
        _holdings.append(holding)


def held_by(user_id: UUID) -> list[Held]:
    """Return what a person of the current organisation holds."""
    found = [Held(str(holding.name), holding.count(user_id)) for holding in _holdings]
    return [held for held in found if held.count]


def hand_over(user_id: UUID, successor_id: UUID) -> int:
    """Give everything that a person holds to another; return how many things.

    Raises HoldingError when the other cannot receive it.
    """
    return sum(holding.reassign(user_id, successor_id) for holding in _holdings)
