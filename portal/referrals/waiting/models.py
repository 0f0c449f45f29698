"""Who waits for a place of a service; the partner keeps its list, the sender hears of her place."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.waiting.kinds import EntryState
from portal.referrals.waiting.party import MOST_PLACES, Party, read
from tenants.clock import now
from tenants.database import Base, Owned, Stamped, inside
from tenants.policies import OWN, Policy

INTAKE = f"{OWN} AND (SELECT current_intake_access())"


class WaitlistEntry(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=INTAKE,
        write=INTAKE,
        door="SELECT, UPDATE",
        why="A list is its partner's; the sender hears of her place and answers by the door.",
    ),
):
    """One referral that waits for places of a service, all of them together."""

    __tablename__ = "waitlist_entry"
    __table_args__ = (
        inside("service", "service_id", ondelete="CASCADE"),
        Index(
            "uq_waitlist_entry_organisation_id_referral_id",
            "organisation_id",
            "referral_id",
            unique=True,
            postgresql_where=text("state NOT IN ('placed', 'left')"),
        ),
        Index("ix_waitlist_entry_organisation_id_service_id", "organisation_id", "service_id"),
        CheckConstraint(f"places BETWEEN 1 AND {MOST_PLACES}", name="places"),
        CheckConstraint("taken IN (0, places)", name="taken"),
    )

    service_id: Mapped[UUID]
    sender_id: Mapped[UUID]  # the referral's own organisation
    referral_id: Mapped[UUID]
    party: Mapped[list[Any]] = mapped_column(default=list)  # one line a place: who, which ages
    places: Mapped[int]
    sort: Mapped[int]
    joined_at: Mapped[datetime] = mapped_column(default=now)
    state: Mapped[EntryState] = mapped_column(default=EntryState.WAITING)
    taken: Mapped[int] = mapped_column(default=0)  # places that the service counts as gone for her
    offered_at: Mapped[datetime | None]
    offer_until: Mapped[date | None]
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    moved_for: Mapped[str] = mapped_column(default="")

    @property
    def together(self) -> Party:
        return read(self.party)
