"""What each level of a referral discloses, and the consent that it rests on."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.tracking.kinds import Level, Method
from portal.referrals.tracking.parties import PARTNER, sender
from tenants.clock import now
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import Policy, case_owned
from tenants.sealing import sealed, sealed_document


class ReferralShare(
    Owned,
    Base,
    policy=Policy(
        read=f"({sender('referral_id')}) OR ({PARTNER} AND open_from <= now() "
        "AND (open_until IS NULL OR open_until > now()) "
        "AND (reader_id IS NULL OR reader_id = (SELECT current_person())))",
        write=f"{sender('referral_id')} AND open_from IS NULL AND reader_id IS NULL",
        app="SELECT, INSERT",
        door="SELECT, UPDATE",
        why="The one opening between tenants: the partner reads a level while it is open to it.",
    ),
):
    """What one level of a referral discloses, frozen at sending; the door opens and closes it."""

    __tablename__ = "referral_share"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "uq_referral_share_organisation_id_referral_id_level_number",
            "organisation_id",
            "referral_id",
            "level",
            "number",
            unique=True,
        ),
        Index("ix_referral_share_recipient_id", "recipient_id", "referral_id"),
        Index("ix_referral_share_reader_id", "reader_id"),
    )

    referral_id: Mapped[UUID]
    recipient_id: Mapped[UUID | None]
    level: Mapped[Level]
    number: Mapped[int] = mapped_column(default=1)  # an amendment is a new one
    shared_at: Mapped[datetime] = mapped_column(default=now)
    open_from: Mapped[datetime | None]
    open_until: Mapped[datetime | None]
    reader_id: Mapped[UUID | None]  # the operator, where nobody else of the partner reads it
    content_sealed: Mapped[bytes | None]
    content = sealed_document("content_sealed")


class SharingConsent(Owned, Stamped, Versioned, Base, policy=case_owned(door="SELECT")):
    """She agrees that one partner learns these fields, for one request; never the whole network."""

    __tablename__ = "sharing_consent"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("service_request", "request_id", ondelete="CASCADE"),
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "ix_sharing_consent_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
        ),
        Index("ix_sharing_consent_organisation_id_referral_id", "organisation_id", "referral_id"),
    )

    participant_id: Mapped[UUID]
    request_id: Mapped[UUID]
    referral_id: Mapped[UUID]
    recipient_id: Mapped[UUID | None]
    recipient_name: Mapped[str]
    fields: Mapped[list[Any]] = mapped_column(default=list)
    method: Mapped[Method]
    language: Mapped[str] = mapped_column(default="it")
    given_at: Mapped[datetime] = mapped_column(default=now)
    noted_by: Mapped[UUID]
    expires_on: Mapped[date]
    withdrawn_at: Mapped[datetime | None]
    evidence_sealed: Mapped[bytes | None]
    evidence = sealed("evidence_sealed")


class ShareReading(Owned, Base, policy=case_owned(app="SELECT", door="INSERT")):
    """One time that somebody of a partner opened more than a preview; `level` is the highest."""

    __tablename__ = "share_reading"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "ix_share_reading_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "read_at",
        ),
        Index("ix_share_reading_organisation_id_referral_id", "organisation_id", "referral_id"),
    )

    participant_id: Mapped[UUID]
    referral_id: Mapped[UUID]
    recipient_id: Mapped[UUID]
    recipient_name: Mapped[str]
    reader_id: Mapped[UUID]
    level: Mapped[Level]
    read_at: Mapped[datetime]
