"""Reports of visitors, as they lie with an organisation."""

from tenants.clock import now
from tenants.database import new_id
from tests.given.services import a_published_service
from tests.given.tenants import _insert


def a_report(organisation_id, *, service_id=None, kind="wrong", body="Il numero non risponde."):
    """Something that a visitor found wrong; returns its id."""
    report_id = new_id()
    _insert(
        "service_report",
        organisation_id=organisation_id,
        id=report_id,
        service_id=service_id or a_published_service(organisation_id),
        kind=kind,
        body=body,
        created_at=now(),
    )
    return report_id
