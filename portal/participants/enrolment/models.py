"""A woman's own enrolment before a welfare manager takes it, and the rules of the network."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, Owned, Stamped, random_id
from tenants.policies import OWN, Policy, network, unless_shut_away
from tenants.sealing import sealed, sealed_document

SENT = (
    f"{OWN} AND (SELECT current_case_access()) AND sent_at IS NOT NULL "
    f"AND {unless_shut_away('participant_id')}"
)


class SelfEnrolment(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=SENT,
        write=SENT,
        app="SELECT, UPDATE, DELETE",
        door="SELECT, INSERT, UPDATE, DELETE",
        why="The lead's welfare managers read what was sent; a draft is only its writer's.",
        worker="SELECT (organisation_id, id, sent_at, expires_at), DELETE",
    ),
):
    """What a woman wrote about herself on the public pages, step by step; the lead's once sent.

    She comes back to it by a link whose token is kept only as a hash.
    """

    __tablename__ = "self_enrolment"
    __table_args__ = (
        Index("ix_self_enrolment_token_hash", "token_hash"),
        Index("ix_self_enrolment_organisation_id_sent_at", "organisation_id", "sent_at"),
        Index("ix_self_enrolment_expires_at", "expires_at"),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    token_hash: Mapped[str]
    step: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(default="it")
    code: Mapped[str] = mapped_column(default="")
    expires_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    taken_by: Mapped[UUID | None]
    participant_id: Mapped[UUID | None]
    set_aside_at: Mapped[datetime | None]
    set_aside_by: Mapped[UUID | None]
    set_aside_reason_sealed: Mapped[bytes | None]
    set_aside_reason = sealed("set_aside_reason_sealed")
    answers_sealed: Mapped[bytes | None]
    answers = sealed_document("answers_sealed")


class EnrolmentRules(Base, policy=network(why="Whom the hub follows: said on its public pages.")):
    """Who may enrol: one row, the network's own setting."""

    __tablename__ = "enrolment_rules"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    municipalities: Mapped[list[Any]] = mapped_column(default=list)  # ISTAT codes; none: all
    isee_up_to: Mapped[int | None]  # euro; none: any
    child_under: Mapped[int | None] = mapped_column(default=18)  # none: no child is needed
    reply_days: Mapped[int] = mapped_column(default=3)  # working days until she is called
