"""Reads of services and their versions: one access function each, and the lists."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import contains_eager

from portal.catalogue.publishing import protection
from portal.catalogue.publishing.kinds import Asks, asks_of
from portal.catalogue.publishing.lists import NOTICE
from portal.catalogue.publishing.models import (
    OPEN_STATES,
    Service,
    ServiceVersion,
    VersionState,
)
from portal.catalogue.publishing.permissions import Services, answers_for
from tenants.clock import today
from tenants.database import db
from tenants.identity import Identity, signed_in
from tenants.models import Organisation
from tenants.permissions import NotFoundError, check
from tenants.requests import OtherOrganisationError


def service(service_id: UUID, permission: Services) -> Service:
    """Return a service of the own organisation, for somebody who may do this to it.

    A letter may lead to a service of another organisation that she also works for: say so.
    """
    identity = signed_in()
    found = head(identity.organisation_id, service_id)
    if found is None:
        elsewhere = _owner_among(identity, service_id)
        raise OtherOrganisationError(elsewhere) if elsewhere else NotFoundError
    check(identity, permission, found)
    return found


def service_to_retire(service_id: UUID) -> Service:
    """Return a service for who ends it: its administrator, or whoever keeps the catalogue."""
    identity = signed_in()
    found = db.session.scalar(select(Service).where(Service.id == service_id))
    own = found is not None and found.organisation_id == identity.organisation_id
    if found is None or not (own or answers_for(identity, found)):
        raise NotFoundError
    check(identity, Services.RETIRE, found)
    return found


def version_to_review(version_id: UUID) -> ServiceVersion:
    """Return a version that was sent, of whatever organisation, with its service."""
    check(signed_in(), Services.REVIEW)
    found = db.session.scalar(
        _versions()
        .where(ServiceVersion.id == version_id, ServiceVersion.submitted_at.is_not(None))
        .where(ServiceVersion.state != VersionState.DRAFT)
    )
    if found is None:
        raise NotFoundError
    return found


def head(organisation_id: UUID, service_id: UUID) -> Service | None:
    """Return a service's head by its whole key."""
    return db.session.scalar(
        select(Service).where(Service.organisation_id == organisation_id, Service.id == service_id)
    )


def asks(of: Service) -> Asks:
    """Return what a published service asks for with a referral."""
    return asks_of(of.asks)


def open_version(of: Service) -> ServiceVersion | None:
    """Return the version under way, of which there is at most one."""
    return db.session.scalar(_versions_of(of).where(ServiceVersion.state.in_(OPEN_STATES)))


def live_version(of: Service) -> ServiceVersion | None:
    """Return the version that is published, also of a retired service."""
    if of.published_version_id is None:
        return None
    return db.session.scalar(_versions_of(of).where(ServiceVersion.id == of.published_version_id))


def live_services() -> Sequence[Row[Service, ServiceVersion]]:
    """Return every published service of the network with its live version; for the lead."""
    same = (ServiceVersion.organisation_id == Service.organisation_id) & (
        ServiceVersion.id == Service.published_version_id
    )
    return db.session.execute(
        select(Service, ServiceVersion)
        .join(ServiceVersion, same)
        .where(Service.retired_at.is_(None))
        .order_by(Service.organisation_id, Service.id)
    ).all()


def running_services(organisation_id: UUID) -> Sequence[Service]:
    """Return the services of an organisation that are online, by name."""
    running = (
        select(Service)
        .where(Service.organisation_id == organisation_id)
        .where(Service.published_at.is_not(None), Service.retired_at.is_(None))
        .order_by(Service.sort_key, Service.id)
    )
    return db.session.scalars(running).all()


def last_version(of: Service) -> ServiceVersion | None:
    """Return the newest version, whatever became of it."""
    return db.session.scalar(_versions_of(of).order_by(ServiceVersion.no.desc()).limit(1))


def versions(of: Service) -> Sequence[ServiceVersion]:
    """Return every version of a service, the newest first."""
    return db.session.scalars(_versions_of(of).order_by(ServiceVersion.no.desc())).all()


def organisation_name(organisation_id: UUID) -> str:
    found = db.session.scalar(select(Organisation.name).where(Organisation.id == organisation_id))
    return found or ""


def tells_where(words: str) -> bool:
    """Tell other rooms whether words seem to hold an address, which no protected service keeps."""
    return protection.tells_where(words)


def _owner_among(identity: Identity, service_id: UUID) -> UUID | None:
    """Return which other of her organisations a published service belongs to."""
    others = [place.organisation_id for place in identity.memberships if not place.current]
    if not others:
        return None
    found = select(Service.organisation_id).where(
        Service.id == service_id, Service.organisation_id.in_(others)
    )
    return db.session.scalar(found)


def _versions_of(of: Service) -> Select[ServiceVersion]:
    return select(ServiceVersion).where(
        ServiceVersion.organisation_id == of.organisation_id, ServiceVersion.service_id == of.id
    )


def _versions() -> Select[ServiceVersion]:
    return (
        select(ServiceVersion)
        .join(ServiceVersion.service)
        .options(contains_eager(ServiceVersion.service))
    )


def services_due(organisation_id: UUID, ids: Sequence[UUID] | None = None) -> Sequence[Service]:
    """Return the live services to look at again within two weeks, the most urgent first."""
    due = (
        select(Service)
        .where(Service.organisation_id == organisation_id)
        .where(Service.published_at.is_not(None), Service.retired_at.is_(None))
        .where(Service.review_due_on <= today() + NOTICE)
        .order_by(Service.review_due_on, Service.sort_key, Service.id)
    )
    if ids is not None:
        due = due.where(Service.id.in_(ids))
    return db.session.scalars(due).all()
