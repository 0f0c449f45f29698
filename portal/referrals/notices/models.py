"""Notices of referrals, a person's own; how each wants them; the office that is told as well."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.notices.kinds import Pace
from portal.referrals.tracking.kinds import Act, Side, Status
from tenants.database import Base, Owned, Stamped
from tenants.policies import OWN, OWN_PERSON, Policy, owned

EVENING = time(20)
MORNING = time(7, 30)
PERSONAL = f"{OWN} AND {OWN_PERSON}"


class Notice(
    Owned,
    Base,
    policy=Policy(
        read=PERSONAL,
        write=PERSONAL,
        worker="SELECT (organisation_id, id, user_id, mailed_at, read_at)",
        why="What one person is told in one organisation; a code and a step, never a name or need.",
    ),
):
    """One event of a referral, as one person hears of it."""

    __tablename__ = "notice"
    __table_args__ = (
        Index(
            "uq_notice_organisation_id_user_id_event_id",
            "organisation_id",
            "user_id",
            "event_id",
            unique=True,
        ),
        Index("ix_notice_organisation_id_user_id", "organisation_id", "user_id", "happened_at"),
        Index("ix_notice_user_id", "user_id"),
    )

    user_id: Mapped[UUID]
    event_id: Mapped[UUID]
    referral_id: Mapped[UUID]
    code: Mapped[str]
    side: Mapped[Side]  # from which the reader holds the referral
    act: Mapped[Act]
    status: Mapped[Status]
    happened_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]


class NoticeChoice(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=PERSONAL, write=PERSONAL, why="How one person wants to be told, in one organisation."
    ),
):
    """At which pace mails leave, and between which hours none does."""

    __tablename__ = "notice_choice"
    __table_args__ = (
        Index(
            "uq_notice_choice_organisation_id_user_id", "organisation_id", "user_id", unique=True
        ),
        Index("ix_notice_choice_user_id", "user_id"),
    )

    user_id: Mapped[UUID]
    pace: Mapped[Pace] = mapped_column(default=Pace.AT_ONCE)
    quiet_from: Mapped[time] = mapped_column(default=EVENING)
    quiet_until: Mapped[time] = mapped_column(default=MORNING)


class NoticeOffice(Owned, Stamped, Base, policy=owned()):
    """The address of an organisation's office that hears of new referrals; at most one."""

    __tablename__ = "notice_office"
    __table_args__ = (Index("uq_notice_office_organisation_id", "organisation_id", unique=True),)

    email: Mapped[str]
