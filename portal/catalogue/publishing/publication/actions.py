"""Publishing: an approved document becomes the service's head, its parts and its listing."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from portal.catalogue.listing import actions as listing
from portal.catalogue.publishing import freshness, queries
from portal.catalogue.publishing.document import Document, protected, text_of
from portal.catalogue.publishing.models import (
    CapacityStatus,
    CostKind,
    Service,
    ServiceVersion,
    TargetMode,
    VersionState,
    Visibility,
)
from portal.catalogue.publishing.protection import tells_where
from portal.catalogue.publishing.publication import parts
from tenants.clock import HOME, now
from tenants.database import db
from tenants.folding import sort_key

# What a new version leaves as it is.
KEPT = ("alert", "alert_until", "closed_at", "assured_on")


def publish(service: Service, version: ServiceVersion) -> None:
    """Make a version the one that everyone sees; the one before it is superseded.

    What was said of the places meanwhile, without review, is newer than the draft and stays.
    """
    before = queries.live_version(service)
    if before is not None and before.id != version.id:
        before.state = VersionState.SUPERSEDED
    version.state = VersionState.PUBLISHED
    version.doc = with_newest_capacity(service, version.doc)
    _write_head(service, version.doc)
    _stamp(service, version)
    db.session.flush()
    parts.replace(service, version.doc)
    show(service, version.doc)


def preview(service: Service, doc: Document) -> dict[str, Any]:
    """Return what publishing a document would show, by column and part; nothing is written."""
    kept = {name: getattr(service, name) for name in KEPT}
    shown = Service(organisation_id=service.organisation_id, id=service.id, **kept)
    _write_head(shown, with_newest_capacity(service, doc))
    head = {column.key: getattr(shown, column.key) for column in Service.__table__.columns}
    return {**head, **parts.rows(shown, doc)}


def protect(service: Service, live: ServiceVersion) -> None:
    """Take where a live service is off everything that is published, at once."""
    live.doc = protected(live.doc)
    service.protected = True
    _hide(service)
    db.session.flush()
    parts.replace(service, live.doc)
    show(service, live.doc)


def show(service: Service, doc: Document) -> None:
    """Bring the listing to what the head and the live document say; a retired service leaves it."""
    db.session.flush()
    if service.retired_at is not None:
        listing.withdraw(service)
    else:
        listing.project(service, doc, queries.organisation_name(service.organisation_id))


def show_all() -> int:
    """Make every listing anew, as after a change of what a listing is; return how many."""
    live = queries.live_services()
    for service, version in live:
        show(service, version.doc)
    return len(live)


def with_newest_capacity(service: Service, doc: Document) -> Document:
    """Return the document as it would be published: the later word on the places counts."""
    written = _day(doc.get("capacity", {}).get("said_on"))
    said = service.capacity_said_on
    if said is None or (written is not None and written >= said):
        return doc
    return {**doc, "capacity": service.capacity_said}


def _write_head(service: Service, doc: Document) -> None:
    service.name = text_of(doc, "name")
    service.sort_key = sort_key(service.name)
    service.visibility = Visibility(doc.get("visibility", Visibility.PUBLIC))
    service.protected = doc.get("protected", False)
    service.target_mode = TargetMode(doc.get("target_mode", TargetMode.EVERYONE))
    service.interpreting = doc.get("interpreting", "")
    service.asks = doc.get("asks", {})
    service.cost = CostKind(doc.get("cost", {}).get("kind", CostKind.UNKNOWN))
    service.visible_from = _day(doc.get("visible_from"))
    service.visible_to = _day(doc.get("visible_to"))
    _hide(service)
    _write_ages(service, doc.get("ages", {}))
    write_capacity(service, doc.get("capacity", {}))


def _hide(service: Service) -> None:
    """Take off a notice that says where a service is which is protected from now on."""
    if service.protected and tells_where(service.alert or ""):
        service.alert, service.alert_until = "", None


def _write_ages(service: Service, ages: Mapping[str, Any]) -> None:
    service.ages_known = ages.get("known", False)
    service.all_ages = ages.get("all", False)
    service.min_age = _decimal(ages.get("min"))
    service.max_age = _decimal(ages.get("max"))


def write_capacity(service: Service, capacity: Mapping[str, Any]) -> None:
    """Copy what is said of the places to the head."""
    service.capacity = CapacityStatus(capacity.get("status", CapacityStatus.UNKNOWN))
    service.places_left = capacity.get("places")
    service.capacity_said_on = _day(capacity.get("said_on"))


def _stamp(service: Service, version: ServiceVersion) -> None:
    """Whoever sent the version vouched for it on that day."""
    service.published_version_id = version.id
    service.published_at = now()
    service.retired_at = None
    service.retire_reason = ""
    service.reminded_on = None
    sent = version.submitted_at or now()
    service.assured_on = sent.astimezone(HOME).date()
    service.assured_by = version.submitted_by
    service.review_due_on = freshness.review_due(version.doc, service.assured_on)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
