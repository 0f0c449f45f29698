"""Messages between the two parties, and the notes that each keeps to itself."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.parties import OPEN_SHARE, PARTNER, sender
from tenants.clock import now
from tenants.database import Base, Owned, inside
from tenants.policies import OWN, Policy
from tenants.sealing import sealed


class ReferralMessage(
    Owned,
    Base,
    policy=Policy(
        read=f"({sender('referral_id')}) OR ({PARTNER} AND {OPEN_SHARE})",
        write=f"((side = 'sender' AND {sender('referral_id')}) "
        f"OR (side = 'partner' AND {PARTNER} AND {OPEN_SHARE})) "
        "AND author_id = (SELECT current_person())",
        app="SELECT, INSERT",
        why="What the two parties write to each other; the partner reads it while a share is open.",
    ),
):
    """A message between the two parties of a referral; the other side reads it."""

    __tablename__ = "referral_message"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "ix_referral_message_organisation_id_referral_id",
            "organisation_id",
            "referral_id",
            "written_at",
        ),
        Index("ix_referral_message_recipient_id", "recipient_id", "referral_id"),
    )

    referral_id: Mapped[UUID]
    recipient_id: Mapped[UUID | None]
    side: Mapped[Side]
    author_id: Mapped[UUID]
    author_name: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(default=now)
    body_sealed: Mapped[bytes | None]
    body = sealed("body_sealed")


class ReferralNote(
    Owned,
    Base,
    policy=Policy(
        read=f"(side = 'sender' AND {sender('referral_id')}) "
        f"OR (side = 'partner' AND {OWN} AND (SELECT current_intake_access()))",
        write=f"(side = 'sender' AND {sender('referral_id')}) "
        f"OR (side = 'partner' AND {OWN} AND (SELECT current_intake_access()))",
        app="SELECT, INSERT, DELETE",
        why="A side's own notes on a referral; the other never reads them, even in one house.",
    ),
):
    """An internal note of one side, in its own organisation."""

    __tablename__ = "referral_note"
    __table_args__ = (
        Index("ix_referral_note_organisation_id_referral_id", "organisation_id", "referral_id"),
    )

    referral_id: Mapped[UUID]
    side: Mapped[Side]
    author_id: Mapped[UUID]
    written_at: Mapped[datetime] = mapped_column(default=now)
    body_sealed: Mapped[bytes | None]
    body = sealed("body_sealed")
