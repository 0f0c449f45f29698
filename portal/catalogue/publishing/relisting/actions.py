"""The pass that writes listings again when the words in them changed elsewhere.

A listing holds the names and everyday words of its kinds, and its organisation's name. Who
changes those need not know: the pass compares moments, and does again what was interrupted.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select, union

from portal.catalogue.listing import actions as listing
from portal.catalogue.publishing import queries
from portal.catalogue.publishing.models import Service
from portal.catalogue.publishing.parts import ServiceTerm
from portal.catalogue.publishing.publication import actions as publication
from portal.catalogue.taxonomy import queries as taxonomy
from portal.catalogue.taxonomy.models import TaxonomyTerm
from tenants.database import db
from tenants.models import Organisation, OrganisationKind
from tenants.scope import acting_for

BATCH = 50
SETTLED = timedelta(seconds=10)  # a change may be committed that much later than it was stamped

Key = tuple[UUID, UUID]


def relist(at: datetime) -> int:
    """Write again every listing whose words changed; return how many."""
    lead_id = _lead()
    if lead_id is None:
        return 0
    with acting_for(lead_id, purpose="job:relist"):
        try:
            return _relist(at)
        finally:
            db.session.remove()


def _relist(at: datetime) -> int:
    since, until = listing.words_at(), _newest(at - SETTLED)
    if until is None or until <= since:
        return 0
    taxonomy.forget()
    keys = _touched(since, until)
    for start in range(0, len(keys), BATCH):
        for key in keys[start : start + BATCH]:
            _show(*key)
        db.session.commit()
    listing.words_are_of(until)
    db.session.commit()
    return len(keys)


def _lead() -> UUID | None:
    lead = select(Organisation.id).where(Organisation.kind == OrganisationKind.LEAD)
    with acting_for(None, purpose="job:relist", read_only=True):
        try:
            return db.session.scalar(lead)
        finally:
            db.session.remove()


def _newest(before: datetime) -> datetime | None:
    """Return the last moment at which a term or an organisation changed for good."""
    moments = [
        db.session.scalar(select(func.max(table.changed_at)).where(table.changed_at <= before))
        for table in (TaxonomyTerm, Organisation)
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _touched(since: datetime, until: datetime) -> Sequence[Key]:
    """Return the published services that carry a changed term, or a changed organisation's name."""
    terms = (
        select(Service.organisation_id, Service.id)
        .join(
            ServiceTerm,
            (ServiceTerm.organisation_id == Service.organisation_id)
            & (ServiceTerm.service_id == Service.id),
        )
        .join(TaxonomyTerm, TaxonomyTerm.code == ServiceTerm.code)
        .where(TaxonomyTerm.changed_at > since, TaxonomyTerm.changed_at <= until)
    )
    names = (
        select(Service.organisation_id, Service.id)
        .join(Organisation, Organisation.id == Service.organisation_id)
        .where(Organisation.changed_at > since, Organisation.changed_at <= until)
    )
    live = (Service.published_at.is_not(None), Service.retired_at.is_(None))
    found = union(terms.where(*live), names.where(*live))
    return [(owner, service) for owner, service in db.session.execute(found.order_by("id"))]


def _show(organisation_id: UUID, service_id: UUID) -> None:
    service = queries.head(organisation_id, service_id)
    live = queries.live_version(service) if service else None
    if service is not None and live is not None:
        publication.show(service, live.doc)
