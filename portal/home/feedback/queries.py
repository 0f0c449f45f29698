"""The reports of visitors, as the lead reads them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import desc, func, select

from portal.home.feedback.models import AccessibilityReport
from portal.home.feedback.permissions import Feedback
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, check

MOST = 200


def reports() -> Sequence[AccessibilityReport]:
    """Return the open reports first, each part newest first."""
    query = select(AccessibilityReport).order_by(
        AccessibilityReport.closed_at.is_not(None),
        desc(AccessibilityReport.created_at),
        AccessibilityReport.id,
    )
    return db.session.scalars(query.limit(MOST)).all()


def open_count() -> int:
    query = select(func.count()).where(AccessibilityReport.closed_at.is_(None))
    return db.session.scalar(query) or 0


def report(report_id: UUID, permission: Feedback) -> AccessibilityReport:
    found = db.session.get(AccessibilityReport, report_id)
    if found is None:
        raise NotFoundError
    check(signed_in(), permission, found)
    return found
