"""Reads of what is disclosed; `disclosed` is the one way to it, and it writes readings down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select

from portal.catalogue.publishing import queries as catalogue
from portal.catalogue.publishing.kinds import Asks
from portal.referrals.sharing import levels
from portal.referrals.sharing.levels import Closed, Contact, Delivery, Preview, Tombstone
from portal.referrals.sharing.models import ReferralShare, ShareReading, SharingConsent
from portal.referrals.tracking.kinds import OPEN, Level
from portal.referrals.tracking.models import Referral, ReferralSubject
from portal.referrals.tracking.queries import Held
from tenants import door, scope
from tenants.clock import now, today
from tenants.database import db, new_id
from tenants.permissions import NotFoundError

# From the most that is told to the least: what a reading is called after.
NOTED = (Level.DELIVERY, Level.CONTACT, Level.CLOSED)
MOST_READINGS = 500

Kind = TypeVar("Kind", Preview, Contact, Delivery, Closed)


@dataclass(frozen=True, slots=True)
class Disclosed:
    """What one side may read of a referral now; the tombstone is there always."""

    tombstone: Tombstone
    preview: Preview | None = None
    contact: Contact | None = None
    delivery: Delivery | None = None
    closed: Closed | None = None

    @property
    def known_as(self) -> Contact | None:
        """Return who she is, wherever it stands."""
        return self.contact or (self.delivery.contact if self.delivery else None)


def disclosed(held: Held) -> Disclosed:
    """Return what is disclosed to the side that holds a referral.

    Of a partner it is committed who reads it before anything above a preview is shown; when that
    cannot be written the error goes on, and nothing is shown.
    """
    newest = _newest(_shares([held.referral], held))
    found = {level: share for level, share in newest.items() if share.content_sealed is not None}
    if not held.is_sender:
        _note_reading(held.referral, found)
    return Disclosed(
        levels.tombstone(held.referral),
        preview=_told(found, Level.PREVIEW, Preview),
        contact=_told(found, Level.CONTACT, Contact),
        delivery=_told(found, Level.DELIVERY, Delivery),
        closed=_told(found, Level.CLOSED, Closed),
    )


def previews(held: Sequence[Held]) -> dict[UUID, Preview]:
    """Return the previews of several referrals of one side, for a list; nothing tells who."""
    if not held:
        return {}
    shares = _shares([each.referral for each in held], held[0], Level.PREVIEW)
    found: dict[UUID, Preview] = {}
    for share in shares:
        found[share.referral_id] = (
            _told({Level.PREVIEW: share}, Level.PREVIEW, Preview) or Preview()
        )
    return found


def beside_preview(query: Select[Any]) -> Select[Any]:
    """Return a query of received referrals with what is open of each one's preview beside it."""
    share = ReferralShare
    same = (
        share.organisation_id == Referral.organisation_id,
        share.referral_id == Referral.id,
        share.level == Level.PREVIEW,
        *_open_to(scope.current().organisation_id, now()),
    )
    return query.outerjoin(share, and_(*same)).add_columns(
        share.id.label("share_id"), share.content_sealed.label("share_content")
    )


def preview_beside(row: Row[Any]) -> Preview | None:
    """Return the preview that stands in a row of `beside_preview`; none where none is open."""
    if row.share_id is None:
        return None
    content = ReferralShare.content.opened(row.organisation_id, row.share_id, row.share_content)
    return cast("Preview", levels.read(Level.PREVIEW, content))


def asks_for(referral: Referral) -> Asks:
    """Return what the service of a referral asks for; the least where none is known."""
    if referral.recipient_id is None or referral.service_id is None:
        return Asks()
    service = catalogue.head(referral.recipient_id, referral.service_id)
    return catalogue.asks(service) if service else Asks()


def consents(referral: Referral) -> Sequence[SharingConsent]:
    """Return everything to which she agreed for a referral, the newest first."""
    return db.session.scalars(
        select(SharingConsent)
        .where(
            SharingConsent.organisation_id == referral.organisation_id,
            SharingConsent.referral_id == referral.id,
        )
        .order_by(SharingConsent.given_at.desc(), SharingConsent.id.desc())
    ).all()


def standing_consent(referral: Referral) -> SharingConsent | None:
    """Return to what she agreed last, as long as it holds."""
    last = next(iter(consents(referral)), None)
    if last is None or last.withdrawn_at is not None or last.expires_on < today():
        return None
    return last


def shares(referral: Referral) -> Sequence[ReferralShare]:
    """Return every share of a referral that may be read, each level's newest first."""
    query = _shares_of([referral.id], referral.organisation_id)
    order = (ReferralShare.level, ReferralShare.number.desc())
    return db.session.scalars(query.order_by(*order)).all()


def consents_of(participant_id: UUID) -> Sequence[tuple[SharingConsent, Referral]]:
    """Return to which sharing a woman agreed, with the referral, the newest first."""
    query = (
        select(SharingConsent, Referral)
        .join(
            Referral,
            (Referral.organisation_id == SharingConsent.organisation_id)
            & (Referral.id == SharingConsent.referral_id),
        )
        .where(
            SharingConsent.organisation_id == scope.current().organisation_id,
            SharingConsent.participant_id == participant_id,
        )
        .order_by(SharingConsent.given_at.desc(), SharingConsent.id.desc())
    )
    return [(consent, referral) for consent, referral in db.session.execute(query)]


def shares_of(referral_ids: Sequence[UUID]) -> Sequence[ReferralShare]:
    """Return the shares of several referrals of the own organisation, the oldest first."""
    query = _shares_of(referral_ids, scope.current().organisation_id)
    return db.session.scalars(query.order_by(ReferralShare.shared_at, ReferralShare.id)).all()


def readings(participant_id: UUID) -> Sequence[ShareReading]:
    """Return who of a partner read who a woman is, the newest first."""
    query = (
        select(ShareReading)
        .where(
            ShareReading.organisation_id == scope.current().organisation_id,
            ShareReading.participant_id == participant_id,
        )
        .order_by(ShareReading.read_at.desc(), ShareReading.id)
        .limit(MOST_READINGS)
    )
    return db.session.scalars(query).all()


def open_to_withdraw(participant_id: UUID) -> Sequence[Referral]:
    """Return the referrals of a woman whose sharing she may still withdraw, the newest first."""
    stands = select(SharingConsent.referral_id).where(
        SharingConsent.organisation_id == scope.current().organisation_id,
        SharingConsent.participant_id == participant_id,
        SharingConsent.withdrawn_at.is_(None),
    )
    query = (
        select(Referral)
        .join(
            ReferralSubject,
            (ReferralSubject.organisation_id == Referral.organisation_id)
            & (ReferralSubject.id == Referral.id),
        )
        .where(
            Referral.organisation_id == scope.current().organisation_id,
            ReferralSubject.participant_id == participant_id,
            Referral.id.in_(stands),
        )
        .order_by(Referral.created_at.desc(), Referral.id.desc())
    )
    return db.session.scalars(query).all()


def no_longer_agreed(organisation_id: UUID, at: datetime, *, most: int) -> Sequence[Referral]:
    """Return the open referrals of which the partner reads nothing since she agreed until then."""
    over = select(ReferralShare.id).where(
        ReferralShare.organisation_id == Referral.organisation_id,
        ReferralShare.referral_id == Referral.id,
        ReferralShare.level == Level.PREVIEW,
        ReferralShare.open_until <= at,
    )
    newer = select(ReferralShare.id).where(
        ReferralShare.organisation_id == Referral.organisation_id,
        ReferralShare.referral_id == Referral.id,
        ReferralShare.level == Level.PREVIEW,
        ReferralShare.open_until > at,
    )
    query = (
        select(Referral)
        .where(Referral.organisation_id == organisation_id, Referral.status.in_(OPEN))
        .where(over.exists(), ~newer.exists())
        .order_by(Referral.id)
        .limit(most)
    )
    return db.session.scalars(query).all()


def _shares(
    referrals: Sequence[Referral], held: Held, level: Level | None = None
) -> Sequence[ReferralShare]:
    """Return the shares that a side reads: to a partner only what is open to who asks."""
    query = select(ReferralShare).where(
        ReferralShare.referral_id.in_([each.id for each in referrals])
    )
    if level is not None:
        query = query.where(ReferralShare.level == level)
    if held.is_sender:
        query = query.where(ReferralShare.organisation_id == scope.current().organisation_id)
    else:
        query = query.where(*_open_to(scope.current().organisation_id, now()))
    return db.session.scalars(query.order_by(ReferralShare.number, ReferralShare.id)).all()


def _open_to(organisation_id: UUID, at: datetime) -> tuple[ColumnElement[bool], ...]:
    share, reader = ReferralShare, scope.current().user_id
    return (
        share.recipient_id == organisation_id,
        share.open_from <= at,
        or_(share.open_until.is_(None), share.open_until > at),
        or_(share.reader_id.is_(None), share.reader_id == reader),
        or_(share.level != Level.DELIVERY, share.reader_id == reader),
    )


def _newest(shares: Sequence[ReferralShare]) -> dict[Level, ReferralShare]:
    return {share.level: share for share in shares}


def _told(found: dict[Level, ReferralShare], level: Level, kind: type[Kind]) -> Kind | None:
    share = found.get(level)
    told = levels.read(level, share.content) if share is not None else None
    return told if isinstance(told, kind) else None


def _note_reading(referral: Referral, found: dict[Level, ReferralShare]) -> None:
    """Write a reading down on a connection of its own: it stays when the request fails."""
    level = next((level for level in NOTED if level in found), None)
    if level is None:
        return
    noted = door.call(
        "note_share_read",
        record=new_id(),
        owner=referral.organisation_id,
        shared=referral.id,
        organisation=scope.current().organisation_id,
        person=scope.current().user_id,
        read_level=level.value,
        at=now(),
    )
    if not noted:
        raise NotFoundError


def _shares_of(referral_ids: Sequence[UUID], organisation_id: UUID) -> Select[ReferralShare]:
    return select(ReferralShare).where(
        ReferralShare.organisation_id == organisation_id,
        ReferralShare.referral_id.in_(referral_ids),
    )
