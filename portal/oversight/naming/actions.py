"""A name for a written reason: sealed for the sender, shown to the overseer for fifteen minutes."""

from uuid import UUID

from portal.oversight.naming.facts import NameOpened, NameRefused
from portal.oversight.naming.models import MotivatedAccess
from portal.ui.language import lazy as _l
from tenants import door, ledger
from tenants.clock import now
from tenants.database import new_id
from tenants.sealing import ring

SHORTEST_REASON = 20  # characters
CLOSED = _l("Il nome di questo invio non si può aprire.")


class NamingError(ValueError):
    """A name that cannot be opened; whether she is protected is not told."""

    def __init__(self, words: object, field: str = "") -> None:
        super().__init__(str(words))
        self.field = field


def open_name(referral_id: UUID, reason: str) -> UUID:
    """Open the name behind one referral; returns the opening, whose page shows it for a while.

    The reason is sealed with the sender's key, which is lent for this transaction alone; an access
    record goes into her list of who looked, and an event into the sender's history. What is
    refused is to be kept as well: NamingError leaves its fact in the transaction.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise NamingError(_l("Scrivi perché ti serve: almeno venti lettere."), "reason")
    access_id, at = new_id(), now()
    owner = door.call_inside("ask_name", referral=referral_id, access=access_id, at=at)
    if owner is None:
        ledger.record(NameRefused(referral_id), about=referral_id)
        raise NamingError(CLOSED)
    place = MotivatedAccess.reason.place(owner, access_id)
    sealed = ring(owner).seal(reason.strip().encode(), place)
    opened = door.call_inside(
        "open_name",
        owner=owner,
        access=access_id,
        reason=sealed.hex(),
        event=new_id(),
        record=new_id(),
        at=at,
    )
    if not opened:
        raise NamingError(CLOSED)
    ledger.record(NameOpened(referral_id, access_id), about=referral_id)
    return access_id
