"""What the list of sent referrals is filtered by; its state is the address, without a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_

from portal.participants.cases import queries as cases
from portal.referrals.tracking.kinds import ENDED, OPEN, Business, Clock, Status, Urgency
from portal.referrals.tracking.models import Referral, ReferralSubject
from portal.ui.language import lazy as _l
from tenants.database import id_or_none

YES, CLOSED, ALL, OUTSIDE = "yes", "closed", "all", "outside"

# The ways to look at the list that everybody has.
VIEWS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (_l("Aperti"), {}),
    (_l("Tocca a te"), {"turn": YES}),
    (_l("In ritardo"), {"late": YES}),
    (_l("Delle mie persone"), {"mine": YES}),
    (_l("Chiusi"), {"status": CLOSED}),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to look at what an organisation sent."""

    status: str = ""
    partner: str = ""
    urgency: str = ""
    mine: str = ""
    late: str = ""
    turn: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Filter":
        """Read an address; what is no choice of ours is left out."""
        found = cls(**{name: asked.get(name, "").strip() for name in cls.__slots__})
        return cls(**{name: getattr(found, name) for name in cls.__slots__ if found.fits(name)})

    def fits(self, name: str) -> bool:
        """Tell whether a value is one of those that can be chosen."""
        value: str = getattr(self, name)
        match name:
            case "status":
                return value in {CLOSED, ALL, *Status}
            case "urgency":
                return value in set(Urgency)
            case "partner":
                return value == OUTSIDE or id_or_none(value) is not None
            case _:
                return value == YES

    @property
    def address(self) -> dict[str, Any]:
        """Return what stands in the address: only what was chosen."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}

    def conditions(self, person: UUID, day: date) -> list[ColumnElement[bool]]:
        """Return the conditions of the query; `person` is who looks."""
        found = [_of_status(self.status)]
        if self.partner:
            known = id_or_none(self.partner)
            found.append(
                Referral.recipient_id == known if known else Referral.recipient_id.is_(None)
            )
        if self.urgency:
            found.append(Referral.urgency == self.urgency)
        if self.mine:
            found.append(ReferralSubject.participant_id.in_(cases.owned_by(person)))
        if self.late:
            found.append(late(day))
        if self.turn:
            found.append(your_turn(day))
        return found


def late(day: date) -> ColumnElement[bool]:
    """Return the condition of a referral whose clock has run out."""
    return and_(Referral.clock != Clock.NONE, Referral.due_on < day, Referral.status.in_(OPEN))


def your_turn(day: date) -> ColumnElement[bool]:
    """Return the condition of a referral that waits for its sender."""
    return or_(
        and_(Referral.business != Business.NONE, Referral.status.in_(OPEN)),
        and_(Referral.status == Status.ON_HOLD, Referral.review_on <= day),
        and_(Referral.status == Status.REQUESTED, Referral.escalate_on <= day),
    )


def _of_status(status: str) -> ColumnElement[bool]:
    if status == CLOSED:
        return Referral.status.in_(sorted(ENDED))
    if status == ALL:
        return Referral.status.in_(sorted(Status))
    if status:
        return Referral.status == status
    return Referral.status.in_(sorted(set(Status) - ENDED))
