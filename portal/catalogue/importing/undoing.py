"""Taking an import back: exactly what it made, and nothing that people went on with."""

from portal.catalogue.importing.models import ImportRow, Intent, Outcome
from portal.catalogue.importing.writing import RowRefusedError
from portal.catalogue.publishing import queries as services
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.models import ServiceVersion, VersionState
from tenants.database import db


def take_back(row: ImportRow) -> Outcome:
    """Undo one row: its new service or draft goes, a draft that it changed is as before."""
    service = services.head(row.organisation_id, row.service_id) if row.service_id else None
    version = db.session.get(ServiceVersion, (row.organisation_id, row.version_id))
    if service is None or version is None:
        return Outcome.UNDONE
    if reason := _why_kept(row, version):
        raise RowRefusedError(reason, Outcome.KEPT)
    if row.intent is Intent.UPDATE and row.before is not None:
        drafting.restore(service, version, row.before)
    else:
        drafting.discard(service, version)
    return Outcome.UNDONE


def _why_kept(row: ImportRow, version: ServiceVersion) -> str:
    """Return why a row is not taken back; nothing where it can be."""
    if version.state in {VersionState.PUBLISHED, VersionState.SUPERSEDED}:
        return "published"
    if version.version == row.version_after:
        return ""
    if version.submitted_at and row.done_at and version.submitted_at > row.done_at:
        return "submitted"
    return "edited"
