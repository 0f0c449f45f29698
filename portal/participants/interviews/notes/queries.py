"""Reads about notes and drafts; row security leaves out what others wrote for themselves."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import Select, and_, select

from portal.participants.cases.models import Participant
from portal.participants.interviews.models import CaseNote, Interview, NoteDraft, NoteLevel
from portal.participants.interviews.notes.sections import STEPS
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError

BULLETS = "-–•* \t"


def notes(participant_id: UUID) -> Sequence[CaseNote]:
    """Return what was noted of a woman, the newest first."""
    query = _notes(participant_id).order_by(CaseNote.noted_on.desc(), CaseNote.id.desc())
    return db.session.scalars(query).all()


def note(participant_id: UUID, note_id: UUID) -> CaseNote:
    """Return a note; raise NotFoundError when there is none that this person may read."""
    found = db.session.scalar(_notes(participant_id).where(CaseNote.id == note_id))
    if found is None:
        raise NotFoundError
    return found


def notes_of_interview(interview: Interview) -> Sequence[CaseNote]:
    """Return the notes of an interview, the shared one first."""
    query = _notes(interview.participant_id).where(CaseNote.interview_id == interview.id)
    return db.session.scalars(query.order_by(CaseNote.level.desc(), CaseNote.id)).all()


def shared_note(interview: Interview) -> CaseNote | None:
    """Return the note of an interview that the team reads; there is one."""
    found = notes_of_interview(interview)
    return next((each for each in found if each.level == NoteLevel.TEAM), None)


def draft(
    participant_id: UUID, *, interview_id: UUID | None = None, note_id: UUID | None = None
) -> NoteDraft | None:
    """Return what the current person has begun to write, of exactly this note."""
    query = _drafts(participant_id).where(
        NoteDraft.interview_id.is_not_distinct_from(interview_id),
        NoteDraft.note_id.is_not_distinct_from(note_id),
    )
    return db.session.scalar(query)


def drafts(participant_id: UUID) -> Sequence[NoteDraft]:
    """Return what the current person has begun to write about a woman."""
    return db.session.scalars(_drafts(participant_id).order_by(NoteDraft.changed_at.desc())).all()


def own_draft(participant_id: UUID, draft_id: UUID) -> NoteDraft:
    """Return a draft of the current person; raise NotFoundError when it is not hers."""
    found = db.session.scalar(_drafts(participant_id).where(NoteDraft.id == draft_id))
    if found is None:
        raise NotFoundError
    return found


def all_drafts(most: int) -> Sequence[tuple[NoteDraft, str]]:
    """Return what the current person has left unfinished, the oldest first, with each code."""
    query = (
        select(NoteDraft, Participant.code)
        .join(
            Participant,
            and_(
                Participant.organisation_id == NoteDraft.organisation_id,
                Participant.id == NoteDraft.participant_id,
            ),
        )
        .where(
            NoteDraft.organisation_id == scope.current().organisation_id,
            NoteDraft.author_id == scope.current().user_id,
        )
        .order_by(NoteDraft.changed_at)
        .limit(most)
    )
    return [(found, code) for found, code in db.session.execute(query)]


def agreed_steps(notes: Iterable[CaseNote]) -> list[str]:
    """Return the steps agreed in an interview, one a line, without the dashes before them."""
    lines = [line for each in notes for line in each.body.get(STEPS, "").splitlines()]
    return [step for line in lines if (step := line.strip(BULLETS))]


def _notes(participant_id: UUID) -> Select[CaseNote]:
    return select(CaseNote).where(
        CaseNote.organisation_id == scope.current().organisation_id,
        CaseNote.participant_id == participant_id,
    )


def _drafts(participant_id: UUID) -> Select[NoteDraft]:
    return select(NoteDraft).where(
        NoteDraft.organisation_id == scope.current().organisation_id,
        NoteDraft.participant_id == participant_id,
        NoteDraft.author_id == scope.current().user_id,
    )
