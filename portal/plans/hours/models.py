"""The slots of a household's week, the school calendar of the network, the figures over time."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.plans.hours.days_off import Rest
from portal.plans.hours.slots import SlotKind
from tenants.database import Base, Owned, Stamped, Versioned, inside, new_id
from tenants.policies import case_owned, network
from tenants.sealing import sealed

MOST_WEEKS = 4


class CareSlot(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """Time in which somebody of the household is away or looked after; `member_id` none: herself.

    With an activity it is what that action of the plan would bring.
    """

    __tablename__ = "care_slot"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("household_member", "member_id", ondelete="CASCADE"),
        inside("plan_activity", "activity_id", ondelete="CASCADE"),
        inside("care_slot", "replaces_id", ondelete="SET NULL (replaces_id)"),
        Index("ix_care_slot_organisation_id_participant_id", "organisation_id", "participant_id"),
        Index("ix_care_slot_organisation_id_member_id", "organisation_id", "member_id"),
        Index("ix_care_slot_organisation_id_activity_id", "organisation_id", "activity_id"),
        Index("ix_care_slot_organisation_id_replaces_id", "organisation_id", "replaces_id"),
        CheckConstraint("weekdays ~ '^[0-6]{1,7}$'", name="weekdays"),
        CheckConstraint(
            "last_day IS NULL OR first_day IS NULL OR last_day >= first_day", name="last_day"
        ),
        CheckConstraint(f"every BETWEEN 1 AND {MOST_WEEKS}", name="every"),
    )

    participant_id: Mapped[UUID]
    member_id: Mapped[UUID | None]
    activity_id: Mapped[UUID | None]
    replaces_id: Mapped[UUID | None]
    kind: Mapped[SlotKind]
    weekdays: Mapped[str]  # digits, Monday is 0
    starts: Mapped[time]
    ends: Mapped[time]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    every: Mapped[int] = mapped_column(default=1)
    first_week: Mapped[date | None]  # a day of the first of the weeks that alternate
    rests: Mapped[Rest] = mapped_column(default=Rest.NEVER)
    name_sealed: Mapped[bytes | None]
    name = sealed("name_sealed")

    @property
    def days(self) -> frozenset[int]:
        return frozenset(map(int, self.weekdays))

    @property
    def whose(self) -> UUID:
        """Return whom it is about, as the rule names her."""
        return self.member_id or self.participant_id


class SchoolClosure(
    Stamped,
    Versioned,
    Base,
    policy=network(why="One school calendar for all; the lead writes it when the Region has it."),
):
    """Days in a row on which the schools of one kind are closed."""

    __tablename__ = "school_closure"
    __table_args__ = (
        Index("ix_school_closure_level", "level", "first_day"),
        CheckConstraint("last_day >= first_day", name="last_day"),
        CheckConstraint("level IN ('school', 'preschool', 'nursery')", name="level"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    level: Mapped[Rest]
    first_day: Mapped[date]
    last_day: Mapped[date]
    name: Mapped[str] = mapped_column(default="")


class MeasuredFor(StrEnum):
    """Why the hours were measured."""

    SLOTS = "slots"
    PLAN = "plan"
    REVIEW = "review"


class CoverageFigure(Owned, Stamped, Base, policy=case_owned()):
    """Uncovered minutes as they stood at the end of a day: without the plan, done, all of it."""

    __tablename__ = "coverage_figure"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "uq_coverage_figure_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "measured_on",
            unique=True,
        ),
    )

    participant_id: Mapped[UUID]
    measured_on: Mapped[date]
    reason: Mapped[MeasuredFor]
    ordinary_before: Mapped[int]
    ordinary_now: Mapped[int]
    ordinary_planned: Mapped[int]
    holiday_before: Mapped[int]
    holiday_now: Mapped[int]
    holiday_planned: Mapped[int]
    year_before: Mapped[int]
    year_now: Mapped[int]
    year_planned: Mapped[int]
