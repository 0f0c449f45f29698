"""The people a woman lives with or cares for, with the dates of each membership."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.participants.household.kinds import Relation, School
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import case_owned
from tenants.sealing import sealed


class Household(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """People who share daily life or care (nucleo familiare); opened for one woman.

    Another participant of the same organisation may belong to it as a member.
    """

    __tablename__ = "household"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index("ix_household_organisation_id_participant_id", "organisation_id", "participant_id"),
    )

    participant_id: Mapped[UUID]


class HouseholdMember(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """A person in a household from a day to another; contacts belong to this row alone."""

    __tablename__ = "household_member"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("household", "household_id", ondelete="CASCADE"),
        inside("participant", "person_id", ondelete="CASCADE"),
        Index(
            "ix_household_member_organisation_id_household_id", "organisation_id", "household_id"
        ),
        Index(
            "ix_household_member_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
        ),
        Index("ix_household_member_organisation_id_person_id", "organisation_id", "person_id"),
        CheckConstraint("left_on IS NULL OR left_on >= joined_on", name="left_on"),
    )

    participant_id: Mapped[UUID]
    household_id: Mapped[UUID]
    person_id: Mapped[UUID | None]  # when the member is a participant herself
    relation: Mapped[Relation]
    given_name: Mapped[str] = mapped_column(default="")
    born_in: Mapped[int | None]
    cohabiting: Mapped[bool] = mapped_column(default=True)
    in_charge: Mapped[bool] = mapped_column(default=False)  # an adult who looks after the children
    needs_care: Mapped[bool] = mapped_column(default=False)  # beyond what the age says
    school: Mapped[School] = mapped_column(default=School.NONE)
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    school_name_sealed: Mapped[bytes | None]
    care_note_sealed: Mapped[bytes | None]
    phone_sealed: Mapped[bytes | None]
    email_sealed: Mapped[bytes | None]
    school_name = sealed("school_name_sealed")
    care_note = sealed("care_note_sealed")
    phone = sealed("phone_sealed")
    email = sealed("email_sealed")
