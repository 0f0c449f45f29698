"""Writing notes: the draft that keeps itself, saving, two people at once."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.participants.cases.models import Participant
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.facts import NoteKept
from portal.participants.interviews.models import CaseNote, Interview, NoteDraft, NoteLevel
from portal.participants.interviews.notes import queries
from portal.participants.interviews.notes.sections import too_long
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import HOME
from tenants.database import db, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What somebody writes: the sections, who may read it, of which day, begun at which version."""

    texts: dict[str, str]
    noted_on: date
    level: NoteLevel = NoteLevel.TEAM
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a note belongs: to an interview or to the diary; new, or one that was saved before."""

    participant: Participant
    interview: Interview | None = None
    note: CaseNote | None = None

    @property
    def interview_id(self) -> UUID | None:
        return self.interview.id if self.interview else None

    @property
    def note_id(self) -> UUID | None:
        return self.note.id if self.note else None

    def day(self, writing: Writing) -> date:
        """Return the day that the note is of: the interview's, or the one that was written."""
        if self.interview is None:
            return writing.noted_on
        return self.interview.starts_at.astimezone(HOME).date()


class NoteConflictError(Exception):
    """Somebody saved the note meanwhile: what she wrote, and what was to be saved now."""

    def __init__(self, theirs: CaseNote, mine: Writing) -> None:
        super().__init__()
        self.theirs = theirs
        self.mine = mine


def keep_draft(place: Place, writing: Writing) -> NoteDraft:
    """Keep what is being written, whatever its length: only saving it asks for less."""
    draft = _draft_of(place) or _begun(place)
    draft.seen = writing.seen
    draft.body = {
        "texts": writing.texts,
        "level": writing.level.value,
        "noted_on": writing.noted_on.isoformat(),
    }
    db.session.flush()
    return draft


def writing_of(draft: NoteDraft) -> Writing:
    """Return what a draft holds."""
    body: dict[str, Any] = draft.body
    return Writing(
        texts=body["texts"],
        noted_on=date.fromisoformat(body["noted_on"]),
        level=NoteLevel(body["level"]),
        seen=draft.seen,
    )


def discard(draft: NoteDraft) -> None:
    """Throw away what was begun."""
    db.session.delete(draft)
    db.session.flush()


def save(place: Place, writing: Writing) -> CaseNote:
    """Save a note and end its draft.

    Raises NoteConflictError when somebody saved it since it was opened; the draft stays then.
    Raises InterviewError when nothing is written, too much is, or its reader may not be changed.
    """
    _check(writing)
    place = replace(place, note=place.note or _saved_meanwhile(place, writing))
    if place.note is not None and place.note.version != writing.seen:
        raise NoteConflictError(place.note, writing)
    note = place.note or _new(place, writing)
    _check_level(note, place.interview, writing.level)
    _write(note, writing, place.day(writing))
    _end_drafts(note)
    ledger.record(NoteKept(note.participant_id, note.id, note.level), about=note.participant_id)
    return note


def give_way(note: CaseNote) -> None:
    """Keep what the other wrote: one's own draft of the same note ends."""
    _end_drafts(note)


def _check(writing: Writing) -> None:
    if not writing.texts:
        raise InterviewError(_("Scrivi qualcosa, poi salva."))
    for name in too_long(writing.texts):
        raise InterviewError(_("È più lungo di quanto una nota tiene."), name)


def _saved_meanwhile(place: Place, writing: Writing) -> CaseNote | None:
    """Return the shared note that somebody began of the same interview, while this one was new."""
    if place.interview is None or writing.level != NoteLevel.TEAM:
        return None
    return queries.shared_note(place.interview)


def _new(place: Place, writing: Writing) -> CaseNote:
    return CaseNote(
        id=new_id(),
        organisation_id=place.participant.organisation_id,
        participant_id=place.participant.id,
        interview_id=place.interview_id,
        author_id=scope.current().user_id,
        level=writing.level,
    )


def _check_level(note: CaseNote, interview: Interview | None, level: NoteLevel) -> None:
    if level == note.level:
        return
    if note.author_id != scope.current().user_id:
        raise InterviewError(_("Chi può leggerla lo cambia solo chi l'ha scritta."), "level")
    if level == NoteLevel.TEAM and interview and queries.shared_note(interview):
        raise InterviewError(
            _("Questo colloquio ha già un verbale condiviso: scrivi lì, o tieni questa per te."),
            "level",
        )


def _write(note: CaseNote, writing: Writing, day: date) -> None:
    """Write the note; who saved it in the very same moment is told apart too."""
    try:
        with db.session.begin_nested():
            note.body, note.level, note.noted_on = writing.texts, writing.level, day
            note.editor_id = scope.current().user_id
            db.session.add(note)
    except StaleDataError as error:
        db.session.refresh(note)
        raise NoteConflictError(note, writing) from error


def _draft_of(place: Place) -> NoteDraft | None:
    return queries.draft(
        place.participant.id, interview_id=place.interview_id, note_id=place.note_id
    )


def _begun(place: Place) -> NoteDraft:
    """Begin a draft; where two requests begin it in the same moment, both write into one."""
    draft = NoteDraft(
        id=new_id(),
        organisation_id=place.participant.organisation_id,
        participant_id=place.participant.id,
        interview_id=place.interview_id,
        note_id=place.note_id,
        author_id=scope.current().user_id,
    )
    try:
        with db.session.begin_nested():
            db.session.add(draft)
    except IntegrityError:
        return _draft_of(place) or draft
    return draft


def _end_drafts(note: CaseNote) -> None:
    """End one's drafts of a note, and of the same interview's while it was new."""
    mine = (
        NoteDraft.organisation_id == note.organisation_id,
        NoteDraft.participant_id == note.participant_id,
        NoteDraft.author_id == scope.current().user_id,
        NoteDraft.interview_id.is_not_distinct_from(note.interview_id),
    )
    same = NoteDraft.note_id.is_(None) | (NoteDraft.note_id == note.id)
    db.session.execute(
        delete(NoteDraft).where(*mine, same).execution_options(synchronize_session=False)
    )
