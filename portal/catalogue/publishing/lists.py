"""The lists of services: an organisation's own, and what waits for a reviewer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVarTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import contains_eager, defer

from portal.catalogue.publishing.freshness import Freshness, freshness
from portal.catalogue.publishing.models import OPEN_STATES, Service, ServiceVersion, VersionState
from tenants.clock import today
from tenants.database import db
from tenants.folding import fold
from tenants.models import Organisation

PAGE = 25
NOTICE = timedelta(days=14)

Columns = TypeVarTuple("Columns")


class Shown(StrEnum):
    """The states by which an organisation filters its services."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    TO_CONFIRM = "to_confirm"
    REJECTED = "rejected"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Line:
    """One service of the own list: its head, and the state of the version under way."""

    service: Service
    open_state: VersionState | None

    @property
    def is_live(self) -> bool:
        return self.service.published_at is not None and self.service.retired_at is None

    @property
    def freshness(self) -> Freshness:
        return freshness(self.service.assured_on, today())

    @property
    def is_due(self) -> bool:
        due = self.service.review_due_on
        return self.is_live and (due is None or due <= today() + NOTICE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list, and how long the list is."""

    items: Sequence[Any]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def own_services(organisation_id: UUID, *, shown: Shown | None, words: str, page: int) -> Page:
    """Return one page of an organisation's services by name."""
    found = _own(organisation_id)
    if shown is not None:
        found = found.where(_conditions(today())[shown])
    if fold(words):
        found = found.where(Service.sort_key.contains(fold(words), autoescape=True))
    rows = db.session.execute(_paged(found.order_by(Service.sort_key, Service.id), page))
    return Page([Line(service, state) for service, state in rows.all()], _count(found), page)


def own_counts(organisation_id: UUID) -> dict[Shown, int]:
    """Return how many services stand in each state, in one question."""
    conditions = _conditions(today())
    counts = [func.count().filter(condition) for condition in conditions.values()]
    found = _own(organisation_id).with_only_columns(*counts)
    return dict(zip(conditions, db.session.execute(found).one(), strict=True))


def in_review(page: int) -> Page:
    """Return what waits for a reviewer, of all organisations, the oldest first."""
    waiting = (
        select(ServiceVersion, Organisation.name, ServiceVersion.doc["texts"]["it"]["name"].astext)
        .join(ServiceVersion.service)
        .join(Organisation, Organisation.id == ServiceVersion.organisation_id)
        .where(ServiceVersion.state == VersionState.IN_REVIEW)
    )
    order = waiting.options(contains_eager(ServiceVersion.service), defer(ServiceVersion.doc))
    order = order.order_by(ServiceVersion.submitted_at, ServiceVersion.id)
    rows = [Waiting(row[0], row[1], row[2]) for row in db.session.execute(_paged(order, page))]
    return Page(rows, _count(waiting), page)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version that waits for a reviewer, with whose it is."""

    version: ServiceVersion
    organisation_name: str
    name: str | None

    @property
    def is_first(self) -> bool:
        return self.version.service.published_at is None

    @property
    def submitted_at(self) -> datetime | None:
        return self.version.submitted_at


def _own(organisation_id: UUID) -> Select[Any, Any]:
    under_way = and_(
        ServiceVersion.organisation_id == Service.organisation_id,
        ServiceVersion.service_id == Service.id,
        ServiceVersion.state.in_(OPEN_STATES),
    )
    return (
        select(Service, ServiceVersion.state)
        .outerjoin(ServiceVersion, under_way)
        .where(Service.organisation_id == organisation_id)
    )


def _conditions(day: date) -> dict[Shown, ColumnElement[bool]]:
    published = Service.published_at.is_not(None) & Service.retired_at.is_(None)
    state = ServiceVersion.state
    return {
        Shown.CHANGES_REQUESTED: state == VersionState.CHANGES_REQUESTED,
        Shown.DRAFT: state == VersionState.DRAFT,
        Shown.IN_REVIEW: state == VersionState.IN_REVIEW,
        Shown.PUBLISHED: published,
        Shown.TO_CONFIRM: published
        & (Service.review_due_on.is_(None) | (Service.review_due_on <= day + NOTICE)),
        Shown.REJECTED: state.is_(None) & Service.published_at.is_(None),
        Shown.RETIRED: Service.retired_at.is_not(None),
    }


def _paged(found: Select[*Columns], page: int) -> Select[*Columns]:
    return found.limit(PAGE).offset((page - 1) * PAGE)


def _count(found: Select[*Columns]) -> int:
    counted = found.order_by(None).with_only_columns(func.count())
    return db.session.scalar(counted) or 0
