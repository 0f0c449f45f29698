"""The codes of a waiting list: where an entry stands, what was answered, why somebody is moved."""

from enum import StrEnum


class EntryState(StrEnum):
    """Where an entry stands; while places are offered or confirmed they are taken."""

    WAITING = "waiting"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    PLACED = "placed"
    LEFT = "left"


class Answer(StrEnum):
    """What the sender says to an offer; `later` keeps her on the list, behind the others."""

    ACCEPTED = "accepted"
    LATER = "later"
    DECLINED = "declined"


class MoveReason(StrEnum):
    """Why somebody does not wait in the order in which she came."""

    PRIORITY = "priority"
    URGENCY = "urgency"
    SIBLINGS = "siblings"
    FITS = "fits"
    MISTAKE = "mistake"


class Ages(StrEnum):
    """How old a child is, as coarse as a place needs it."""

    NURSERY = "0-2"
    PRESCHOOL = "3-5"
    PRIMARY = "6-10"
    MIDDLE = "11-13"
    TEENAGER = "14-17"


LIVE = (EntryState.WAITING, EntryState.OFFERED, EntryState.CONFIRMED, EntryState.REFUSED)
HOLDING = (EntryState.OFFERED, EntryState.CONFIRMED, EntryState.REFUSED)
EXPIRED = "expired"
