"""What a person holds that somebody must take over before she leaves; rooms above add theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tenants.models import Role


@dataclass(frozen=True, slots=True)
class Holding:
    """A kind of thing in a person's hands: how many she has, and how another receives them."""

    name: Any  # a lazy message: «bozze di servizi»
    count: Callable[[UUID], int]
    reassign: Callable[[UUID, UUID], int]


class HoldingError(Exception):
    """What a person holds would be left to nobody; the message says what to do first."""


@dataclass(frozen=True, slots=True)
class Held:
    """How many things of a kind one person holds."""

    name: str
    count: int


Keeper = Callable[[UUID, frozenset[Role]], None]

_holdings: list[Holding] = []
_keepers: list[Keeper] = []


def register(holding: Holding) -> None:
    """Add a kind of thing that people hold; each room calls this once."""
    if holding not in _holdings:
        _holdings.append(holding)


def keeper(check: Keeper) -> Keeper:
    """Add what refuses, by a HoldingError, that a person gives up some roles."""
    _keepers.append(check)
    return check


def give_up(user_id: UUID, roles: frozenset[Role]) -> None:
    """Let a person lose roles; raises HoldingError when something would be left to nobody."""
    for check in _keepers:
        check(user_id, roles)


def held_by(user_id: UUID) -> list[Held]:
    """Return what a person of the current organisation holds."""
    found = [Held(str(holding.name), holding.count(user_id)) for holding in _holdings]
    return [held for held in found if held.count]


def hand_over(user_id: UUID, successor_id: UUID) -> int:
    """Give everything that a person holds to another; return how many things.

    Raises HoldingError when the other cannot receive it.
    """
    return sum(holding.reassign(user_id, successor_id) for holding in _holdings)
