"""The letter to an organisation whose service somebody reported."""

from uuid import UUID

from sqlalchemy import select

from portal.catalogue.publishing.models import Service
from portal.catalogue.service_page.forms import KINDS
from portal.catalogue.service_page.models import ServiceReport
from portal.ui.letters import Written, letter
from tenants import scope
from tenants.database import db
from tenants.ledger import Fact
from tenants.models import Membership


@letter("service_page/reported")
def reported(fact: Fact) -> Written | None:
    """Tell who writes the services, while she still works there and nobody has dealt with it."""
    owner_id = fact.organisation_id
    report = db.session.get(ServiceReport, (owner_id, UUID(fact.content["report_id"])))
    service = db.session.get(Service, (owner_id, UUID(fact.content["service_id"])))
    if report is None or service is None or report.done_at is not None or not _works_for(owner_id):
        return None
    return Written({"service": service, "kind": KINDS[report.kind]})


def _works_for(organisation_id: UUID) -> bool:
    reader = scope.current().user_id
    place = select(Membership.id).where(
        Membership.organisation_id == organisation_id,
        Membership.user_id == reader,
        Membership.ended_at.is_(None),
    )
    return db.session.scalar(place) is not None
