"""What an organisation has already: each service with what it says, found by code or by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import load_only

from portal.catalogue.publishing.document import Document, text_of
from portal.catalogue.publishing.models import OPEN_STATES, Service, ServiceVersion, VersionState
from tenants.database import db, id_or_none
from tenants.folding import fold


@dataclass(frozen=True, slots=True)
class Holding:
    """A service of the organisation: the version that speaks for it, and the one under way."""

    service: Service
    spoken: ServiceVersion
    under_way: ServiceVersion | None

    @property
    def doc(self) -> Document:
        return self.spoken.doc

    @property
    def is_in_review(self) -> bool:
        return self.under_way is not None and self.under_way.state == VersionState.IN_REVIEW


class Holdings:
    """The services of one organisation that have not ended."""

    def __init__(self, organisation_id: UUID) -> None:
        self.all = _holdings(organisation_id)
        self._by_id = {each.service.id: each for each in self.all}
        self._by_name = _by_name(self.all)

    def coded(self, code: str) -> Holding | None:
        """Find a service by the code that an export writes."""
        found = id_or_none(code)
        return self._by_id.get(found) if found else None

    def named(self, name: str) -> Sequence[Holding]:
        """Find the services that a name means, however it is written."""
        return self._by_name.get(fold(name), ())


def _holdings(organisation_id: UUID) -> list[Holding]:
    services = db.session.scalars(
        select(Service)
        .where(Service.organisation_id == organisation_id, Service.retired_at.is_(None))
        .order_by(Service.sort_key, Service.id)
    ).all()
    versions = _versions(organisation_id)
    held = []
    for service in services:
        own = versions.get(service.id, [])
        under_way = next((each for each in own if each.state in OPEN_STATES), None)
        live = next((each for each in own if each.id == service.published_version_id), None)
        spoken = under_way or live or next(iter(own), None)
        if spoken is not None:
            held.append(Holding(service, spoken, under_way))
    _load_documents(organisation_id, [each.spoken.id for each in held])
    return held


def _versions(organisation_id: UUID) -> Mapping[UUID, list[ServiceVersion]]:
    """Return every version by its service, the newest first, without its document."""
    light = load_only(ServiceVersion.service_id, ServiceVersion.state, ServiceVersion.version)
    found: dict[UUID, list[ServiceVersion]] = {}
    for version in db.session.scalars(
        select(ServiceVersion)
        .options(light)
        .where(ServiceVersion.organisation_id == organisation_id)
        .order_by(ServiceVersion.no.desc())
    ):
        found.setdefault(version.service_id, []).append(version)
    return found


def _load_documents(organisation_id: UUID, ids: list[UUID]) -> None:
    """Fill in the documents of the versions that speak, in one question."""
    db.session.execute(
        select(ServiceVersion)
        .where(ServiceVersion.organisation_id == organisation_id, ServiceVersion.id.in_(ids))
        .execution_options(populate_existing=True)
    ).all()


def _by_name(held: Iterable[Holding]) -> dict[str, list[Holding]]:
    found: dict[str, list[Holding]] = {}
    for each in held:
        for name in {fold(each.service.name), fold(text_of(each.doc, "name"))}:
            found.setdefault(name, []).append(each)
    return found
