"""Sending a draft to review, and deciding on it: never by whoever wrote or sent it."""

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.drafting.actions import EDITABLE
from portal.catalogue.publishing.errors import (
    IncompleteError,
    NoteMissingError,
    OwnWordsError,
)
from portal.catalogue.publishing.facts import (
    ServiceChangesRequested,
    ServicePublished,
    ServiceRejected,
    ServiceSubmitted,
)
from portal.catalogue.publishing.models import ServiceVersion, VersionState
from portal.catalogue.publishing.problems import problems
from portal.catalogue.publishing.publication import actions as publication
from portal.ui.errors import ConflictError
from tenants import door, ledger, scope
from tenants.clock import now
from tenants.database import db
from tenants.ledger import Letter
from tenants.models import Role
from tenants.permissions import NotFoundError

Decision = type[ServiceChangesRequested] | type[ServiceRejected] | type[ServicePublished]

LETTERS: dict[Decision, str] = {
    ServiceChangesRequested: "publishing/changes_requested",
    ServiceRejected: "publishing/rejected",
    ServicePublished: "publishing/published",
}


def submit(version: ServiceVersion) -> None:
    """Send a draft to the lead's reviewers, once it says all that they need."""
    if version.state not in EDITABLE:
        raise ConflictError
    found = problems(version.doc)
    if found:
        raise IncompleteError(found)
    version.state = VersionState.IN_REVIEW
    version.submitted_at = now()
    version.submitted_by = scope.current().user_id
    db.session.flush()
    reviewers = door.lead_members(Role.REVIEWER)
    ledger.record(
        ServiceSubmitted(version.service_id, version.id),
        about=version.service_id,
        letters=[
            Letter("publishing/submitted", person)
            for person in reviewers
            if str(person) not in version.writers
        ],
    )


def request_changes(version: ServiceVersion, *, note: str) -> None:
    """Give a version back with what to change."""
    _be_written(note)
    _decide(version, VersionState.CHANGES_REQUESTED, note)
    _tell(version, ServiceChangesRequested)


def reject(version: ServiceVersion, *, note: str) -> None:
    """Refuse a version for good, and say why."""
    _be_written(note)
    _decide(version, VersionState.REJECTED, note)
    _tell(version, ServiceRejected)


def approve(version: ServiceVersion, *, note: str = "") -> None:
    """Publish a version."""
    _decide(version, VersionState.PUBLISHED, note)
    service = queries.head(version.organisation_id, version.service_id)
    if service is None:
        raise NotFoundError
    publication.publish(service, version)
    _tell(version, ServicePublished)


def _be_written(note: str) -> None:
    if not note.strip():
        raise NoteMissingError


def _decide(version: ServiceVersion, state: VersionState, note: str) -> None:
    if version.state != VersionState.IN_REVIEW:
        raise ConflictError
    person = scope.current().user_id
    if str(person) in version.writers:
        raise OwnWordsError
    version.state = state
    version.reviewer_id = person
    version.decided_at = now()
    version.decision_note = note.strip()
    db.session.flush()


def _tell(version: ServiceVersion, decision: Decision) -> None:
    people = {version.author_id, version.submitted_by or version.author_id}
    ledger.record(
        decision(version.organisation_id, version.service_id, version.id),
        about=version.service_id,
        letters=[Letter(LETTERS[decision], person) for person in sorted(people)],
    )
