"""What the partner will see, field by field and why: for the page on which she says yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.catalogue.publishing.kinds import SPECIAL
from portal.referrals.sharing import queries
from portal.referrals.sharing.kinds import (
    EVERY_FIELD,
    FIELDS,
    LABELS,
    MUST,
    REASONS,
    level_of,
    offered,
)
from portal.referrals.sharing.sheet import Subject, allowed, sheet
from portal.referrals.sharing.words import Line, lines
from portal.referrals.tracking.kinds import Level

PRESELECTED = frozenset(FIELDS[Level.PREVIEW] + FIELDS[Level.CONTACT])


@dataclass(frozen=True, slots=True)
class Shown:
    """One field as the partner would read it: when, what it says, and why the service asks."""

    field: str
    label: str
    why: str
    text: str  # empty: nothing is known of it
    level: Level
    must: bool
    preselected: bool
    lacks_consent: bool  # of a special category, to which she did not agree apart


def what_the_partner_will_see(subject: Subject) -> list[Shown]:
    """Return every field that the service asks for, in the order in which it is told."""
    asks = queries.asks_for(subject.referral)
    possible = offered(asks, protected=subject.protected)
    told = sheet(subject, asks, possible)
    texts = {line.field: line.text for level in told.levels.values() for line in lines(level)}
    standing = allowed(subject, possible)
    return [
        Shown(
            field=str(field),
            label=str(LABELS[field]),
            why=str(REASONS[field]),
            text=texts.get(field, ""),
            level=_told_at(field, subject),
            must=field in MUST,
            preselected=field in PRESELECTED,
            lacks_consent=field in SPECIAL and field not in standing,
        )
        for field in EVERY_FIELD
        if field in possible
    ]


def always_seen(subject: Subject) -> Sequence[Line]:
    """Return what every preview says, whatever she chooses."""
    asks = queries.asks_for(subject.referral)
    return lines(sheet(subject, asks, frozenset()).preview)


def _told_at(field: str, subject: Subject) -> Level:
    """Return when a field is read; who a protected woman is only by the named operator."""
    level = level_of(field)
    return Level.DELIVERY if subject.protected and level is Level.CONTACT else level
