"""Reads of sent enrolments; opening one is written down before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Select, select

from portal.participants.enrolment import queries
from portal.participants.enrolment.deadlines import working_days_after
from portal.participants.enrolment.models import SelfEnrolment
from portal.participants.enrolment.permissions import Enrolments
from tenants import door, scope
from tenants.clock import HOME, now
from tenants.database import db, new_id
from tenants.identity import signed_in
from tenants.ledger import Fact
from tenants.permissions import NotFoundError, check

MOST = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sent enrolment, and the day until which its writer is called."""

    enrolment: SelfEnrolment
    due: date


def waiting() -> Sequence[Waiting]:
    """Return what nobody has taken yet, the oldest first."""
    check(signed_in(), Enrolments.TAKE, SelfEnrolment)
    days = queries.setting().reply_days
    query = _sent().where(SelfEnrolment.taken_at.is_(None), SelfEnrolment.set_aside_at.is_(None))
    found = db.session.scalars(query.order_by(SelfEnrolment.sent_at, SelfEnrolment.id).limit(MOST))
    return [Waiting(each, due_on(each, days)) for each in found]


def put_by() -> Sequence[SelfEnrolment]:
    """Return what was set aside and not deleted yet, the newest first."""
    query = _sent().where(SelfEnrolment.set_aside_at.is_not(None))
    order = (SelfEnrolment.set_aside_at.desc(), SelfEnrolment.id)
    return db.session.scalars(query.order_by(*order).limit(MOST)).all()


def enrolment(enrolment_id: UUID) -> SelfEnrolment:
    """Open one; who opens it is committed before anything is shown, or nothing is shown."""
    found = db.session.scalar(_sent().where(SelfEnrolment.id == enrolment_id))
    if found is None:
        raise NotFoundError
    check(signed_in(), Enrolments.TAKE, found)
    _note_opened(found)
    return found


def held(enrolment_id: UUID) -> SelfEnrolment:
    """Return one as it is now, so that nobody else takes it meanwhile; it may be shown again."""
    fresh = _sent().where(SelfEnrolment.id == enrolment_id).with_for_update()
    found = db.session.scalar(fresh.execution_options(populate_existing=True))
    if found is None:
        raise NotFoundError
    check(signed_in(), Enrolments.TAKE, found)
    _note_opened(found)
    return found


def openings(enrolment_id: UUID) -> Sequence[tuple[UUID, datetime]]:
    """Return who opened an enrolment and when, the newest first."""
    query = (
        select(Fact.actor_id, Fact.happened_at)
        .where(
            Fact.organisation_id == scope.current().organisation_id,
            Fact.subject_id == enrolment_id,
            Fact.name == "self_enrolment_opened",
        )
        .order_by(Fact.happened_at.desc(), Fact.id)
        .limit(MOST)
    )
    return [(person, moment) for person, moment in db.session.execute(query)]


def due_on(enrolment: SelfEnrolment, days: int) -> date:
    """Return the working day until which her writer is called."""
    sent = enrolment.sent_at or now()
    return working_days_after(sent.astimezone(HOME).date(), days)


def _sent() -> Select[SelfEnrolment]:
    return select(SelfEnrolment).where(
        SelfEnrolment.organisation_id == scope.current().organisation_id,
        SelfEnrolment.sent_at.is_not(None),
    )


def _note_opened(found: SelfEnrolment) -> None:
    door.call(
        "note_enrolment_opened",
        record=new_id(),
        enrolment=found.id,
        organisation=found.organisation_id,
        person=scope.current().user_id,
        at=now(),
    )
