"""Interviews with a woman, what was noted, what is to be done next."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.clock import now
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import OWN, OWN_PERSON, Policy, case_owned, own_case
from tenants.sealing import sealed, sealed_document


class InterviewKind(StrEnum):
    FIRST = "first"
    FOLLOW_UP = "follow_up"
    REVIEW = "review"
    COMPANY = "company"
    OTHER = "other"


class InterviewChannel(StrEnum):
    OFFICE = "office"
    PHONE = "phone"
    VIDEO = "video"
    HOME = "home"
    ELSEWHERE = "elsewhere"


class InterviewState(StrEnum):
    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


class NoShowReason(StrEnum):
    UNKNOWN = "unknown"
    CHILD_ILL = "child_ill"
    ILL = "ill"
    WORK = "work"
    TRANSPORT = "transport"
    FORGOT = "forgot"
    AFRAID = "afraid"
    OTHER = "other"


class NoteLevel(StrEnum):
    TEAM = "team"  # whoever may open the case
    AUTHOR = "author"  # only who wrote it


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Interview(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=case_owned(
        door="SELECT (organisation_id, id, participant_id, manager_id, state, starts_at, minutes, "
        "channel), UPDATE (manager_id)"
    ),
):
    """A meeting with a woman (colloquio): booked, then held or missed."""

    __tablename__ = "interview"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "ix_interview_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "starts_at",
        ),
        Index("ix_interview_organisation_id_starts_at", "organisation_id", "starts_at"),
        CheckConstraint("minutes BETWEEN 5 AND 600", name="minutes"),
    )

    participant_id: Mapped[UUID]
    manager_id: Mapped[UUID | None]  # none: whoever held it has left, and nobody took it over
    kind: Mapped[InterviewKind]
    channel: Mapped[InterviewChannel]
    state: Mapped[InterviewState] = mapped_column(default=InterviewState.BOOKED)
    starts_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(default=60)
    no_show_reason: Mapped[NoShowReason | None]
    closed_with_case: Mapped[bool] = mapped_column(default=False)  # what a reopening revives
    place_sealed: Mapped[bytes | None]
    present_sealed: Mapped[bytes | None]
    place = sealed("place_sealed")
    present = sealed("present_sealed")  # who was there, in words


class CaseNote(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=Policy(
        read=f"{own_case('participant_id')} "
        "AND (level = 'team' OR author_id = (SELECT current_person()))",
        write=f"{own_case('participant_id')} "
        "AND (level = 'team' OR author_id = (SELECT current_person()))",
        why="A note for the author alone is nobody else's.",
    ),
):
    """What was noted of an interview, or in the diary of the case; sealed, by section."""

    __tablename__ = "case_note"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("interview", "interview_id", ondelete="CASCADE"),
        Index(
            "ix_case_note_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "noted_on",
        ),
        Index("ix_case_note_organisation_id_interview_id", "organisation_id", "interview_id"),
    )

    participant_id: Mapped[UUID]
    interview_id: Mapped[UUID | None]
    author_id: Mapped[UUID]
    editor_id: Mapped[UUID]
    level: Mapped[NoteLevel] = mapped_column(default=NoteLevel.TEAM)
    noted_on: Mapped[date]
    body_sealed: Mapped[bytes | None]
    body = sealed_document("body_sealed")  # section → text


class NoteDraft(
    Owned,
    Stamped,
    Base,
    policy=Policy(
        read=f"{own_case('participant_id')} AND author_id = (SELECT current_person())",
        write=f"{own_case('participant_id')} AND author_id = (SELECT current_person())",
        why="A draft is its author's until she saves it.",
    ),
):
    """A note while one person writes it: autosaved, hers alone, until she saves it."""

    __tablename__ = "note_draft"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("interview", "interview_id", ondelete="CASCADE"),
        inside("case_note", "note_id", ondelete="CASCADE"),
        Index(
            "uq_note_draft_organisation_id_author_id_note_id",
            "organisation_id",
            "author_id",
            "participant_id",
            "interview_id",
            "note_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
    )

    participant_id: Mapped[UUID]
    interview_id: Mapped[UUID | None]
    note_id: Mapped[UUID | None]  # none: a note that was not saved yet
    author_id: Mapped[UUID]
    seen: Mapped[int | None]  # the version of the note that the writing began with
    body_sealed: Mapped[bytes | None]
    body = sealed_document("body_sealed")


class CaseTask(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=case_owned(
        door="SELECT (organisation_id, id, participant_id, assignee_id, state), "
        "UPDATE (assignee_id)"
    ),
):
    """Something to be done in a case by a day (attività, scadenza)."""

    __tablename__ = "case_task"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index("ix_case_task_organisation_id_participant_id", "organisation_id", "participant_id"),
        Index(
            "ix_case_task_organisation_id_assignee_id",
            "organisation_id",
            "assignee_id",
            "due_on",
            postgresql_where=text("state = 'open'"),
        ),
    )

    participant_id: Mapped[UUID]
    interview_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]  # none: whoever had it left, and nobody took it over
    due_on: Mapped[date | None]
    state: Mapped[TaskState] = mapped_column(default=TaskState.OPEN)
    closed_with_case: Mapped[bool] = mapped_column(default=False)  # what a reopening revives
    done_at: Mapped[datetime | None]
    title_sealed: Mapped[bytes | None]
    title = sealed("title_sealed")


class AgendaFeed(
    Owned,
    Base,
    policy=Policy(
        read=f"{OWN} AND {OWN_PERSON}",
        write=f"{OWN} AND {OWN_PERSON}",
        door="SELECT",
        why="One person's own agenda in one organisation.",
    ),
):
    """The secret address under which one person's calendar program reads her agenda."""

    __tablename__ = "agenda_feed"
    __table_args__ = (
        Index("ix_agenda_feed_token_hash", "token_hash"),
        Index("ix_agenda_feed_user_id", "user_id"),
    )

    user_id: Mapped[UUID]
    token_hash: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
