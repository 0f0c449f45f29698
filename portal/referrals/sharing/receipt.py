"""Who saw what, for the woman herself: to whom, what, opened when, ended when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from portal.referrals.sharing import queries
from portal.referrals.sharing.kinds import FIELDS
from portal.referrals.sharing.models import ReferralShare, ShareReading, SharingConsent
from portal.referrals.sharing.words import HERS, METHODS, WHEN, uncapitalised
from portal.referrals.tracking.kinds import Level, Status
from portal.referrals.tracking.labels import STATUSES
from portal.referrals.tracking.models import Referral
from tenants.clock import now

Row = TypeVar("Row", ShareReading, ReferralShare)

TELLS_WHO = frozenset({Level.CONTACT, Level.DELIVERY, Level.CLOSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """One time that she said yes."""

    at: datetime
    method: str
    fields: list[tuple[str, str]]  # when it may be read, and what
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One referral of hers: the partner, the service, and what became of what was told."""

    referral_id: UUID
    code: str
    partner: str
    service: str
    status: str
    sent_at: datetime | None
    agreed: list[Agreed]
    first_read: datetime | None
    last_read: datetime | None
    times: int
    opened: bool  # something that tells who she is was ever open to the partner
    open_now: bool
    ended_at: datetime | None
    on_paper: bool
    may_withdraw: bool


def receipt(participant_id: UUID) -> list[Entry]:
    """Return to whom a woman was told of, the newest referral first."""
    agreements: dict[UUID, list[SharingConsent]] = defaultdict(list)
    referrals: dict[UUID, Referral] = {}
    for consent, referral in queries.consents_of(participant_id):
        agreements[referral.id].append(consent)
        referrals[referral.id] = referral
    readings = _by_referral(queries.readings(participant_id))
    shares = _by_referral(queries.shares_of(list(referrals)))
    sent = [each for each in referrals.values() if each.status is not Status.DRAFT]
    return [_entry(each, agreements[each.id], readings[each.id], shares[each.id]) for each in sent]


def _by_referral(rows: Sequence[Row]) -> dict[UUID, list[Row]]:
    found: dict[UUID, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.referral_id].append(row)
    return found


def _entry(
    referral: Referral,
    agreements: Sequence[SharingConsent],
    readings: Sequence[ShareReading],
    shares: Sequence[ReferralShare],
) -> Entry:
    moments = sorted(each.read_at for each in readings)
    return Entry(
        referral_id=referral.id,
        code=referral.code,
        partner=referral.recipient_name,
        service=referral.service_name,
        status=str(STATUSES[referral.status]),
        sent_at=referral.sent_at,
        agreed=[_agreed(each) for each in reversed(agreements)],
        first_read=moments[0] if moments else None,
        last_read=moments[-1] if moments else None,
        times=len(moments),
        opened=any(each.open_from for each in shares if each.level in TELLS_WHO),
        open_now=any(_is_open(each) for each in shares),
        ended_at=_end(shares),
        on_paper=referral.recipient_id is None,
        may_withdraw=any(each.withdrawn_at is None for each in agreements),
    )


def _end(shares: Sequence[ReferralShare]) -> datetime | None:
    """Return when the last share closed; none while one is open."""
    ends = [each.open_until for each in shares if each.open_until]
    return max(ends) if ends and not any(map(_is_open, shares)) else None


def _agreed(consent: SharingConsent) -> Agreed:
    return Agreed(
        at=consent.given_at,
        method=uncapitalised(METHODS[consent.method]),
        fields=_fields(consent),
        withdrawn_at=consent.withdrawn_at,
    )


def _fields(consent: SharingConsent) -> list[tuple[str, str]]:
    """Return what she agreed to, level by level, in words that speak to her."""
    said = set(consent.fields)
    found = [
        (str(WHEN[level]), ", ".join(str(HERS[field]) for field in fields if field in said))
        for level, fields in FIELDS.items()
    ]
    return [(when, words) for when, words in found if words]


def _is_open(share: ReferralShare) -> bool:
    return share.open_from is not None and (share.open_until is None or share.open_until > now())
