"""What visitors could not do with the portal: written by anyone, read by the lead."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, Stamped, random_id
from tenants.policies import AS_LEAD, Policy


class AccessibilityReport(
    Stamped,
    Base,
    policy=Policy(
        read=AS_LEAD,
        write=AS_LEAD,
        app="SELECT, UPDATE (email, closed_at, closed_by, changed_at)",
        door="INSERT",
        why="Anyone may write one, signed in or not; only the lead, which answers, reads them.",
    ),
):
    """A barrier that somebody met, in her words; her address only if she wants an answer."""

    __tablename__ = "accessibility_report"
    __table_args__ = (Index("ix_accessibility_report_created_at", "created_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    words: Mapped[str]
    page: Mapped[str]
    tool: Mapped[str]
    email: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
