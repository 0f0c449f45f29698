"""What is known of a member, and the rules of belonging to a household; no database behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from portal.participants.household.kinds import Relation, School
from portal.ui.language import gettext as _
from tenants.folding import fold

OLDEST = 1900  # years of birth
ADULT_FROM = 18  # years; whoever is younger is a child
YEARS_FROM_MOTHER = 10  # a child, a partner's included, is at least so much younger


class HouseholdError(Exception):
    """Something that cannot be of a household; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDetails:
    """What is known of a member; an empty `joined_on` is the day of the enrolment."""

    relation: Relation
    given_name: str = ""
    born_in: int | None = None
    person_id: UUID | None = None
    cohabiting: bool = True
    in_charge: bool = False
    needs_care: bool = False
    school: School = School.NONE
    school_name: str = ""
    care_note: str = ""
    phone: str = ""
    email: str = ""
    joined_on: date | None = None
    left_on: date | None = None


class Membership(Protocol):
    """What two memberships are compared by."""

    @property
    def person_id(self) -> UUID | None: ...
    @property
    def given_name(self) -> str: ...
    @property
    def born_in(self) -> int | None: ...
    @property
    def joined_on(self) -> date | None: ...
    @property
    def left_on(self) -> date | None: ...


def check_member(details: MemberDetails, *, mother_born_in: int | None, today: date) -> None:
    """Raise HouseholdError when the years or the dates of one member cannot be."""
    check_year(details.born_in, today)
    if details.relation == Relation.CHILD:
        _check_child(details, mother_born_in)
    if details.joined_on and details.joined_on > today:
        raise HouseholdError(_("Questo giorno deve ancora venire."), "joined_on")
    if details.joined_on and details.born_in and details.joined_on.year < details.born_in:
        raise HouseholdError(_("Non può farne parte prima di nascere."), "joined_on")
    if details.joined_on and details.left_on and details.left_on < details.joined_on:
        raise HouseholdError(_("La fine viene prima dell'inizio."), "left_on")


def check_year(born_in: int | None, today: date) -> None:
    """Raise HouseholdError for a year of birth that cannot be."""
    if born_in is not None and born_in > today.year:
        raise HouseholdError(_("L'anno di nascita è nel futuro."), "born_in")
    if born_in is not None and born_in < OLDEST:
        raise HouseholdError(_("Scrivi l'anno con quattro cifre, per esempio 2019."), "born_in")


def check_overlap(new: Membership, others: Iterable[Membership]) -> None:
    """Raise HouseholdError when the same person would belong twice on one day."""
    for other in others:
        if _same_person(new, other) and overlap(new, other):
            raise HouseholdError(
                _("Questa persona fa già parte del nucleo in quei giorni: cambia le date."),
                "joined_on",
            )


def overlap(one: Membership, other: Membership) -> bool:
    """Tell whether two memberships share a day; the day of the end belongs to neither."""
    first, last = one.joined_on or date.min, one.left_on or date.max
    begin, end = other.joined_on or date.min, other.left_on or date.max
    return max(first, begin) < min(last, end)


def is_child_on(born_in: int | None, day: date) -> bool:
    """Tell whether somebody is 0-17: only the year is known, so the whole year of the 17th."""
    return born_in is not None and 0 <= day.year - born_in < ADULT_FROM


def is_too_old_for(child_born_in: int, mother_born_in: int | None) -> bool:
    """Tell whether a child is older than its mother, or too near to her in age."""
    return mother_born_in is not None and child_born_in < mother_born_in + YEARS_FROM_MOTHER


def _check_child(details: MemberDetails, mother_born_in: int | None) -> None:
    if details.born_in is None:
        raise HouseholdError(_("Scrivi l'anno: serve per contare i minori."), "born_in")
    if is_too_old_for(details.born_in, mother_born_in):
        raise HouseholdError(
            _("Lei è nata nel %(year)s: controlla l'anno.", year=mother_born_in), "born_in"
        )


def _same_person(one: Membership, other: Membership) -> bool:
    if one.person_id or other.person_id:
        return one.person_id == other.person_id
    if not one.given_name or one.born_in is None:
        return False
    return (fold(one.given_name), one.born_in) == (fold(other.given_name), other.born_in)
