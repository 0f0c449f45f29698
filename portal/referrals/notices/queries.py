"""Reads of notices: a person's own, and who is to be told of an event."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select

from portal.referrals.notices.kinds import Pace
from portal.referrals.notices.models import EVENING, MORNING, Notice, NoticeChoice, NoticeOffice
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError

MOST = 100


def mine() -> Sequence[Notice]:
    """Return the newest notices of the person who asks, the unread first."""
    unread_first = Notice.read_at.is_not(None)
    query = _own().order_by(unread_first, Notice.happened_at.desc(), Notice.id.desc())
    return db.session.scalars(query.limit(MOST)).all()


def unread() -> int:
    """Return how many notices the person who asks has not read."""
    current = scope.current()
    query = select(func.count()).where(
        Notice.organisation_id == current.organisation_id,
        Notice.user_id == current.user_id,
        Notice.read_at.is_(None),
    )
    return db.session.scalar(query) or 0


def notice(notice_id: UUID) -> Notice:
    """Return one's own notice; raises NotFoundError for anything else."""
    found = db.session.scalar(_own().where(Notice.id == notice_id))
    if found is None:
        raise NotFoundError
    return found


def choice() -> NoticeChoice:
    """Return how the person who asks wants to be told; as it stands by default if never chosen."""
    current = scope.current()
    found = db.session.scalar(
        select(NoticeChoice).where(
            NoticeChoice.organisation_id == current.organisation_id,
            NoticeChoice.user_id == current.user_id,
        )
    )
    return found or NoticeChoice(
        user_id=current.user_id, pace=Pace.AT_ONCE, quiet_from=EVENING, quiet_until=MORNING
    )


def office() -> NoticeOffice | None:
    """Return the office's address of the current organisation, if there is one."""
    here = scope.current().organisation_id
    return db.session.scalar(select(NoticeOffice).where(NoticeOffice.organisation_id == here))


def _own() -> Select[Notice]:
    current = scope.current()
    return select(Notice).where(
        Notice.organisation_id == current.organisation_id, Notice.user_id == current.user_id
    )
