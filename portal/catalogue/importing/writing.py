"""One row becomes a draft: of a new service, or of one that the organisation has."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import exists, select

from portal.catalogue.importing.checking import named_cells
from portal.catalogue.importing.models import ImportRow, ImportRun, Intent, Outcome
from portal.catalogue.importing.row_reading import RowReading, read_row
from portal.catalogue.importing.vocabulary import Vocabulary
from portal.catalogue.publishing import queries as services
from portal.catalogue.publishing.document import Document, normalised, text_of
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.models import Service, ServiceVersion
from tenants.database import db
from tenants.folding import sort_key


class RowRefusedError(Exception):
    """A row cannot be done any more; `reason` names the words for it."""

    def __init__(self, reason: str, outcome: Outcome = Outcome.FAILED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome


def writer(run: ImportRun) -> Callable[[ImportRow], Outcome]:
    """Return what writes the rows of one run."""
    words = Vocabulary()

    def read(row: ImportRow, base: Document) -> RowReading:
        reading = read_row(named_cells(run.keys, row.cells), words, base)
        if not reading.is_importable:
            raise RowRefusedError("changed")
        return reading

    def write(row: ImportRow) -> Outcome:
        if row.intent is Intent.NOTHING:
            return Outcome.UNCHANGED
        if row.intent is Intent.CREATE:
            return _create(row, read(row, {}).doc)
        return _update(row, read)

    return write


def _create(row: ImportRow, doc: Document) -> Outcome:
    if _has_service_named(row.organisation_id, text_of(doc, "name")):
        raise RowRefusedError("appeared")
    _remember(row, drafting.create_service(doc))
    return Outcome.CREATED


def _update(row: ImportRow, read: Callable[[ImportRow, Document], RowReading]) -> Outcome:
    service = _service_of(row)
    under_way = services.open_version(service)
    _check_base(row, service, under_way)
    if under_way is not None and under_way.state not in drafting.EDITABLE:
        raise RowRefusedError("in_review")
    base = under_way.doc if under_way else drafting.base_document(service)
    seen = under_way.version if under_way else None
    doc = read(row, base).doc
    row.before = _kept(under_way.doc, doc) if under_way else None
    _remember(row, drafting.save_draft(service, doc, seen=seen))
    return Outcome.UPDATED


def _kept(before: Document, doc: Document) -> Document:
    """Return what the undo brings back: never where a service is that the row protects."""
    return normalised({**before, "protected": True}) if doc.get("protected") else before


def _service_of(row: ImportRow) -> Service:
    found = services.head(row.organisation_id, row.service_id) if row.service_id else None
    if found is None or found.retired_at is not None:
        raise RowRefusedError("gone")
    return found


def _check_base(row: ImportRow, service: Service, under_way: ServiceVersion | None) -> None:
    """Refuse to write over what somebody changed since the check."""
    spoken = under_way or services.live_version(service) or services.last_version(service)
    seen = (row.base_version_id, row.base_version)
    if seen != (spoken.id if spoken else None, under_way.version if under_way else None):
        raise RowRefusedError("changed")


def _has_service_named(organisation_id: UUID, name: str) -> bool:
    same = (
        Service.organisation_id == organisation_id,
        Service.sort_key == sort_key(name),
        Service.retired_at.is_(None),
    )
    return bool(db.session.scalar(select(exists().where(*same))))


def _remember(row: ImportRow, version: ServiceVersion) -> None:
    row.service_id = version.service_id
    row.version_id = version.id
    row.version_after = version.version
