"""Tasks: a woman's, and one's own over all cases; each done in one click."""

from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.cases.permissions import Cases
from portal.participants.interviews.booking import queries as booking
from portal.participants.interviews.booking.actions import managers_for
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.models import CaseTask, TaskState
from portal.participants.interviews.pages import CONFLICT, tasks
from portal.participants.interviews.tasks import actions, queries
from portal.participants.interviews.tasks.forms import TaskForm, values_of
from portal.ui.language import gettext as _
from portal.ui.render import render, see
from tenants import scope
from tenants.database import id_or_none
from tenants.permissions import requires

NOBODY = "nobody"


@tasks.get("/tasks")
@requires(Cases.READ)
def mine() -> ResponseReturnValue:
    """Show the open tasks of a person over all cases, or those that nobody has.

    What a colleague is to do tells of women whom one does not meet: that is written down as read.
    """
    managers = cases.managers()
    asked = request.args.get("who", "")
    chosen = id_or_none(asked)
    person = chosen if chosen in managers else scope.current().user_id
    of_nobody = asked == NOBODY
    found = queries.open_everywhere(None if of_nobody else person)
    if of_nobody or person != scope.current().user_id:
        for participant_id in {woman.id for _task, woman in found}:
            cases.participant(participant_id, Cases.READ)
    return render(
        "participants/tasks/mine.html",
        found=found,
        managers=managers,
        person=person,
        of_nobody=of_nobody,
    )


@tasks.route("/participants/<uuid:participant_id>/tasks", methods=["GET", "POST"])
@requires(Cases.WRITE)
def index(participant_id: UUID) -> ResponseReturnValue:
    """Show a woman's tasks, and add one."""
    participant = cases.participant(participant_id, Cases.WRITE)
    form = TaskForm(data={"assignee": str(scope.current().user_id)})
    form.offer(managers_for(participant))
    if form.validate_on_submit() and _added(participant, form):
        flash(_("Attività aggiunta."), "success")
        return see(_origin(participant_id))
    found = queries.tasks(participant_id)
    return render(
        "participants/tasks/index.html",
        participant=participant,
        form=form,
        tasks=found,
        names=cases.names([task.assignee_id for task in found if task.assignee_id]),
    )


@tasks.route("/participants/<uuid:participant_id>/tasks/<uuid:task_id>", methods=["GET", "POST"])
@requires(Cases.WRITE)
def edit(participant_id: UUID, task_id: UUID) -> ResponseReturnValue:
    participant, task = _loaded(participant_id, task_id)
    form = TaskForm(data=values_of(task))
    form.offer(managers_for(participant))
    status = _changed(participant, task, form)
    if status is None:
        flash(_("Attività cambiata."), "success")
        return see(url_for("tasks.index", participant_id=participant_id))
    return render(
        "participants/tasks/edit.html",
        status=status,
        participant=participant,
        task=task,
        form=form,
        conflict=status == CONFLICT,
        names=cases.names([task.assignee_id] if task.assignee_id else []),
    )


@tasks.post("/participants/<uuid:participant_id>/tasks/<uuid:task_id>/done")
@requires(Cases.WRITE)
def done(participant_id: UUID, task_id: UUID) -> ResponseReturnValue:
    participant, task = _loaded(participant_id, task_id)
    actions.end(participant, task, TaskState.DONE)
    flash(_("Fatta."), "success")
    return see(_origin(participant_id))


@tasks.post("/participants/<uuid:participant_id>/tasks/<uuid:task_id>/drop")
@requires(Cases.WRITE)
def drop(participant_id: UUID, task_id: UUID) -> ResponseReturnValue:
    participant, task = _loaded(participant_id, task_id)
    actions.end(participant, task, TaskState.CANCELLED)
    flash(_("Attività annullata."), "success")
    return see(_origin(participant_id))


@tasks.post("/participants/<uuid:participant_id>/tasks/<uuid:task_id>/reopen")
@requires(Cases.WRITE)
def reopen(participant_id: UUID, task_id: UUID) -> ResponseReturnValue:
    participant, task = _loaded(participant_id, task_id)
    try:
        actions.reopen(participant, task)
    except InterviewError as error:
        flash(str(error), "error")
        return see(_origin(participant_id))
    flash(_("L'attività è di nuovo da fare."), "success")
    return see(_origin(participant_id))


def _loaded(participant_id: UUID, task_id: UUID) -> tuple[Participant, CaseTask]:
    participant = cases.participant(participant_id, Cases.WRITE)
    return participant, queries.task(participant_id, task_id)


def _added(participant: Participant, form: TaskForm) -> bool:
    asked = id_or_none(request.form.get("interview"))
    interview = booking.interview(participant.id, asked) if asked else None
    try:
        actions.add(participant, form.todo(interview.id if interview else None))
    except InterviewError as error:
        form.reject(error)
        return False
    return True


def _changed(participant: Participant, task: CaseTask, form: TaskForm) -> int | None:
    """Save what a valid form asks; return the status of the page when it must come back."""
    if not form.validate_on_submit():
        return 422 if form.invalid else 200
    if form.version.data is not None and form.version.data != task.version:
        form.meet(task.version)
        return CONFLICT
    try:
        actions.change(participant, task, form.todo(task.interview_id))
    except InterviewError as error:
        form.reject(error)
        return 422
    return None


def _origin(participant_id: UUID) -> str:
    """Return the page on which the button stood: one's own list, an interview, or the tasks."""
    if request.form.get("from") == "mine":
        return url_for("tasks.mine")
    interview_id = id_or_none(request.form.get("interview"))
    if interview_id is not None:
        return url_for("interviews.show", participant_id=participant_id, interview_id=interview_id)
    return url_for("tasks.index", participant_id=participant_id)
