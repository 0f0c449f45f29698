"""What a person does with her notices, and how she wants them."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import update

from portal.referrals.notices import queries
from portal.referrals.notices.kinds import Pace
from portal.referrals.notices.models import Notice, NoticeOffice
from tenants import scope
from tenants.clock import now
from tenants.database import db


@dataclass(frozen=True, slots=True)
class Choice:
    pace: Pace
    quiet_from: time
    quiet_until: time


def read(notice: Notice) -> None:
    """Mark a notice as read; a second time changes nothing."""
    notice.read_at = notice.read_at or now()
    db.session.flush()


def read_all() -> int:
    """Mark every notice of the person who asks as read; return how many."""
    current = scope.current()
    change = (
        update(Notice)
        .where(
            Notice.organisation_id == current.organisation_id,
            Notice.user_id == current.user_id,
            Notice.read_at.is_(None),
        )
        .values(read_at=now())
        .returning(Notice.id)
    )
    return len(db.session.execute(change).all())


def choose(wanted: Choice) -> None:
    """Keep how the person who asks wants to be told."""
    kept = queries.choice()
    kept.pace, kept.quiet_from, kept.quiet_until = (
        wanted.pace,
        wanted.quiet_from,
        wanted.quiet_until,
    )
    db.session.add(kept)
    db.session.flush()


def set_office(email: str) -> None:
    """Keep the office's address; an empty one takes it away."""
    kept = queries.office()
    if kept is not None and not email:
        db.session.delete(kept)
    elif kept is not None:
        kept.email = email
    elif email:
        db.session.add(NoticeOffice(email=email))
    db.session.flush()
