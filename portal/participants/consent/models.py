"""What a woman was told and what she agreed to: notices by version, answers by date."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.participants.consent.kinds import Channel, ConsentState, LegalBasis, Purpose
from tenants.clock import now
from tenants.database import Base, Owned, Stamped, inside
from tenants.policies import OWN, Policy, case_owned
from tenants.sealing import sealed


class PrivacyNotice(
    Owned,
    Stamped,
    Base,
    policy=Policy(read="true", write=OWN, app="SELECT, INSERT", why="Notices are for everyone."),
):
    """A version of what an organisation tells about one purpose; never changed once shown."""

    __tablename__ = "privacy_notice"
    __table_args__ = (
        Index(
            "uq_privacy_notice_organisation_id_purpose_number",
            "organisation_id",
            "purpose",
            "number",
            unique=True,
        ),
    )

    purpose: Mapped[Purpose]
    number: Mapped[int]
    legal_basis: Mapped[LegalBasis]
    text_it: Mapped[str]
    text_en: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date]


class Consent(Owned, Base, policy=case_owned(app="SELECT, INSERT")):
    """One answer to one notice: append-only; the last of a purpose is what holds."""

    __tablename__ = "consent"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("privacy_notice", "notice_id"),
        Index(
            "ix_consent_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "answered_at",
        ),
    )

    participant_id: Mapped[UUID]
    notice_id: Mapped[UUID | None]
    purpose: Mapped[Purpose]
    state: Mapped[ConsentState]
    language: Mapped[str] = mapped_column(default="it")
    channel: Mapped[Channel]
    answered_at: Mapped[datetime] = mapped_column(default=now)
    noted_by: Mapped[UUID | None]
    note_sealed: Mapped[bytes | None]
    note = sealed("note_sealed")


class RetentionRule(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=OWN, write=OWN, why="How long an organisation keeps a case after it was closed."
    ),
):
    """Months after closing; then the case comes up for review, and nothing is deleted by itself."""

    __tablename__ = "retention_rule"

    months: Mapped[int]
