"""The demo's services, written, sent and reviewed through the portal's own actions.

Each happens at a moment in the past, as the files say, so that freshness and queues look alive.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.document import normalised
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.models import Service, ServiceVersion
from portal.catalogue.publishing.reviewing import actions as reviewing
from portal.catalogue.publishing.upkeep import actions as upkeep
from portal.demo.documents import document
from portal.demo.files import demo_id, organisations, people, services
from tenants.clock import fixed, now
from tenants.database import db
from tenants.scope import acting_for

WRITERS = ("service_editor", "admin")
QUEUED_DAYS_AGO = 3
PUBLISHED_ONCE = frozenset({"published", "retired"})

Step = Callable[[str], None]
Named = tuple[UUID, str]


def write_services(step: Step, *, already: frozenset[Named]) -> None:
    """Write every service that is not there; `step` hears the name of each as it begins.

    A load that was interrupted goes on where it stopped.
    """
    present = now()
    for slug, service in services():
        name = service["texts"]["it"]["name"]
        step(name)
        if (demo_id("organisation", slug), name) not in already:
            _write(slug, service, present)


def _write(slug: str, service: dict[str, Any], present: datetime) -> None:
    days = service.get("assured_days_ago", QUEUED_DAYS_AGO)
    then = present - timedelta(days=days)
    doc = normalised(document(service, present.date()))
    service_id = _drafted(slug, doc, then)
    if service["state"] == "draft":
        return
    _sent(slug, service_id, then)
    if service["state"] in PUBLISHED_ONCE:
        _decided(slug, service_id, then, reviewing.approve)
        _afterwards(slug, service_id, service, present)
    elif service["state"] == "changes_requested":
        note = service["note"]
        _decided(
            slug, service_id, then, lambda version: reviewing.request_changes(version, note=note)
        )


def _afterwards(slug: str, service_id: UUID, service: dict[str, Any], present: datetime) -> None:
    """Let happen what happened after the publication: notices, closures, a next version."""
    with _writing(slug, present) as owner:
        live = _head(owner, service_id)
        if "alert" in service:
            alert = service["alert"]
            until = present.date() + timedelta(days=alert["for_days"])
            upkeep.announce(live, alert["it"], until=until)
        if service.get("closed_for_now"):
            upkeep.close_for_now(live)
        if service["state"] == "retired":
            upkeep.retire(live, reason=service["retire_reason"])
        if "revision" in service:
            revised = normalised(document(_laid_over(service), present.date()))
            drafting.save_draft(live, revised, seen=None)
    if service.get("revision", {}).get("state") == "in_review":
        _sent(slug, service_id, present)


def _drafted(slug: str, doc: dict[str, Any], at: datetime) -> UUID:
    with _writing(slug, at):
        return drafting.create_service(doc).service_id


def _sent(slug: str, service_id: UUID, at: datetime) -> None:
    with _writing(slug, at) as owner:
        reviewing.submit(_open(owner, service_id))


def _decided(
    slug: str, service_id: UUID, at: datetime, decide: Callable[[ServiceVersion], None]
) -> None:
    lead = demo_id("organisation", organisations()[0]["slug"])
    owner = demo_id("organisation", slug)
    with _acting(lead, _reviewer(not_among=_people_of(slug)), at):
        decide(_open(owner, service_id))


@contextmanager
def _writing(slug: str, at: datetime) -> Iterator[UUID]:
    """Act as the one who writes an organisation's services."""
    owner = demo_id("organisation", slug)
    with _acting(owner, _writer(slug), at):
        yield owner


@contextmanager
def _acting(organisation_id: UUID, user_id: UUID, at: datetime) -> Iterator[None]:
    with fixed(at), acting_for(organisation_id, user_id, purpose="demo"):
        try:
            # Invented data need no waiting for the disk: a lost service is written again.
            db.session.execute(text("SET LOCAL synchronous_commit = off"))
            yield
            db.session.commit()
        finally:
            db.session.remove()


def _head(owner: UUID, service_id: UUID) -> Service:
    found = queries.head(owner, service_id)
    if found is None:
        raise LookupError(service_id)
    return found


def _open(owner: UUID, service_id: UUID) -> ServiceVersion:
    found = queries.open_version(_head(owner, service_id))
    if found is None:
        raise LookupError(service_id)
    return found


def _writer(slug: str) -> UUID:
    """Return who writes an organisation's services; where nobody is left, its old address."""
    by_role = {role: email for email, roles in _people_of(slug).items() for role in roles}
    writers = [by_role[role] for role in WRITERS if role in by_role]
    return demo_id("person", *(writers[:1] or [slug]))


def _reviewer(not_among: dict[str, list[str]]) -> UUID:
    """Return a reviewer of the lead who did not write the service herself."""
    lead = _people_of(organisations()[0]["slug"])
    writing = {email for email, roles in not_among.items() if set(roles) & set(WRITERS)}
    reviewers = [email for email, roles in lead.items() if "reviewer" in roles]
    free = [email for email in reviewers if email not in writing] or reviewers[-1:]
    return demo_id("person", free[0])


def _people_of(slug: str) -> dict[str, list[str]]:
    return {
        person["email"]: place["roles"]
        for person in people()
        for place in person["memberships"]
        if place["organisation"] == slug
    }


def _laid_over(service: dict[str, Any]) -> dict[str, Any]:
    """Return the service with its next version laid over: tables merge, lists are replaced."""
    return _merged(service, {k: v for k, v in service["revision"].items() if k != "state"})


def _merged(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    both = dict(before)
    for key, value in after.items():
        known = both.get(key)
        both[key] = (
            _merged(known, value) if isinstance(known, dict) and isinstance(value, dict) else value
        )
    return both
