"""What a list of cases is filtered by: its state is the address, without a name in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_

from portal.participants.cases.kinds import CLOSED, CaseState, Living
from portal.participants.cases.models import Participant
from portal.ui.language import lazy as _l
from tenants.clock import today
from tenants.database import id_or_none

WITHOUT_CONTACT = timedelta(days=30)
YOUNG = 3  # years: children that are not yet at preschool
MINE, NOBODYS = "mine", "nobody"

# The ways to look at the list that everybody has.
VIEWS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (_l("Le mie"), {"owner": MINE}),
    (_l("Da prendere"), {"owner": NOBODYS}),
    (_l("Sole con figli 0-3"), {"living": Living.ALONE, "young": "yes"}),
    (_l("Senza contatto da 30 giorni"), {"silent": "yes"}),
    (_l("Tutte le aperte"), {}),
    (_l("Chiuse"), {"state": "closed"}),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to look at the cases of an organisation."""

    state: str = ""
    owner: str = ""
    living: str = ""
    municipality: str = ""
    young: str = ""
    silent: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filter":
        """Read an address; what is no choice of ours is left out."""
        found = cls(**{name: asked.get(name, "").strip() for name in cls.__slots__})
        return cls(**{name: getattr(found, name) for name in cls.__slots__ if found.fits(name)})

    def fits(self, name: str) -> bool:
        """Tell whether a value is one of those that can be chosen."""
        value: str = getattr(self, name)
        match name:
            case "state":
                return value == "closed" or value in set(CaseState)
            case "living":
                return value in set(Living)
            case "owner":
                return value in {MINE, NOBODYS} or id_or_none(value) is not None
            case "municipality":
                return value.isdigit()
            case _:
                return value == "yes"

    @property
    def address(self) -> dict[str, Any]:
        """Return what stands in the address: only what was chosen."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}

    def conditions(self, person: UUID, day: date | None = None) -> list[ColumnElement[bool]]:
        """Return the conditions of the query; `person` is who looks."""
        day = day or today()
        found = [_of_state(self.state)]
        if self.owner:
            found.append(_of_owner(self.owner, person))
        if self.living:
            found.append(Participant.living == self.living)
        if self.municipality:
            found.append(Participant.municipality == self.municipality)
        if self.young:
            found.append(Participant.youngest_born_in >= day.year - YOUNG)
        if self.silent:
            found.append(_silent_since(day - WITHOUT_CONTACT))
        return found


def _of_state(state: str) -> ColumnElement[bool]:
    if state == "closed":
        return Participant.state.in_(sorted(CLOSED))
    if state:
        return Participant.state == state
    return Participant.state.not_in(sorted(CLOSED))


def _of_owner(owner: str, person: UUID) -> ColumnElement[bool]:
    if owner == NOBODYS:
        return Participant.owner_id.is_(None)
    return Participant.owner_id == (person if owner == MINE else id_or_none(owner))


def _silent_since(day: date) -> ColumnElement[bool]:
    never = Participant.last_contact_on.is_(None) & (Participant.enrolled_on < day)
    return or_(Participant.last_contact_on < day, never)
