"""Keeping a published service true: confirming it, urgent changes without review, retiring it."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Update, func, or_, update
from sqlalchemy.orm.attributes import flag_modified

from portal.catalogue.publishing import freshness, queries
from portal.catalogue.publishing.document import normalised, protected
from portal.catalogue.publishing.errors import (
    AddressToldError,
    NotLiveError,
    ReasonMissingError,
)
from portal.catalogue.publishing.facts import (
    ServiceAlertChanged,
    ServiceClosedForNow,
    ServiceConfirmed,
    ServiceOpenedAgain,
    ServicePlacesSaid,
    ServiceProtected,
    ServiceRetired,
)
from portal.catalogue.publishing.models import (
    CapacityStatus,
    Service,
    ServiceVersion,
    VersionState,
)
from portal.catalogue.publishing.protection import tells_where
from portal.catalogue.publishing.publication import actions as publication
from tenants import door, ledger, scope
from tenants.clock import now, today
from tenants.database import db
from tenants.ledger import Letter
from tenants.models import Role

NO_PLACES = (CapacityStatus.WAITLIST, CapacityStatus.FULL)


def confirm(service: Service) -> None:
    """Remember that a person checked the service today and found it true; nothing else moves."""
    live = _live(service)
    service.assured_on = today()
    service.assured_by = scope.current().user_id
    service.review_due_on = freshness.review_due(live.doc, service.assured_on)
    service.reminded_on = None
    keep_changed_at(service)
    publication.show(service, live.doc)
    ledger.record(ServiceConfirmed(service.id, service.assured_on), about=service.id)


def announce(service: Service, text: str, *, until: date | None) -> None:
    """Put a short notice on a service, or take it off with no text."""
    live = _live(service)
    _keep_hidden(service, text, "text")
    service.alert = " ".join(text.split())
    service.alert_until = until if service.alert else None
    publication.show(service, live.doc)
    _tell_the_lead(service, ServiceAlertChanged(service.id, service.alert_until))


def take_off_alert(service: Service) -> None:
    """Take a notice off whose day is over, as it had said it would be."""
    service.alert, service.alert_until = "", None
    live = queries.live_version(service)
    if live is not None:
        publication.show(service, live.doc)


def close_for_now(service: Service) -> None:
    """Say that the service is closed for now; it stays in the catalogue and says so."""
    live = _live(service)
    if service.closed_at is not None:
        return
    service.closed_at = now()
    publication.show(service, live.doc)
    _tell_the_lead(service, ServiceClosedForNow(service.id))


def open_again(service: Service) -> None:
    live = _live(service)
    if service.closed_at is None:
        return
    service.closed_at = None
    publication.show(service, live.doc)
    _tell_the_lead(service, ServiceOpenedAgain(service.id))


def say_places(service: Service, *, status: str, places: int | None) -> None:
    """Say how many places are left today: on the head, in the live document and in the listing."""
    live = _live(service)
    said = {"status": status, "places": places, "said_on": today().isoformat()}
    live.doc = normalised({**live.doc, "capacity": said})
    publication.write_capacity(service, live.doc.get("capacity", {}))
    publication.show(service, live.doc)
    _tell_the_lead(service, ServicePlacesSaid(service.id, service.capacity, service.places_left))


def take_places(service_id: UUID, count: int) -> int | None:
    """Take places of an own service, all or none in one statement; return how many were taken.

    Where nobody counts them there is nothing to take: 0. None says that there are too few.
    """
    taken = db.session.execute(
        _own_service(service_id)
        .where(Service.capacity == CapacityStatus.PLACES, Service.places_left >= count)
        .values(places_left=Service.places_left - count)
        .returning(Service.id)
    ).scalar_one_or_none()
    service = _as_it_stands(service_id)
    if taken is None:
        return None if service.retired_at or _counts_places(service) else 0
    _keep_places(service)
    return count


def give_places(service_id: UUID, count: int) -> None:
    """Give places back to an own service, where they are counted; the last one had made a list."""
    given = db.session.execute(
        _own_service(service_id)
        .where(or_(Service.capacity.in_(NO_PLACES), Service.places_left.is_not(None)))
        .values(
            capacity=CapacityStatus.PLACES,
            places_left=func.coalesce(Service.places_left, 0) + count,
        )
        .returning(Service.id)
    ).scalar_one_or_none()
    if given is not None:
        _keep_places(_as_it_stands(service_id))


def protect(service: Service) -> None:
    """Protect a published service at once; only a review shows its address again.

    A version under way is protected too, else its approval would undo it by oversight.
    """
    live = _live(service)
    if service.protected:
        return
    publication.protect(service, live)
    under_way = queries.open_version(service)
    if under_way is not None and not under_way.doc.get("protected"):
        under_way.doc = protected(under_way.doc)
    _tell_the_lead(service, ServiceProtected(service.id))


def retire(service: Service, *, reason: str) -> None:
    """End a service: it leaves the catalogue; a next version under review is given back."""
    live = _live(service)
    if not reason.strip():
        raise ReasonMissingError
    _keep_hidden(service, reason, "reason")
    service.retired_at = now()
    service.retire_reason = reason.strip()
    under_way = queries.open_version(service)
    if under_way is not None and under_way.state == VersionState.IN_REVIEW:
        under_way.state = VersionState.CHANGES_REQUESTED
        under_way.decision_note = service.retire_reason
    publication.show(service, live.doc)
    _tell_the_writers(service, live)


def keep_changed_at(service: Service) -> None:
    """Leave the day of the last change as it is: to check or to remind is not to change."""
    flag_modified(service, "changed_at")


def _own_service(service_id: UUID) -> Update:
    """Return an update of one own service, which whoever edits it meanwhile notices."""
    return (
        update(Service)
        .where(Service.organisation_id == scope.current().organisation_id)
        .where(Service.id == service_id, Service.retired_at.is_(None))
        .values(version=Service.version + 1)
        .execution_options(synchronize_session=False)
    )


def _as_it_stands(service_id: UUID) -> Service:
    service = queries.head(scope.current().organisation_id, service_id)
    if service is None:
        raise NotLiveError
    db.session.refresh(service)
    return service


def _counts_places(service: Service) -> bool:
    return service.capacity in NO_PLACES or service.places_left is not None


def _keep_places(service: Service) -> None:
    """Write the places that are left where everybody reads them; with none there is a list."""
    left = service.places_left
    status = CapacityStatus.PLACES if left else CapacityStatus.WAITLIST
    said = {"status": str(status), "places": left or None, "said_on": today().isoformat()}
    live = _live(service)
    db.session.refresh(live)
    live.doc = normalised({**live.doc, "capacity": said})
    publication.write_capacity(service, live.doc["capacity"])
    publication.show(service, live.doc)
    ledger.record(
        ServicePlacesSaid(service.id, service.capacity, service.places_left), about=service.id
    )


def _keep_hidden(service: Service, words: str, field: str) -> None:
    """Refuse words that say where a protected service is: nobody reviews them."""
    if service.protected and tells_where(words):
        raise AddressToldError(field)


def _live(service: Service) -> ServiceVersion:
    live = queries.live_version(service)
    if live is None or service.retired_at is not None:
        raise NotLiveError
    return live


def _tell_the_lead(service: Service, fact: Any) -> None:  # noqa: ANN401 -- a fact of this room
    """Log what was changed without review, and tell the reviewers."""
    person = scope.current().user_id
    others = [each for each in door.lead_members(Role.REVIEWER) if each != person]
    letters = [Letter("publishing/urgent_change", each) for each in others]
    ledger.record(fact, about=service.id, letters=letters)


def _tell_the_writers(service: Service, live: ServiceVersion) -> None:
    person = scope.current().user_id
    people = {live.author_id, live.submitted_by or live.author_id} - {person}
    letters = [Letter("publishing/retired", each) for each in sorted(people)]
    fact = ServiceRetired(service.organisation_id, service.id)
    ledger.record(fact, about=service.id, letters=letters)
