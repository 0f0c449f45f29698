"""Reads of the sender: a woman's needs with their routings, and what stands in the way of one."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import OPEN
from portal.referrals.tracking.models import Referral, ReferralSubject, ServiceRequest
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError


def need(participant_id: UUID, request_id: UUID) -> ServiceRequest:
    """Return a need of a woman; raises NotFoundError for one of another."""
    found = db.session.scalar(_needs(participant_id).where(ServiceRequest.id == request_id))
    if found is None:
        raise NotFoundError
    return found


def replaced(participant_id: UUID, referral_id: UUID) -> Referral:
    """Return a referral of a woman that another is to replace."""
    found = next(
        (each for each in tracking.of_participant(participant_id) if each.id == referral_id), None
    )
    if found is None:
        raise NotFoundError
    return found


def need_of(referral: Referral) -> ServiceRequest:
    """Return the need behind a referral."""
    return tracking.request_of(referral)


def needs(participant_id: UUID) -> Sequence[tuple[ServiceRequest, list[Referral]]]:
    """Return a woman's needs, the newest first, each with where it was sent."""
    routings: dict[UUID, list[Referral]] = {}
    for referral, request_id in db.session.execute(_routings(participant_id)):
        routings.setdefault(request_id, []).append(referral)
    query = _needs(participant_id).order_by(
        ServiceRequest.created_at.desc(), ServiceRequest.id.desc()
    )
    return [(each, routings.get(each.id, [])) for each in db.session.scalars(query)]


def routings(request_id: UUID) -> Sequence[Referral]:
    """Return where a need was sent, the newest first."""
    query = (
        tracking.sent()
        .join(
            ReferralSubject,
            (ReferralSubject.organisation_id == Referral.organisation_id)
            & (ReferralSubject.id == Referral.id),
        )
        .where(ReferralSubject.request_id == request_id)
        .order_by(Referral.created_at.desc(), Referral.id.desc())
    )
    return db.session.scalars(query).all()


def open_of(participant_id: UUID) -> list[Referral]:
    """Return the referrals of a woman that still wait for somebody."""
    return [each for each in tracking.of_participant(participant_id) if each.status in OPEN]


def participant_of(referral: Referral) -> UUID:
    """Return for whom a referral is."""
    return tracking.subject(referral).participant_id


def _needs(participant_id: UUID) -> Select[ServiceRequest]:
    return select(ServiceRequest).where(
        ServiceRequest.organisation_id == scope.current().organisation_id,
        ServiceRequest.participant_id == participant_id,
    )


def _routings(participant_id: UUID) -> Select[Referral, UUID]:
    return (
        select(Referral, ReferralSubject.request_id)
        .join(
            ReferralSubject,
            (ReferralSubject.organisation_id == Referral.organisation_id)
            & (ReferralSubject.id == Referral.id),
        )
        .where(
            Referral.organisation_id == scope.current().organisation_id,
            ReferralSubject.participant_id == participant_id,
        )
        .order_by(Referral.created_at.desc(), Referral.id.desc())
    )
