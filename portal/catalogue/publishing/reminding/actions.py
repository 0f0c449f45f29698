"""The daily pass that reminds organisations of services to look at again: once a week at most."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.facts import ServiceReviewsDue
from portal.catalogue.publishing.models import Service
from portal.catalogue.publishing.upkeep.actions import keep_changed_at, take_off_alert
from tenants import clock, ledger
from tenants.database import db
from tenants.ledger import Letter
from tenants.models import Membership, MembershipRole, Organisation, OrganisationState, Role
from tenants.scope import acting_for

QUIET = timedelta(days=7)
KEEPERS = (Role.SERVICE_EDITOR, Role.ADMIN)


def remind(at: datetime) -> int:
    """Write the reminders that are due at a moment; return how many organisations get one.

    Run again on the same day, it writes nothing more.
    """
    with clock.fixed(at):
        return sum(_in_scope(each, _remind) for each in _active_organisations())


def end_alerts(at: datetime) -> int:
    """Take off the notices whose day is over; return how many organisations had one."""
    with clock.fixed(at):
        return sum(_in_scope(each, _end_alerts) for each in _active_organisations())


def _active_organisations() -> Sequence[UUID]:
    active = select(Organisation.id).where(Organisation.state == OrganisationState.ACTIVE)
    with acting_for(None, purpose="reminders", read_only=True):
        try:
            return db.session.scalars(active.order_by(Organisation.id)).all()
        finally:
            db.session.remove()


def _in_scope(organisation_id: UUID, work: Callable[[UUID], bool]) -> bool:
    """Do one organisation's part in a transaction of its own."""
    with acting_for(organisation_id, purpose="reminders"):
        try:
            done = work(organisation_id)
            db.session.commit()
            return done
        finally:
            db.session.remove()


def _end_alerts(organisation_id: UUID) -> bool:
    over = db.session.scalars(
        select(Service)
        .where(Service.organisation_id == organisation_id, Service.alert_until < clock.today())
        .order_by(Service.id)
    ).all()
    for service in over:
        take_off_alert(service)
    return bool(over)


def _remind(organisation_id: UUID) -> bool:
    due = queries.services_due(organisation_id)
    if not due or _was_told(due):
        return False
    people = _keepers(organisation_id)
    for service in due:
        keep_changed_at(service)
        service.reminded_on = clock.today()
    ids = [service.id for service in due]
    ledger.record(
        ServiceReviewsDue(ids),
        letters=[Letter("publishing/reviews_due", person) for person in people],
    )
    return bool(people)


def _was_told(due: Sequence[Service]) -> bool:
    told = [service.reminded_on for service in due if service.reminded_on]
    return bool(told) and clock.today() - max(told) < QUIET


def _keepers(organisation_id: UUID) -> Sequence[UUID]:
    """Return the editors of an organisation; where it has none, its administrators."""
    for role in KEEPERS:
        people = db.session.scalars(
            select(Membership.user_id)
            .join(Membership.roles)
            .where(Membership.organisation_id == organisation_id, Membership.ended_at.is_(None))
            .where(MembershipRole.role == role)
            .order_by(Membership.user_id)
        ).all()
        if people:
            return people
    return ()
