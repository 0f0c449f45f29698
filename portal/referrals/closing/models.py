"""What she says of how a referral went, and the link by which she may say it without a name."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.closing.kinds import Answer, Way
from portal.referrals.tracking.parties import sender
from tenants.clock import now
from tenants.database import Base, Owned, inside
from tenants.policies import Policy

OF_THE_SENDER = sender("referral_id")


class ParticipantAnswer(
    Owned,
    Base,
    policy=Policy(
        read=OF_THE_SENDER,
        write=f"{OF_THE_SENDER} AND way <> 'link'",
        app="SELECT, INSERT",
        door="INSERT",
        why="Her own word goes to who sent her, never to the partner.",
    ),
):
    """One answer of hers; the last one counts. Append-only."""

    __tablename__ = "participant_answer"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "ix_participant_answer_organisation_id_referral_id",
            "organisation_id",
            "referral_id",
            "answered_at",
        ),
    )

    referral_id: Mapped[UUID]
    answer: Mapped[Answer]
    way: Mapped[Way]
    answered_at: Mapped[datetime] = mapped_column(default=now)
    noted_by: Mapped[UUID | None]


class AnswerLink(
    Owned,
    Base,
    policy=Policy(
        read=OF_THE_SENDER,
        write=OF_THE_SENDER,
        app="SELECT, INSERT",
        door="SELECT, UPDATE",
        why="Made by who sent her; used through the door by whoever holds it, once.",
    ),
):
    """A link that asks how it went, and tells nothing: good for one answer."""

    __tablename__ = "answer_link"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index("ix_answer_link_token_hash", "token_hash"),
        Index("ix_answer_link_organisation_id_referral_id", "organisation_id", "referral_id"),
    )

    referral_id: Mapped[UUID]
    token_hash: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
