"""Who is who for the hours: the adults in charge, and those who must not be left alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from portal.plans.hours.coverage import ALONE_FROM_AGE, Adult, Dependant


class Member(Protocol):
    """What the rule asks about a member of the household."""

    id: UUID
    given_name: str
    born_in: int | None
    cohabiting: bool
    in_charge: bool
    needs_care: bool


@dataclass(frozen=True, slots=True)
class People:
    """The people of a household for the rule, and how each is called."""

    adults: tuple[Adult, ...]
    dependants: tuple[Dependant, ...]
    names: dict[UUID, str]

    @property
    def visiting(self) -> frozenset[UUID]:
        """Return the adults who are in charge on their days only."""
        return frozenset(each.key for each in self.adults if not each.lives_with_them)

    def is_adult(self, key: UUID) -> bool:
        return any(each.key == key for each in self.adults)


def people(herself: UUID, name: str, members: Iterable[Member], *, today: date) -> People:
    """Sort a household: she is always in charge; children count until they may be alone."""
    others = tuple(members)
    cared_for = [each for each in others if _must_not_be_alone(each, today)]
    in_charge = [each for each in others if each.in_charge and each not in cared_for]
    return People(
        (Adult(herself), *(Adult(each.id, each.cohabiting) for each in in_charge)),
        tuple(Dependant(each.id, until=_until(each)) for each in cared_for),
        {herself: name, **{each.id: each.given_name for each in (*in_charge, *cared_for)}},
    )


def _must_not_be_alone(member: Member, today: date) -> bool:
    until = _until(member)
    return member.needs_care or (until is not None and today < until)


def _until(member: Member) -> date | None:
    """Return the day from which a child may be alone; only the year of birth is known.

    So the whole year of the fourteenth birthday counts: rather an hour too many than a child alone.
    """
    if member.needs_care or member.born_in is None:
        return None
    return date(member.born_in + ALONE_FROM_AGE + 1, 1, 1)
