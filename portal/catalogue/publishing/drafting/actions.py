"""Writing drafts: a new service, the next version of one, saving, taking back, throwing away."""

from typing import Any
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.document import Document, known_ids, text_of, with_known_ids
from portal.catalogue.publishing.errors import DraftConflictError, NotEditableError
from portal.catalogue.publishing.facts import (
    ServiceDraftDiscarded,
    ServiceDraftOpened,
    ServiceWithdrawn,
)
from portal.catalogue.publishing.models import Service, ServiceVersion, VersionState
from portal.catalogue.publishing.upkeep import actions as upkeep
from portal.ui.errors import ConflictError
from tenants import ledger, scope
from tenants.database import db, new_id
from tenants.folding import sort_key

EDITABLE = frozenset({VersionState.DRAFT, VersionState.CHANGES_REQUESTED})


def create_service(doc: Document) -> ServiceVersion:
    """Begin a service of the current organisation with the draft of its first version."""
    name = text_of(doc, "name")
    owner_id = scope.current().organisation_id
    service = Service(organisation_id=owner_id, id=new_id(), name=name, sort_key=sort_key(name))
    db.session.add(service)
    db.session.flush()
    return _open(service, with_known_ids(doc, frozenset()))


def save_draft(service: Service, doc: Document, *, seen: int | None) -> ServiceVersion:
    """Keep what was written; the first save of a published service opens its next version.

    `seen` is the number that the form was opened with, None where there was no draft. Everything
    waits for a review but one thing: a service that is to be protected is so from now on.
    """
    version = _saved(service, doc, seen)
    if doc.get("protected") and _is_shown_unprotected(service):
        upkeep.protect(service)
    return version


def base_document(service: Service) -> Document:
    """Return what the next version starts from: what is live, else what was written last."""
    base = queries.live_version(service) or queries.last_version(service)
    return base.doc if base else {}


def withdraw(version: ServiceVersion) -> None:
    """Take a version back from review, to write on."""
    if version.state != VersionState.IN_REVIEW:
        raise ConflictError
    version.state = VersionState.DRAFT
    db.session.flush()
    ledger.record(ServiceWithdrawn(version.service_id, version.id), about=version.service_id)


def discard(service: Service, version: ServiceVersion) -> None:
    """Throw a draft away; a service of which nothing else is known goes with it."""
    if version.state not in EDITABLE:
        raise NotEditableError
    ledger.record(ServiceDraftDiscarded(service.id, version.id), about=service.id)
    db.session.delete(version)
    db.session.flush()
    if queries.last_version(service) is None:
        db.session.delete(service)
        db.session.flush()


def restore(service: Service, version: ServiceVersion, doc: Document) -> None:
    """Put back what an open version said before, row by row with the ids that it had."""
    if version.state not in EDITABLE:
        raise NotEditableError
    _write(service, version, doc)


def _saved(service: Service, doc: Document, seen: int | None) -> ServiceVersion:
    version = queries.open_version(service)
    if version is None and seen is None:
        return _open(service, with_known_ids(doc, known_ids(base_document(service))))
    if version is None or version.version != seen:
        theirs = version.doc if version else base_document(service)
        raise DraftConflictError(doc, theirs, version.version if version else None)
    if version.state not in EDITABLE:
        raise NotEditableError
    _write(service, version, with_known_ids(doc, known_ids(version.doc)))
    return version


def _is_shown_unprotected(service: Service) -> bool:
    return not service.protected and service.published_at is not None and not service.retired_at


def _open(service: Service, doc: Document) -> ServiceVersion:
    last = queries.last_version(service)
    person = scope.current().user_id
    version = ServiceVersion(
        id=new_id(),
        service_id=service.id,
        no=last.no + 1 if last else 1,
        doc=doc,
        author_id=person,
        editor_id=person,
        writer_ids=sorted({str(person), *_unapproved_writers(service, last)}),
    )
    db.session.add(version)
    try:
        db.session.flush()
    except IntegrityError as error:  # somebody opened a draft in the same moment
        raise ConflictError from error
    _name(service, doc)
    ledger.record(ServiceDraftOpened(service.id, version.id), about=service.id)
    return version


def _unapproved_writers(service: Service, last: ServiceVersion | None) -> frozenset[str]:
    """Return who wrote what a new draft begins with and nobody has approved: it is theirs too."""
    if last is None or service.published_version_id is not None:
        return frozenset()
    return last.writers


def _write(service: Service, version: ServiceVersion, doc: dict[str, Any]) -> None:
    person: UUID = scope.current().user_id
    if doc == version.doc:
        return
    version.doc = doc
    version.editor_id = person
    if str(person) not in version.writer_ids:
        version.writer_ids = [*version.writer_ids, str(person)]
    _name(service, doc)
    db.session.flush()


def _name(service: Service, doc: Document) -> None:
    """Call a service that was never published as its draft does."""
    if service.published_at is None:
        service.name = text_of(doc, "name")
        service.sort_key = sort_key(service.name)
