"""What visitors say is wrong with a service; its organisation reads it and puts it right."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, Owned, inside
from tenants.policies import owned


class ReportKind(StrEnum):
    WRONG = "wrong"
    CLOSED = "closed"
    MOVED = "moved"
    OTHER = "other"


class ServiceReport(
    Owned, Base, policy=owned(app="SELECT, UPDATE (done_at, done_by)", door="INSERT")
):
    """Something that a visitor found wrong; anyone may say so, without a name."""

    __tablename__ = "service_report"
    __table_args__ = (
        inside("service", "service_id", ondelete="CASCADE"),
        Index("ix_service_report_organisation_id_created_at", "organisation_id", "created_at"),
        Index("ix_service_report_organisation_id_service_id", "organisation_id", "service_id"),
    )

    service_id: Mapped[UUID]
    kind: Mapped[ReportKind]
    body: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None]
