"""Reads of a thread: what both parties see, and what only one does."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true

from portal.referrals.sharing.models import ReferralShare
from portal.referrals.threads.models import ReferralMessage, ReferralNote
from portal.referrals.tracking.kinds import Level
from portal.referrals.tracking.queries import Held
from tenants import scope
from tenants.clock import now
from tenants.database import db
from tenants.permissions import NotFoundError


def messages(held: Held) -> Sequence[ReferralMessage]:
    """Return what was written, the oldest first; to a partner only while a share is open.

    Of a woman whose name only the operator reads, colleagues read no message: a name may be there.
    """
    if _is_kept_to_the_operator(held):
        return ()
    query = (
        select(ReferralMessage)
        .where(
            ReferralMessage.organisation_id == held.referral.organisation_id,
            ReferralMessage.referral_id == held.id,
            _is_open_to(held),
        )
        .order_by(ReferralMessage.written_at, ReferralMessage.id)
    )
    return db.session.scalars(query).all()


def notes(held: Held) -> Sequence[ReferralNote]:
    """Return a side's own notes, the newest first; the other side's never, even in one house."""
    query = (
        select(ReferralNote)
        .where(
            ReferralNote.organisation_id == scope.current().organisation_id,
            ReferralNote.referral_id == held.id,
            ReferralNote.side == held.side,
            _is_open_to(held),
        )
        .order_by(ReferralNote.written_at.desc(), ReferralNote.id.desc())
    )
    return db.session.scalars(query).all()


def own_note(held: Held, note_id: UUID) -> ReferralNote:
    """Return a note that who asks wrote; raise NotFoundError for anybody else's."""
    here = scope.current()
    found = db.session.get(ReferralNote, (here.organisation_id, note_id))
    if found is None or (found.referral_id, found.side) != (held.id, held.side):
        raise NotFoundError
    if found.author_id != here.user_id:
        raise NotFoundError
    return found


def _is_kept_to_the_operator(held: Held) -> bool:
    """Tell whether who she is was told to the partner's operator, and to nobody else of it."""
    if held.is_sender or held.referral.operator_id in {None, scope.current().user_id}:
        return False
    levels = ReferralShare.level.in_([Level.CONTACT, Level.CLOSED])
    told = db.session.scalars(select(ReferralShare).where(*_open(held), levels))
    return any(not each.content for each in told)


def _is_open_to(held: Held) -> ColumnElement[bool]:
    """Return the condition that something is still disclosed to the side that asks.

    Row security says so too; here it also holds for a house that is both parties.
    """
    if held.is_sender:
        return true()
    return select(ReferralShare.id).where(*_open(held)).exists()


def _open(held: Held) -> tuple[ColumnElement[bool], ...]:
    share = ReferralShare
    return (
        share.organisation_id == held.referral.organisation_id,
        share.referral_id == held.id,
        share.recipient_id == scope.current().organisation_id,
        share.open_from <= now(),
        or_(share.open_until.is_(None), share.open_until > now()),
    )
