"""The record of a name that the lead asked for: the sender's, who reads why."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from portal.referrals.tracking.queries import SENDERS
from tenants.database import Base, Owned, inside
from tenants.policies import Policy
from tenants.sealing import sealed


class MotivatedAccess(
    Owned,
    Base,
    policy=Policy(
        read=SENDERS,
        write="false",
        app="SELECT",
        door="SELECT, INSERT, UPDATE",
        why="The welfare managers of the sender read who asked for the name, and why.",
    ),
):
    """One opening of one name: by whom, why, and until when. Written by the door alone."""

    __tablename__ = "motivated_access"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index("ix_motivated_access_organisation_id_referral_id", "organisation_id", "referral_id"),
        Index("ix_motivated_access_asked_by", "asked_by", "asked_at"),
    )

    referral_id: Mapped[UUID]
    asked_by: Mapped[UUID]
    asked_by_name: Mapped[str]
    asked_at: Mapped[datetime]
    open_until: Mapped[datetime | None]  # none: the reason was never written, no name was shown
    reason_sealed: Mapped[bytes | None]
    reason = sealed("reason_sealed")
