"""What the share sheet shows on paper: the sender's file, or what a partner may read now."""

from dataclasses import dataclass
from typing import Any

from portal.catalogue.publishing import queries as catalogue
from portal.referrals.sharing import queries
from portal.referrals.sharing.queries import Disclosed
from portal.referrals.sharing.words import LEVELS, METHODS, Line, lines, uncapitalised
from portal.referrals.tracking import labels, reasons
from portal.referrals.tracking.kinds import Level
from portal.referrals.tracking.queries import Held
from tenants.clock import today


@dataclass(frozen=True, slots=True)
class Part:
    """One level in words."""

    title: str
    lines: list[Line]


def parts(seen: Disclosed) -> list[Part]:
    """Return what is disclosed, level by level, without what an upper one says again."""
    told = {
        Level.PREVIEW: seen.preview,
        Level.CONTACT: seen.contact,
        Level.DELIVERY: seen.delivery,
        Level.CLOSED: None if seen.contact or seen.delivery else seen.closed,
    }
    found = [Part(str(LEVELS[level]), lines(each)) for level, each in told.items() if each]
    return [part for part in found if part.lines]


def sheet_context(held: Held) -> dict[str, Any]:
    """Return what the sheet of a referral shows to the side that holds it."""
    referral = held.referral
    seen = queries.disclosed(held)
    return {
        "referral": referral,
        "held": held,
        "parts": parts(seen),
        "stands": labels.STATUSES[referral.status],
        "reason": reasons.words_of(referral.status, referral.reason),
        "sender": catalogue.organisation_name(referral.organisation_id),
        "external": referral.recipient_id is None,
        "day": today(),
        **(_consent(held) if held.is_sender else {}),
    }


def _consent(held: Held) -> dict[str, Any]:
    last = next(iter(queries.consents(held.referral)), None)
    return {
        "consent": last,
        "method": uncapitalised(METHODS[last.method]) if last else "",
        "standing": queries.standing_consent(held.referral),
    }
