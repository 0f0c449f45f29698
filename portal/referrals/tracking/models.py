"""The need, its routings to partners, and everything that happened to each.

A referral is owned by the sender's organisation and names its partner; it holds no need and no
person. `ReferralSubject` ties it to her, and only the sender reads that.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.tracking.kinds import (
    Act,
    Business,
    Clock,
    RequestStatus,
    SeenBy,
    Side,
    Status,
    Urgency,
)
from portal.referrals.tracking.parties import PARTNER, sender
from tenants.clock import now
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import Policy, case_owned
from tenants.sealing import sealed

# What the counts of the network are made of: no person, no name, no words.
COUNTED = (
    "SELECT (organisation_id, id, code, recipient_id, recipient_name, kind, status, reason,"
    " urgency, sent_at, accepted_at, started_at, ended_at, clock, due_on)"
)
# Ends that leave a need unmet, and waits that may: portal.referrals.closing.demand reads these.
UNMET = (
    "code IN ('no-capacity', 'schedule-mismatch', 'out-of-area', 'expired-no-response',"
    " 'waitlisted')"
)


class ServiceRequest(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=case_owned(door="SELECT (organisation_id, id, domain, slots)"),
):
    """A need for which a service is asked, whoever meets it (FHIR ServiceRequest)."""

    __tablename__ = "service_request"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "ix_service_request_organisation_id_participant_id", "organisation_id", "participant_id"
        ),
    )

    participant_id: Mapped[UUID]
    activity_id: Mapped[UUID | None]  # the action of the plan that it carries out
    status: Mapped[RequestStatus] = mapped_column(default=RequestStatus.DRAFT)
    domain: Mapped[str] = mapped_column(default="")  # of the needs
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NORMAL)
    slots: Mapped[list[Any]] = mapped_column(default=list)  # times of the week that would suit
    requested_by: Mapped[UUID]
    reason_sealed: Mapped[bytes | None]
    reason = sealed("reason_sealed")  # what the partner reads: no names, at most 300 characters


class Referral(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=f"({sender('id')}) OR ({PARTNER} AND status <> 'draft')",
        write=f"{sender('id')} AND status = 'draft' AND version = 1",
        app="SELECT, INSERT",
        door="SELECT, UPDATE",
        oversight=COUNTED,
        why="A referral is read by its two parties; it changes through door.move_referral only.",
    ),
):
    """The routing of a request to one service of one partner (FHIR Task, SDOHCC)."""

    __tablename__ = "referral"
    __table_args__ = (
        Index("ix_referral_id", "id"),
        Index("uq_referral_organisation_id_code", "organisation_id", "code", unique=True),
        Index(
            "ix_referral_organisation_id_status",
            "organisation_id",
            "status",
            text("created_at DESC"),
            postgresql_include=["recipient_id"],
        ),
        Index(
            "ix_referral_recipient_id_status",
            "recipient_id",
            "status",
            "due_on",
            text("created_at DESC"),
            postgresql_include=["organisation_id"],
        ),
        Index(
            "ix_referral_organisation_id_remind_on",
            "organisation_id",
            "remind_on",
            postgresql_where=text("clock <> ''"),
        ),
        Index("ix_referral_sent_at", "sent_at"),
        Index("ix_referral_due_on", "due_on", postgresql_where=text("clock <> ''")),
        CheckConstraint("hours IS NULL OR hours >= 0", name="hours"),
        CheckConstraint("recipient_id IS NOT NULL OR recipient_name <> ''", name="recipient"),
    )

    code: Mapped[str]  # INV-7K3QX: says nothing of her, nor of her other referrals
    recipient_id: Mapped[UUID | None]  # none: a partner without an account
    recipient_name: Mapped[str]
    recipient_contact: Mapped[str] = mapped_column(default="", server_default="")
    service_id: Mapped[UUID | None]
    service_name: Mapped[str]
    kind: Mapped[str] = mapped_column(default="")  # taxonomy code of the service
    status: Mapped[Status] = mapped_column(default=Status.DRAFT)
    business: Mapped[Business] = mapped_column(default=Business.NONE)
    urgency: Mapped[Urgency] = mapped_column(default=Urgency.NORMAL)
    version: Mapped[int] = mapped_column(default=1)
    replaces_id: Mapped[UUID | None]
    sent_by: Mapped[UUID]
    sent_by_name: Mapped[str] = mapped_column(default="")  # whom the partner calls
    sent_at: Mapped[datetime | None]
    first_opened_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    operator_id: Mapped[UUID | None]
    operator_name: Mapped[str] = mapped_column(default="")
    first_contact_on: Mapped[date | None]
    review_on: Mapped[date | None]
    reason: Mapped[str] = mapped_column(default="")
    hours: Mapped[Decimal | None] = mapped_column(Numeric(7, 2))
    sessions: Mapped[int | None]
    better_service_id: Mapped[UUID | None]

    clock: Mapped[Clock] = mapped_column(default=Clock.NONE)
    clock_since: Mapped[date | None]
    clock_used: Mapped[int] = mapped_column(default=0)  # working days before it stood still
    due_on: Mapped[date | None]
    remind_on: Mapped[date | None]
    escalate_on: Mapped[date | None]
    expire_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    escalated_on: Mapped[date | None]


class ReferralSubject(Owned, Base, policy=case_owned(app="SELECT, INSERT", door="SELECT")):
    """For whom a referral is; `id` is the referral's. The partner never reads this row."""

    __tablename__ = "referral_subject"
    __table_args__ = (
        inside("referral", "id", ondelete="CASCADE"),
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("service_request", "request_id", ondelete="CASCADE"),
        Index(
            "ix_referral_subject_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
        ),
        Index("ix_referral_subject_organisation_id_request_id", "organisation_id", "request_id"),
    )

    participant_id: Mapped[UUID]
    request_id: Mapped[UUID]


class ReferralEvent(
    Owned,
    Base,
    policy=Policy(
        read=f"({sender('referral_id')} AND seen_by <> 'partner') "
        f"OR ({PARTNER} AND seen_by <> 'sender')",
        write="false",
        app="SELECT",
        door="SELECT, INSERT",
        worker="SELECT, UPDATE (noticed_at)",
        oversight="SELECT (organisation_id, referral_id, act, side, happened_at), INSERT",
        why="What happened is read by the two parties and written by door.move_referral alone.",
    ),
):
    """One thing that happened to a referral: codes and moments, never words. Append-only."""

    __tablename__ = "referral_event"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index(
            "ix_referral_event_organisation_id_referral_id",
            "organisation_id",
            "referral_id",
            "happened_at",
        ),
        Index("ix_referral_event_recipient_id", "recipient_id", "referral_id"),
        Index(
            "ix_referral_event_recipient_id_happened_at",
            "recipient_id",
            text("happened_at DESC"),
            postgresql_where=text("act = 'moved' AND from_status = 'requested'"),
        ),
        Index(
            "ix_referral_event_happened_at",
            "happened_at",
            "id",
            postgresql_where=text("noticed_at IS NULL"),
        ),
        Index("ix_referral_event_unmet", "happened_at", postgresql_where=text(UNMET)),
    )

    referral_id: Mapped[UUID]
    recipient_id: Mapped[UUID | None]
    act: Mapped[Act]
    side: Mapped[Side]
    seen_by: Mapped[SeenBy] = mapped_column(default=SeenBy.BOTH)
    from_status: Mapped[str]
    to_status: Mapped[Status]
    code: Mapped[str] = mapped_column(default="")
    actor_id: Mapped[UUID]
    happened_at: Mapped[datetime] = mapped_column(default=now)
    noticed_at: Mapped[datetime | None]  # when those who must hear of it were told
