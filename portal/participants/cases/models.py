"""The women whom an organisation follows: their case, who follows it, who looked at it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.participants.cases.kinds import (
    CLOSED,
    CaseState,
    Employment,
    IseeBand,
    Living,
    Origin,
    TransferState,
    WorkingHours,
)
from tenants.clock import now
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import OWN_PERSON, Policy, behind_the_door, case_owned, own_case
from tenants.sealing import sealed

OLDEST = 1900  # years of birth


class Participant(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=case_owned(
        "id",
        door="SELECT (organisation_id, id, code, protected, owner_id, state, given_name,"
        " family_name, municipality, youngest_born_in), UPDATE (owner_id)",
    ),
):
    """An adult woman whom one organisation follows, and the state of her case."""

    __tablename__ = "participant"
    __table_args__ = (
        Index("uq_participant_organisation_id_code", "organisation_id", "code", unique=True),
        Index("ix_participant_organisation_id_sort_key", "organisation_id", "sort_key", "id"),
        Index("ix_participant_organisation_id_state", "organisation_id", "state", "state_since"),
        Index("ix_participant_organisation_id_owner_id", "organisation_id", "owner_id", "state"),
        Index("ix_participant_organisation_id_phone_index", "organisation_id", "phone_index"),
        Index("ix_participant_organisation_id_email_index", "organisation_id", "email_index"),
        Index("ix_participant_organisation_id_born_in", "organisation_id", "born_in"),
        Index(
            "ix_participant_organisation_id_protected",
            "organisation_id",
            "id",
            postgresql_where=text("protected"),
        ),
        CheckConstraint(f"born_in IS NULL OR born_in >= {OLDEST}", name="born_in"),
    )

    code: Mapped[str]  # BL-2026-0001: what stands where her name must not
    given_name: Mapped[str]
    family_name: Mapped[str] = mapped_column(default="")
    sort_key: Mapped[str]
    born_in: Mapped[int | None]
    municipality: Mapped[str] = mapped_column(default="")
    living: Mapped[Living] = mapped_column(default=Living.UNDISCLOSED)
    employment: Mapped[Employment] = mapped_column(default=Employment.UNDISCLOSED)
    working_hours: Mapped[WorkingHours | None]
    isee_band: Mapped[IseeBand] = mapped_column(default=IseeBand.UNKNOWN)
    speaks: Mapped[str] = mapped_column(default="it")  # the language she prefers
    needs_interpreter: Mapped[bool] = mapped_column(default=False)
    travels_by: Mapped[str] = mapped_column(default="")

    phone_sealed: Mapped[bytes | None]
    phone_index: Mapped[str] = mapped_column(default="")
    email_sealed: Mapped[bytes | None]
    email_index: Mapped[str] = mapped_column(default="")
    address_sealed: Mapped[bytes | None]
    tax_code_sealed: Mapped[bytes | None]
    tax_code_index: Mapped[str] = mapped_column(default="")
    born_on_sealed: Mapped[bytes | None]
    company_sealed: Mapped[bytes | None]
    health_sealed: Mapped[bytes | None]
    story_sealed: Mapped[bytes | None]
    call_note_sealed: Mapped[bytes | None]
    phone = sealed("phone_sealed")
    email = sealed("email_sealed")
    address = sealed("address_sealed")
    tax_code = sealed("tax_code_sealed")
    born_on = sealed("born_on_sealed")  # ISO date, or nothing
    company = sealed("company_sealed")
    health = sealed("health_sealed")
    story = sealed("story_sealed")  # what she said she needs, in her words
    call_note = sealed("call_note_sealed")

    call_at: Mapped[list[Any]] = mapped_column(default=list)  # times of the day that are safe
    may_leave_message: Mapped[bool] = mapped_column(default=False)
    may_write: Mapped[bool] = mapped_column(default=False)

    origin: Mapped[Origin] = mapped_column(default=Origin.MANAGER)
    enrolled_on: Mapped[date]
    eligible: Mapped[bool] = mapped_column(default=True)
    override_reason_sealed: Mapped[bytes | None]
    override_reason = sealed("override_reason_sealed")

    state: Mapped[CaseState] = mapped_column(default=CaseState.NEW)
    state_since: Mapped[datetime] = mapped_column(default=now)
    owner_id: Mapped[UUID | None]
    closed_on: Mapped[date | None]
    close_reason: Mapped[str] = mapped_column(default="")
    close_note_sealed: Mapped[bytes | None]
    close_note = sealed("close_note_sealed")
    protected: Mapped[bool] = mapped_column(default=False)

    # What the list of cases shows and filters by; the wings above keep it true.
    children: Mapped[int] = mapped_column(default=0)
    youngest_born_in: Mapped[int | None]
    last_contact_on: Mapped[date | None]
    next_on: Mapped[date | None]

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED


class NamedStaff(Owned, Base, policy=case_owned(door="SELECT, INSERT")):
    """A person who may open a protected case; nobody else finds it."""

    __tablename__ = "named_staff"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "uq_named_staff_organisation_id_participant_id_user_id",
            "organisation_id",
            "participant_id",
            "user_id",
            unique=True,
        ),
    )

    participant_id: Mapped[UUID]
    user_id: Mapped[UUID]
    named_by: Mapped[UUID]
    named_at: Mapped[datetime] = mapped_column(default=now)


class CaseStep(Owned, Base, policy=case_owned(app="SELECT, INSERT")):
    """A move of a case from one state to another: append-only."""

    __tablename__ = "case_step"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index("ix_case_step_organisation_id_participant_id", "organisation_id", "participant_id"),
    )

    participant_id: Mapped[UUID]
    from_state: Mapped[str] = mapped_column(default="")
    to_state: Mapped[CaseState]
    reason: Mapped[str] = mapped_column(default="")
    made_by: Mapped[UUID]
    made_at: Mapped[datetime] = mapped_column(default=now)


class CaseTransfer(Owned, Versioned, Base, policy=case_owned()):
    """A case that its owner hands over; it changes hands when the receiver accepts."""

    __tablename__ = "case_transfer"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "uq_case_transfer_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            unique=True,
            postgresql_where=text("state = 'asked'"),
        ),
        Index("ix_case_transfer_organisation_id_to_user_id", "organisation_id", "to_user_id"),
    )

    participant_id: Mapped[UUID]
    from_user_id: Mapped[UUID | None]
    to_user_id: Mapped[UUID]
    state: Mapped[TransferState] = mapped_column(default=TransferState.ASKED)
    asked_by: Mapped[UUID]
    asked_at: Mapped[datetime] = mapped_column(default=now)
    answered_at: Mapped[datetime | None]
    note_sealed: Mapped[bytes | None]
    note = sealed("note_sealed")


class ParticipantLink(
    Owned,
    Base,
    policy=Policy(
        read=f"{own_case('participant_id')} AND {own_case('other_id')}",
        write=f"{own_case('participant_id')} AND {own_case('other_id')}",
        why="Both women must be open to who sees the link.",
    ),
):
    """Two rows that are probably one woman: linked, never merged away; unlinked again if wrong."""

    __tablename__ = "participant_link"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("participant", "other_id", ondelete="CASCADE"),
        Index(
            "ix_participant_link_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
        ),
        Index("ix_participant_link_organisation_id_other_id", "organisation_id", "other_id"),
    )

    participant_id: Mapped[UUID]
    other_id: Mapped[UUID]
    linked_by: Mapped[UUID]
    linked_at: Mapped[datetime] = mapped_column(default=now)
    unlinked_by: Mapped[UUID | None]
    unlinked_at: Mapped[datetime | None]

    def beyond(self, participant_id: UUID) -> UUID:
        """Return the row at the other end."""
        return self.other_id if self.participant_id == participant_id else self.participant_id


class AccessRecord(Owned, Base, policy=case_owned(app="SELECT", door="INSERT")):
    """Who opened what of a woman's case: written before the page is sent, never changed."""

    __tablename__ = "access_record"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "ix_access_record_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "looked_at",
        ),
    )

    participant_id: Mapped[UUID]
    user_id: Mapped[UUID]
    page: Mapped[str]
    looked_at: Mapped[datetime]


class SavedFilter(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=f"organisation_id = (SELECT current_org()) AND {OWN_PERSON}",
        write=f"organisation_id = (SELECT current_org()) AND {OWN_PERSON}",
        why="A person's own way to look at her list.",
    ),
):
    """A filter of the list of cases under a name, one person's own."""

    __tablename__ = "saved_filter"
    __table_args__ = (
        Index("ix_saved_filter_organisation_id_user_id", "organisation_id", "user_id"),
    )

    user_id: Mapped[UUID]
    name: Mapped[str]
    query: Mapped[dict[str, Any]]


class CaseNumber(
    Base,
    policy=behind_the_door(why="Counts the codes of a year for the whole network."),
):
    """The last code given in a year: BL-<year>-<number>."""

    __tablename__ = "case_number"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
