"""The interviews of a woman: the list, one of them, and what happens to it."""

from collections.abc import Callable
from uuid import UUID

from flask import flash, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.permissions import Cases
from portal.participants.interviews.booking import actions, queries
from portal.participants.interviews.booking.forms import (
    AppointmentForm,
    HeldForm,
    MissedForm,
    RecordForm,
    values_of,
)
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.models import Interview
from portal.participants.interviews.notes import queries as notes
from portal.participants.interviews.pages import CONFLICT, interviews
from portal.participants.interviews.tasks import queries as tasks
from portal.ui.forms import BareForm, EditForm
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants import scope
from tenants.permissions import requires


@interviews.get("/participants/<uuid:participant_id>/interviews")
@requires(Cases.READ)
def index(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    found = queries.interviews(participant_id)
    diary = notes.notes(participant_id)
    people = [thing.manager_id for thing in found if thing.manager_id]
    return render(
        "participants/interviews/index.html",
        participant=participant,
        interviews=found,
        notes=[note for note in diary if note.interview_id is None],
        noted={note.interview_id for note in diary},
        drafts=notes.drafts(participant_id),
        names=cases.names([*people, *(note.author_id for note in diary)]),
    )


@interviews.get("/participants/<uuid:participant_id>/interviews/<uuid:interview_id>")
@requires(Cases.READ)
def show(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    interview = queries.interview(participant_id, interview_id)
    written = notes.notes_of_interview(interview)
    people = [each.author_id for each in written]
    return render(
        "participants/interviews/show.html",
        participant=participant,
        interview=interview,
        notes=written,
        draft=notes.draft(participant_id, interview_id=interview_id),
        steps=notes.agreed_steps(written),
        tasks=tasks.tasks_of_interview(interview),
        names=cases.names([*people, *([interview.manager_id] if interview.manager_id else [])]),
    )


@interviews.route("/participants/<uuid:participant_id>/interviews/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def book(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = AppointmentForm(data={"manager": str(scope.current().user_id)})
    form.offer(actions.managers_for(participant))
    made: list[Interview] = []

    def save() -> None:
        made.append(actions.book(participant, form.asked()))

    if not form.validate_on_submit() or not _accepted(form, save):
        return render("participants/interviews/book.html", participant=participant, form=form)
    _warn_of_overlaps(made[0])
    flash(_("Colloquio fissato."), "success")
    return _to_page(made[0])


@interviews.route("/participants/<uuid:participant_id>/interviews/record", methods=["GET", "POST"])
@requires(Cases.WRITE)
def record(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    form = RecordForm(data={"manager": str(scope.current().user_id)})
    form.offer(actions.managers_for(participant))
    made: list[Interview] = []

    def save() -> None:
        made.append(actions.record(participant, form.asked(), present=form.present.data or ""))

    if not form.validate_on_submit() or not _accepted(form, save):
        return render("participants/interviews/record.html", participant=participant, form=form)
    flash(_("Colloquio registrato: ora puoi scrivere il verbale."), "success")
    return _to_page(made[0])


@interviews.route(
    "/participants/<uuid:participant_id>/interviews/<uuid:interview_id>/time",
    methods=["GET", "POST"],
)
@requires(Cases.WRITE)
def move(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant, interview = _loaded(participant_id, interview_id)
    form = AppointmentForm(data=values_of(interview))
    form.offer(actions.managers_for(participant))
    answer = _changed(form, interview, lambda: actions.move(participant, interview, form.asked()))
    if answer is not None:
        return _form_page("move", participant, interview, form, answer)
    _warn_of_overlaps(interview)
    flash(_("Colloquio cambiato."), "success")
    return _to_page(interview)


@interviews.route(
    "/participants/<uuid:participant_id>/interviews/<uuid:interview_id>/held",
    methods=["GET", "POST"],
)
@requires(Cases.WRITE)
def held(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant, interview = _loaded(participant_id, interview_id)
    form = HeldForm(data={"minutes": interview.minutes, "version": interview.version})

    def save() -> None:
        actions.hold(
            participant,
            interview,
            minutes=form.minutes.data or 0,
            present=form.present.data or "",
        )

    answer = _changed(form, interview, save)
    if answer is not None:
        return _form_page("held", participant, interview, form, answer)
    flash(_("Segnato come svolto: ora puoi scrivere il verbale."), "success")
    return _to_page(interview)


@interviews.route(
    "/participants/<uuid:participant_id>/interviews/<uuid:interview_id>/missed",
    methods=["GET", "POST"],
)
@requires(Cases.WRITE)
def missed(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant, interview = _loaded(participant_id, interview_id)
    form = MissedForm(data={"version": interview.version})
    answer = _changed(
        form, interview, lambda: actions.miss(participant, interview, form.reason.data)
    )
    if answer is not None:
        return _form_page("missed", participant, interview, form, answer)
    flash(_("Segnato: non è venuta. Puoi fissarne un altro."), "success")
    return _to_page(interview)


@interviews.post("/participants/<uuid:participant_id>/interviews/<uuid:interview_id>/cancel")
@requires(Cases.WRITE)
def cancel(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant, interview = _loaded(participant_id, interview_id)
    actions.cancel(participant, interview)
    flash(_("Colloquio annullato."), "success")
    return _to_page(interview)


@interviews.post("/participants/<uuid:participant_id>/interviews/<uuid:interview_id>/put-back")
@requires(Cases.WRITE)
def put_back(participant_id: UUID, interview_id: UUID) -> ResponseReturnValue:
    participant, interview = _loaded(participant_id, interview_id)
    try:
        actions.put_back(participant, interview)
    except InterviewError as error:
        flash(str(error), "error")
        return _to_page(interview)
    flash(_("Il colloquio è di nuovo fissato."), "success")
    return _to_page(interview)


def _loaded(participant_id: UUID, interview_id: UUID) -> tuple[Participant, Interview]:
    participant = cases.participant(participant_id, Cases.WRITE)
    return participant, queries.interview(participant_id, interview_id)


def _changed(form: EditForm, interview: Interview, save: Callable[[], None]) -> int | None:
    """Save what a valid form asks; return the status of the form's page when it must come back.

    Where somebody else changed the interview meanwhile, what she made of it is shown beside what
    was typed, and the next press saves.
    """
    if not form.validate_on_submit():
        return 422 if form.invalid else 200
    if form.version.data is not None and form.version.data != interview.version:
        form.meet(interview.version)
        return CONFLICT
    return None if _accepted(form, save) else 422


def _accepted(form: BareForm, save: Callable[[], None]) -> bool:
    try:
        save()
    except InterviewError as error:
        form.reject(error)
        return False
    return True


def _form_page(
    name: str, participant: Participant, interview: Interview, form: EditForm, status: int
) -> ResponseReturnValue:
    return render(
        f"participants/interviews/{name}.html",
        status=status,
        participant=participant,
        interview=interview,
        form=form,
        conflict=status == CONFLICT,
    )


def _warn_of_overlaps(interview: Interview) -> None:
    """Say which other interviews of its manager fall into the same time; it is no error."""
    others = queries.at_the_same_time(interview)
    if others:
        codes = ", ".join(code for _other, code in others)
        flash(_("Attenzione: nello stesso orario c'è già %(codes)s.", codes=codes), "warning")


def _to_page(interview: Interview) -> ResponseReturnValue:
    return see(
        url_for(
            "interviews.show",
            participant_id=interview.participant_id,
            interview_id=interview.id,
        )
    )
