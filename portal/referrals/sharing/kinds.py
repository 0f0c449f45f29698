"""Which fields a referral can tell, at which level, and to which reader: one law for all of it."""

from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import Any

from portal.catalogue.publishing.kinds import ASKED, WHY, Asks, ToDecide, ToDeliver
from portal.referrals.tracking.kinds import Level
from portal.ui.language import lazy as _l


class ToReach(StrEnum):
    """What whoever accepted needs in order to call her; every service asks for it."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    SAFE_TIMES = "safe_times"


class Reader(StrEnum):
    """Who reads, as far as it decides what: the queue of the partner, or its named operator."""

    NOBODY = "nobody"
    QUEUE = "queue"
    OPERATOR = "operator"


FIELDS: dict[Level, tuple[StrEnum, ...]] = {
    Level.PREVIEW: tuple(ToDecide),
    Level.CONTACT: tuple(ToReach),
    Level.DELIVERY: tuple(ToDeliver),
}
EVERY_FIELD = tuple(field for fields in FIELDS.values() for field in fields)
MUST = frozenset({ToReach.NAME, ToReach.SAFE_TIMES})
CHANNELS = frozenset({ToReach.PHONE, ToReach.EMAIL})
# A protected woman is not found by where she lives, whatever anybody ticks.
NEVER_OF_PROTECTED = frozenset({ToDecide.MUNICIPALITY, ToDeliver.ADDRESS})

_CEILING: dict[Reader, frozenset[str]] = {
    Reader.NOBODY: frozenset(),
    Reader.QUEUE: frozenset(FIELDS[Level.PREVIEW] + FIELDS[Level.CONTACT]),
    Reader.OPERATOR: frozenset(EVERY_FIELD),
}


def offered(asks: Asks, *, protected: bool = False) -> frozenset[str]:
    """Return the fields about which she is asked: what the service needs, and how to reach her."""
    hidden = NEVER_OF_PROTECTED if protected else frozenset()
    return frozenset((asks.decide | asks.deliver | set(ToReach)) - hidden)


def effective(
    reader: Reader, asks: Asks, agreed: AbstractSet[str], *, protected: bool = False
) -> frozenset[str]:
    """Return the fields that a reader reads: role ∩ what the service asks ∩ what she agreed to.

    Of a protected woman the queue learns neither her name nor how to reach her.
    """
    ceiling = _CEILING[reader]
    if protected and reader is Reader.QUEUE:
        ceiling -= set(ToReach)
    return ceiling & offered(asks, protected=protected) & agreed


def level_of(field: str) -> Level:
    """Return the level at which a field is told."""
    return next(level for level, fields in FIELDS.items() if field in fields)


REACHED: dict[str, Any] = {
    ToReach.NAME: _l("Nome e cognome"),
    ToReach.PHONE: _l("Telefono"),
    ToReach.EMAIL: _l("E-mail"),
    ToReach.SAFE_TIMES: _l("Quando chiamarla, e se si può lasciare un messaggio"),
}
LABELS: dict[str, Any] = {**ASKED, **REACHED}
REASONS: dict[str, Any] = {
    **WHY,
    ToReach.NAME: _l("Per sapere chi accogliere."),
    ToReach.PHONE: _l("Per chiamarla."),
    ToReach.EMAIL: _l("Per scriverle."),
    ToReach.SAFE_TIMES: _l("Per non metterla in difficoltà con una chiamata."),
}
