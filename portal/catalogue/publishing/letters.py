"""The letters about services: to reviewers, to who wrote, to who keeps them."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.models import Service, ServiceVersion, VersionState
from portal.ui.letters import Writer, Written, letter
from tenants import scope
from tenants.database import db
from tenants.ledger import Fact
from tenants.models import Membership, User


def notice(*names: str) -> Callable[[Writer], Writer]:
    """Register letters that go only to who wants notices by mail."""

    def register(writer: Writer) -> Writer:
        def write(fact: Fact) -> Written | None:
            return writer(fact) if _wants_notices() else None

        for name in names:
            letter(name)(write)
        return writer

    return register


@notice("publishing/submitted")
def submitted(fact: Fact) -> Written | None:
    """Tell a reviewer, unless somebody has decided meanwhile."""
    service = _own(fact)
    version = queries.open_version(service) if service else None
    if service is None or version is None or version.state != VersionState.IN_REVIEW:
        return None
    organisation = queries.organisation_name(service.organisation_id)
    return Written({"service": service, "version": version, "organisation_name": organisation})


@notice(
    "publishing/changes_requested",
    "publishing/rejected",
    "publishing/published",
    "publishing/retired",
)
def decided(fact: Fact) -> Written | None:
    """Tell who wrote a version, while she still works there."""
    owner_id = UUID(fact.content["owner_id"])
    service = queries.head(owner_id, UUID(fact.content["service_id"]))
    if service is None or not _works_for(owner_id):
        return None
    return Written({"service": service, "version": _version(owner_id, fact)})


@notice("publishing/urgent_change")
def urgent_change(fact: Fact) -> Written | None:
    service = _own(fact)
    if service is None:
        return None
    organisation = queries.organisation_name(service.organisation_id)
    return Written({"service": service, "change": fact.name, "organisation_name": organisation})


@notice("publishing/reviews_due")
def reviews_due(fact: Fact) -> Written | None:
    """List what an organisation should look at again, as it stands when the letter leaves."""
    ids = [UUID(each) for each in fact.content["service_ids"]]
    due = queries.services_due(fact.organisation_id, ids)
    return Written({"services": due}) if due and _works_for(fact.organisation_id) else None


def _own(fact: Fact) -> Service | None:
    return queries.head(fact.organisation_id, UUID(fact.content["service_id"]))


def _version(owner_id: UUID, fact: Fact) -> ServiceVersion | None:
    named = fact.content.get("version_id")
    return db.session.get(ServiceVersion, (owner_id, UUID(named))) if named else None


def _works_for(organisation_id: UUID) -> bool:
    person = scope.current().user_id
    place = select(Membership.id).where(
        Membership.organisation_id == organisation_id,
        Membership.user_id == person,
        Membership.ended_at.is_(None),
    )
    return db.session.scalar(place) is not None


def _wants_notices() -> bool:
    wants = select(User.wants_notices).where(User.id == scope.current().user_id)
    return bool(db.session.scalar(wants))
