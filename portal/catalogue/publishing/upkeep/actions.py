"""Keeping a published service true: confirming it, urgent changes without review, retiring it."""

from datetime import date
from typing import Any

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
from portal.catalogue.publishing.models import Service, ServiceVersion, VersionState
from portal.catalogue.publishing.protection import tells_where
from portal.catalogue.publishing.publication import actions as publication
from tenants import door, ledger, scope
from tenants.clock import now, today
from tenants.ledger import Letter
from tenants.models import Role


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
