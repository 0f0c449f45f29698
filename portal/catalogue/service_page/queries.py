"""Reads of the service page: a whole published service in one question, and its reports."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Row, TextClause, func, select, text

from portal.catalogue.publishing import queries as services
from portal.catalogue.publishing.models import Service
from portal.catalogue.publishing.permissions import Services
from portal.catalogue.publishing.publication import actions as publication
from portal.catalogue.service_page.models import ServiceReport
from portal.ui.language import ITALIAN, current_language
from tenants import door, scope
from tenants.clock import now, today
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import NotFoundError

REMEMBERED = timedelta(days=365)  # how long a retired service still says that it was there
MOST_REPORTS = 200
PARTS = {
    "texts": "service_text",
    "places": "service_place",
    "schedules": "schedule",
    "areas": "service_area",
    "options": "cost_option",
    "languages": "service_language",
    "steps": "next_step",
    "contacts": "service_contact",
    "documents": "required_document",
    "links": "service_link",
    "terms": "service_term",
}


def _whole() -> TextClause:
    parts = ", ".join(
        f"(SELECT coalesce(jsonb_agg(to_jsonb(p) ORDER BY p.sort, p.id), '[]') FROM {table} p"
        f" WHERE p.organisation_id = s.organisation_id AND p.service_id = s.id) AS {name}"
        for name, table in PARTS.items()
    )
    return text(
        "SELECT s.organisation_id, s.id, s.protected, s.visibility, s.target_mode, s.ages_known,"
        " s.all_ages, s.min_age, s.max_age, round(s.min_age * 12)::int AS month_from,"
        " round(s.max_age * 12)::int AS month_to, s.cost, s.interpreting, s.capacity,"
        " s.places_left,"
        " s.capacity_said_on, s.alert, s.alert_until, s.closed_at, s.visible_to, s.assured_on,"
        f" o.name AS organisation_name, {parts}"
        " FROM service s JOIN organisation o ON o.id = s.organisation_id"
        " WHERE s.id = ANY(:ids) AND s.published_at IS NOT NULL"
        " AND (s.visibility <> 'own' OR s.organisation_id = :organisation)"
        " AND (s.visible_from IS NULL OR s.visible_from <= :today)"
        " AND s.retired_at IS NULL"
        " AND o.state IN ('active', 'suspended')"
    )


WHOLE = _whole()


@dataclass(frozen=True, slots=True)
class Ended:
    """What is still told of a service that is over."""

    name: str
    organisation: str
    kinds: tuple[str, ...]
    reason: str = ""


def published(ids: Iterable[UUID]) -> list[Row[Any]]:
    """Return the published services among some ids that the reader may see, in the ids' order."""
    wanted = list(ids)
    values = {
        "ids": wanted,
        "organisation": scope.current().organisation_id,
        "today": today(),
    }
    found = {row.id: row for row in db.session.execute(WHOLE, values)} if wanted else {}
    return [found[each] for each in wanted if each in found]


def running(ids: Iterable[UUID]) -> list[Row[Any]]:
    """Return those of the published services that have not ended: a list is to be used today."""
    return [row for row in published(ids) if not is_over(row)]


def one(service_id: UUID) -> Row[Any]:
    """Return one published service; a draft, a retired one and a stranger's are not there."""
    found = published([service_id])
    if not found:
        raise NotFoundError
    return found[0]


def draft(service_id: UUID) -> Any:  # noqa: ANN401 -- what stands for a row
    """Return a service as its draft would show it, to whoever may write on it."""
    service = services.service(service_id, Services.EDIT)
    version = services.open_version(service) or services.live_version(service)
    shown = publication.preview(service, version.doc if version else {})
    parts = {name: shown[table] for name, table in PARTS.items()}
    return SimpleNamespace(
        **shown,
        **parts,
        month_from=_months(shown["min_age"]),
        month_to=_months(shown["max_age"]),
        organisation_name=services.organisation_name(service.organisation_id),
    )


def _months(years: Decimal | None) -> int | None:
    return None if years is None else round(years * 12)


def ended(service_id: UUID) -> Ended:
    """Return what is told of a service that was retired in the last year: not how it was."""
    found = door.call_inside("ended_service", service=service_id, since=now() - REMEMBERED)
    if found is None:
        raise NotFoundError
    names = found["names"] or {}
    name = names.get(current_language()) or names.get(ITALIAN, "")
    kinds = (found["kind"],) if found["kind"] else ()
    return Ended(name, found["organisation"], kinds, found["reason"])


def one_running(service_id: UUID) -> Row[Any]:
    """Return one published service that has not ended."""
    found = one(service_id)
    if is_over(found):
        raise NotFoundError
    return found


def is_over(service: Row[Any]) -> bool:
    """Tell whether the season of a service is over."""
    return service.visible_to is not None and service.visible_to < today()


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with the name of its service."""

    report: ServiceReport
    service_name: str


def reports(*, done: bool) -> Sequence[Reported]:
    """Return what was reported to the own organisation, the newest first."""
    settled = ServiceReport.done_at.is_not(None)
    rows = db.session.execute(
        select(ServiceReport, Service.name)
        .join(
            Service,
            (Service.organisation_id == ServiceReport.organisation_id)
            & (Service.id == ServiceReport.service_id),
        )
        .where(ServiceReport.organisation_id == signed_in().organisation_id)
        .where(settled if done else ~settled)
        .order_by(ServiceReport.created_at.desc(), ServiceReport.id)
        .limit(MOST_REPORTS)
    )
    return [Reported(report, name) for report, name in rows]


def report(report_id: UUID) -> ServiceReport:
    """Return one report to the own organisation."""
    found = db.session.get(ServiceReport, (signed_in().organisation_id, report_id))
    if found is None:
        raise NotFoundError
    return found


def open_reports(organisation_id: UUID) -> int:
    """Return how many reports wait for an answer."""
    waiting = select(func.count()).where(
        ServiceReport.organisation_id == organisation_id, ServiceReport.done_at.is_(None)
    )
    return db.session.scalar(waiting) or 0
