"""Telling the lead what one could not do, and closing what was mended."""

from portal.home.feedback.facts import BarrierReportClosed, BarrierReported
from portal.home.feedback.models import AccessibilityReport
from tenants import door, ledger, scope
from tenants.clock import now
from tenants.database import db, random_id
from tenants.ledger import Letter
from tenants.models import Role
from tenants.throttling import Limit, count, network

BY_NETWORK = Limit("feedback-network", tries=5, minutes=60)


def report_barrier(*, words: str, page: str, tool: str, email: str, address: str) -> None:
    """Keep a report and tell the lead that it is there; raises TooManyTriesError."""
    count(BY_NETWORK, network(address))
    report_id = random_id()
    door.call_inside(
        "report_barrier",
        report=report_id,
        words=words,
        page=page,
        tool=tool,
        email=email,
        at=now(),
    )
    readers = door.lead_members(Role.NETWORK_ADMIN)
    letters = [Letter("home/barrier", reader) for reader in readers]
    ledger.record(BarrierReported(report_id), about=report_id, letters=letters)


def close_report(report: AccessibilityReport) -> None:
    """Remember who took care of a report, and forget whom to answer; twice is as good as once."""
    if report.closed_at is not None:
        return
    report.closed_at = now()
    report.closed_by = scope.current().user_id
    report.email = ""
    db.session.flush()
    ledger.record(BarrierReportClosed(report.id), about=report.id)
