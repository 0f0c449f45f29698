"""Services as the listing needs them: a head and a document, put where they are searched."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from portal.catalogue.listing import actions
from tenants.clock import today
from tenants.database import db, new_id
from tests.given.tenants import acting_for


@dataclass(kw_only=True)
class Head:
    """What the listing reads of a service beside its document."""

    organisation_id: UUID
    id: UUID
    visibility: str = "public"
    protected: bool = False
    capacity: str = "unknown"
    places_left: int | None = None
    capacity_said_on: date | None = None
    alert: str = ""
    alert_until: date | None = None
    closed_at: datetime | None = None
    visible_from: date | None = None
    visible_to: date | None = None
    assured_on: date | None = None
    changed_at: datetime = datetime(2026, 11, 1, tzinfo=UTC)


def a_document(name="Nido Arcobaleno", **fields) -> dict[str, Any]:
    """Return a plausible document; `fields` replace its keys."""
    return {
        "texts": {"it": {"name": name, "summary": "Un posto sereno per i più piccoli."}},
        "kinds": ["EDU-01"],
        "ages": {"known": True, "all": False, "min": 0.25, "max": 3},
        "areas": ["096004"],
        "cost": {"kind": "isee"},
        **fields,
    }


def a_listing(organisation_id, name="Nido Arcobaleno", *, head=None, days=10, **fields):
    """Publish a service into the listing only; returns its id.

    `head` changes the head, `days` is how long ago somebody said that nothing changed.
    """
    said_on = None if days is None else today() - timedelta(days=days)
    service = Head(
        **{
            "organisation_id": organisation_id,
            "id": new_id(),
            "assured_on": said_on,
            **(head or {}),
        }
    )
    project(service, a_document(name, **fields))
    return service.id


def project(service, doc, organisation_name="Cooperativa Esempio"):
    """Write one listing, as its organisation does."""
    with acting_for(service.organisation_id):
        actions.project(service, doc, organisation_name)
        db.session.commit()
        db.session.remove()
