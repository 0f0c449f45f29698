"""Writing notes: a new one, a saved one, autosave, two versions side by side."""

import json
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.permissions import Cases
from portal.participants.interviews.booking import queries as booking
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.models import CaseNote, Interview, NoteDraft, NoteLevel
from portal.participants.interviews.notes import actions, queries
from portal.participants.interviews.notes.actions import NoteConflictError, Place, Writing
from portal.participants.interviews.notes.forms import (
    DiaryForm,
    InterviewNoteForm,
    MergeForm,
    NoteForm,
)
from portal.participants.interviews.notes.sections import LABELS, cleaned, differing
from portal.participants.interviews.pages import CONFLICT, notes, quietly
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants.clock import now, today
from tenants.database import id_or_none, random_id
from tenants.permissions import requires
from tenants.requests import keep_what_was_done


@notes.route("/participants/<uuid:participant_id>/notes/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def new(participant_id: UUID) -> ResponseReturnValue:
    """Write a note of the diary, or of the interview that the address names."""
    participant = cases.participant(participant_id, Cases.WRITE)
    interview = _interview(participant_id)
    shared = queries.shared_note(interview) if interview else None
    if shared is not None and request.method == "GET" and "private" not in request.args:
        return see(url_for("notes.edit", participant_id=participant_id, note_id=shared.id))
    return _written(Place(participant, interview))


@notes.put("/participants/<uuid:participant_id>/notes/new")
@requires(Cases.WRITE)
def autosave_new(participant_id: UUID) -> ResponseReturnValue:
    """Keep the draft of a new note while it is written."""
    participant = quietly(participant_id)
    return _autosaved(Place(participant, _interview(participant_id)))


@notes.route("/participants/<uuid:participant_id>/notes/<uuid:note_id>", methods=["GET", "POST"])
@requires(Cases.WRITE)
def edit(participant_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Write on in a note that was saved before."""
    return _written(_place(cases.participant(participant_id, Cases.WRITE), note_id))


@notes.put("/participants/<uuid:participant_id>/notes/<uuid:note_id>")
@requires(Cases.WRITE)
def autosave(participant_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Keep what is changed of a note, for its writer alone, until she saves it."""
    return _autosaved(_place(quietly(participant_id), note_id))


@notes.post("/participants/<uuid:participant_id>/notes/<uuid:note_id>/merge")
@requires(Cases.WRITE)
def merge(participant_id: UUID, note_id: UUID) -> ResponseReturnValue:
    """Bring two versions of a note together, as whoever came second decides."""
    place = _place(cases.participant(participant_id, Cases.WRITE), note_id)
    theirs: CaseNote = place.note  # type: ignore[assignment]  # found by its id just now
    form = MergeForm()
    mine = _carried(form.mine.data, theirs)
    take = request.form.get("take")
    if take == "theirs":
        actions.give_way(theirs)
        return _to_page(place, theirs)
    texts = mine.texts if take == "mine" else _chosen(theirs, mine)
    writing = replace(mine, texts=texts, seen=form.seen.data)
    try:
        note = actions.save(place, writing)
    except NoteConflictError as conflict:
        return _side_by_side(place, conflict)
    except InterviewError as error:
        flash(str(error), "error")
        return see(url_for("notes.edit", participant_id=participant_id, note_id=note_id))
    flash(_("Nota salvata."), "success")
    return _to_page(place, note)


@notes.post("/participants/<uuid:participant_id>/drafts/<uuid:draft_id>/discard")
@requires(Cases.WRITE)
def discard(participant_id: UUID, draft_id: UUID) -> ResponseReturnValue:
    """Throw away what was begun."""
    cases.participant(participant_id, Cases.WRITE)
    actions.discard(queries.own_draft(participant_id, draft_id))
    flash(_("Bozza buttata."), "success")
    return see(url_for("interviews.index", participant_id=participant_id))


def _written(place: Place) -> ResponseReturnValue:
    draft = _draft_of(place)
    form = _form(place, draft)
    if not form.is_submitted():
        return _editor(place, form, draft)
    if not form.validate():
        return _kept_unsaved(place, form)
    try:
        note = actions.save(place, form.writing())
    except NoteConflictError as conflict:
        actions.keep_draft(place, conflict.mine)
        keep_what_was_done()
        return _side_by_side(place, conflict)
    except InterviewError as error:
        form.reject(error)
        return _kept_unsaved(place, form)
    flash(_("Nota salvata."), "success")
    return _to_page(place, note)


def _kept_unsaved(place: Place, form: NoteForm) -> ResponseReturnValue:
    """Name what is wrong; what was typed is in the draft already."""
    draft = actions.keep_draft(place, form.writing())
    keep_what_was_done()
    form.form_token.data = str(random_id())
    return _editor(place, form, draft)


def _autosaved(place: Place) -> ResponseReturnValue:
    form = _form(place, None)
    is_right = form.validate()
    actions.keep_draft(place, form.writing())
    return render(
        "participants/notes/saved.html", status=200, form=form, saved_at=now(), wrong=not is_right
    )


def _editor(place: Place, form: NoteForm, draft: NoteDraft | None) -> ResponseReturnValue:
    version = place.note.version if place.note else None
    return render(
        "participants/notes/edit.html",
        participant=place.participant,
        interview=place.interview,
        note=place.note,
        form=form,
        draft=draft,
        overtaken=draft is not None and draft.seen != version,
        names=cases.names([place.note.editor_id] if place.note else []),
        address=_address(place),
    )


def _side_by_side(place: Place, conflict: NoteConflictError) -> ResponseReturnValue:
    """Show both versions of a note; mine is in the draft, theirs is saved."""
    theirs, mine = conflict.theirs, conflict.mine
    return render(
        "participants/notes/conflict.html",
        status=CONFLICT,
        participant=place.participant,
        theirs=theirs,
        mine=mine,
        carried=json.dumps(
            {
                "texts": mine.texts,
                "level": mine.level.value,
                "noted_on": mine.noted_on.isoformat(),
            }
        ),
        found=[(name, LABELS[name]) for name in differing(theirs.body, mine.texts)],
        names=cases.names([theirs.editor_id]),
    )


def _form(place: Place, draft: NoteDraft | None) -> NoteForm:
    is_guided = place.interview is not None
    writing = actions.writing_of(draft) if draft else _saved(place)
    values = {
        **writing.texts,
        "level": writing.level,
        "noted_on": writing.noted_on,
        "seen": writing.seen,
    }
    return InterviewNoteForm(data=values) if is_guided else DiaryForm(data=values)


def _saved(place: Place) -> Writing:
    note = place.note
    if note is None:
        private = "private" in request.args
        level = NoteLevel.AUTHOR if private else NoteLevel.TEAM
        return Writing(texts={}, noted_on=today(), level=level)
    return Writing(texts=note.body, noted_on=note.noted_on, level=note.level, seen=note.version)


def _draft_of(place: Place) -> NoteDraft | None:
    return queries.draft(
        place.participant.id, interview_id=place.interview_id, note_id=place.note_id
    )


def _interview(participant_id: UUID) -> Interview | None:
    asked = id_or_none(request.args.get("interview"))
    return booking.interview(participant_id, asked) if asked else None


def _place(participant: Participant, note_id: UUID) -> Place:
    note = queries.note(participant.id, note_id)
    held = booking.interview(participant.id, note.interview_id) if note.interview_id else None
    return Place(participant, held, note)


def _address(place: Place) -> str:
    if place.note is not None:
        return url_for("notes.edit", participant_id=place.participant.id, note_id=place.note.id)
    return url_for("notes.new", participant_id=place.participant.id, interview=place.interview_id)


def _carried(text: str | None, theirs: CaseNote) -> Writing:
    """Read what the page of two versions carried; what cannot be read is as theirs."""
    try:
        found = json.loads(text or "")
        return Writing(
            texts=cleaned(found["texts"]),
            level=NoteLevel(found["level"]),
            noted_on=date.fromisoformat(found["noted_on"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Writing(texts=theirs.body, level=theirs.level, noted_on=theirs.noted_on)


def _chosen(theirs: CaseNote, mine: Writing) -> dict[str, str]:
    """Return each section as it was chosen; where nothing was chosen, mine."""
    taken = {name: request.form.get(f"field-{name}") for name in LABELS}
    both = {
        name: theirs.body.get(name, "") if taken[name] == "theirs" else mine.texts.get(name, "")
        for name in LABELS
    }
    return cleaned(both)


def _to_page(place: Place, note: CaseNote) -> ResponseReturnValue:
    if note.interview_id is not None:
        address = url_for(
            "interviews.show",
            participant_id=note.participant_id,
            interview_id=note.interview_id,
        )
    else:
        address = url_for("interviews.index", participant_id=place.participant.id)
    return see(address)
