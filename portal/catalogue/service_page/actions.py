"""Reporting what is wrong with a service, and putting services aside in a list."""

from collections.abc import MutableMapping
from typing import Any
from uuid import UUID

from portal.catalogue.search.queries import SHORTLIST
from portal.catalogue.service_page.facts import ReportReopened, ReportSettled
from portal.catalogue.service_page.models import ServiceReport
from tenants import door, ledger
from tenants.clock import now
from tenants.database import db, new_id
from tenants.identity import signed_in
from tenants.permissions import NotFoundError
from tenants.throttling import Limit, count, network

LIMIT = Limit("report", tries=5, minutes=60)
MOST_LISTED = 20

Session = MutableMapping[str, Any]


class FullListError(Exception):
    """No more than twenty services fit a list that somebody is to read."""


def report_service(service_id: UUID, *, kind: str, body: str, address: str) -> None:
    """Tell the organisation of a service what a visitor found wrong; nobody asks who she is."""
    count(LIMIT, network(address))
    told = door.call_inside(
        "report_service",
        report=new_id(),
        service=service_id,
        kind=kind,
        body=body,
        fact_id=new_id(),
        at=now(),
    )
    if not told:
        raise NotFoundError


def settle(report: ServiceReport) -> None:
    """Mark a report as dealt with."""
    report.done_at = now()
    report.done_by = signed_in().user_id
    db.session.flush()
    ledger.record(ReportSettled(report.id, report.service_id), about=report.service_id)


def reopen(report: ServiceReport) -> None:
    """Take a report up again."""
    report.done_at = report.done_by = None
    db.session.flush()
    ledger.record(ReportReopened(report.id, report.service_id), about=report.service_id)


def put_aside(session: Session, service_id: UUID) -> None:
    """Add a service to the visitor's list; only its id is kept."""
    listed = list(session.get(SHORTLIST, ()))
    if str(service_id) in listed:
        return
    if len(listed) >= MOST_LISTED:
        raise FullListError
    session[SHORTLIST] = [*listed, str(service_id)]


def take_out(session: Session, service_id: UUID) -> None:
    left = [each for each in session.get(SHORTLIST, ()) if each != str(service_id)]
    session[SHORTLIST] = left
    if not left:
        empty(session)


def empty(session: Session) -> None:
    session.pop(SHORTLIST, None)
