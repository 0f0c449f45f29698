"""Reads of closures and of the times of clocks."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Row, Select, and_, or_, select

from portal.referrals.clocks.models import ClockRule, Closure
from portal.referrals.clocks.rules import Rule, Rules
from portal.referrals.clocks.working_days import Calendar, Shut
from portal.referrals.tracking.kinds import Clock, Urgency
from portal.referrals.tracking.models import Referral
from tenants.database import db
from tenants.identity import signed_in
from tenants.models import Organisation, OrganisationKind
from tenants.permissions import NotFoundError

MOST_CLOSURES = 200


def closure(closure_id: UUID) -> Closure:
    """Return a closure of the own organisation."""
    found = db.session.get(Closure, (signed_in().organisation_id, closure_id))
    if found is None:
        raise NotFoundError
    return found


def closures_of(organisation_id: UUID, *, since: date) -> Sequence[Closure]:
    """Return the closures of an organisation that are not over on a day."""
    query = select(Closure).where(
        Closure.organisation_id == organisation_id, Closure.last_day >= since
    )
    return db.session.scalars(query.order_by(Closure.first_day, Closure.id)).all()


def closures_of_others(organisation_id: UUID, *, since: date) -> Sequence[Row[Closure, str]]:
    """Return the closures of the rest of the network, each with the name of who is closed."""
    query = (
        select(Closure, Organisation.name)
        .join(Organisation, Organisation.id == Closure.organisation_id)
        .where(Closure.organisation_id != organisation_id, Closure.last_day >= since)
        .order_by(Closure.first_day, Organisation.sort_key, Closure.id)
        .limit(MOST_CLOSURES)
    )
    return db.session.execute(query).all()


def calendars(organisation_ids: Iterable[UUID]) -> dict[UUID, Calendar]:
    """Return on which days each of these organisations works."""
    wanted = set(organisation_ids)
    shut: dict[UUID, list[Shut]] = {each: [] for each in wanted}
    query = select(Closure).where(Closure.organisation_id.in_(wanted))
    for row in db.session.scalars(query.order_by(Closure.organisation_id, Closure.id)):
        shut[row.organisation_id].append(Shut(row.first_day, row.last_day))
    return {each: Calendar(closures) for each, closures in shut.items()}


def network_rules() -> dict[Clock, ClockRule]:
    """Return the times that the lead set for everybody, by clock."""
    return {row.clock: row for row in db.session.scalars(_network_rules())}


def service_rules(organisation_id: UUID) -> dict[tuple[UUID, Clock], ClockRule]:
    """Return the times that an organisation set for its services."""
    query = select(ClockRule).where(
        ClockRule.organisation_id == organisation_id, ClockRule.service_id.is_not(None)
    )
    rows = db.session.scalars(query.order_by(ClockRule.id))
    return {(row.service_id, row.clock): row for row in rows if row.service_id}


def rules_of_services(organisation_ids: Iterable[UUID]) -> dict[tuple[UUID, UUID], Rules]:
    """Return the times of every service that has its own, by organisation and service."""
    query = select(ClockRule).where(
        ClockRule.organisation_id.in_(set(organisation_ids)), ClockRule.service_id.is_not(None)
    )
    found: dict[tuple[UUID, UUID], dict[tuple[Clock, Urgency], Rule]] = {}
    for row in db.session.scalars(query.order_by(ClockRule.id)):
        if row.service_id:
            found.setdefault((row.organisation_id, row.service_id), {}).update(as_rules([row]))
    return dict(found)


def rule(service_id: UUID | None, clock: Clock) -> ClockRule | None:
    """Return the row of the own organisation that says the times of a clock."""
    query = select(ClockRule).where(
        ClockRule.organisation_id == signed_in().organisation_id,
        ClockRule.service_id.is_not_distinct_from(service_id),
        ClockRule.clock == clock,
    )
    return db.session.scalar(query)


def as_rules(rows: Iterable[ClockRule]) -> dict[tuple[Clock, Urgency], Rule]:
    """Return rows as the arithmetic reads them."""
    found = {}
    for row in rows:
        found[row.clock, Urgency.NORMAL] = row.normal
        found[row.clock, Urgency.URGENT] = row.urgent
    return found


def _network_rules() -> Select[ClockRule]:
    lead = and_(
        Organisation.id == ClockRule.organisation_id, Organisation.kind == OrganisationKind.LEAD
    )
    return (
        select(ClockRule)
        .join(Organisation, lead)
        .where(ClockRule.service_id.is_(None))
        .order_by(ClockRule.id)
    )


def organisations() -> Sequence[UUID]:
    """Return every organisation: whoever left may still have sent what somebody answers."""
    return db.session.scalars(select(Organisation.id).order_by(Organisation.id)).all()


def running(organisation_id: UUID, after: UUID, *, most: int) -> Sequence[Referral]:
    """Return the next referrals of an organisation for which somebody is waited."""
    query = _running(organisation_id, after).limit(most)
    return db.session.scalars(query).all()


def due_by(organisation_id: UUID, day: date, after: UUID, *, most: int) -> Sequence[Referral]:
    """Return the next referrals of an organisation whose clock has something to do by a day."""
    query = (
        _running(organisation_id, after)
        .where(
            Referral.remind_on <= day,
            or_(
                Referral.reminded_on.is_(None),
                and_(Referral.escalate_on <= day, Referral.escalated_on.is_(None)),
                Referral.expire_on <= day,
            ),
        )
        .limit(most)
    )
    return db.session.scalars(query).all()


def _running(organisation_id: UUID, after: UUID) -> Select[Referral]:
    return (
        select(Referral)
        .where(
            Referral.organisation_id == organisation_id,
            Referral.clock != Clock.NONE,
            Referral.id > after,
        )
        .order_by(Referral.id)
    )
