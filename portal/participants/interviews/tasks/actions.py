"""What happens to a task: added, changed, done, dropped, taken back; closed and revived."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from portal.participants.cases.models import Participant
from portal.participants.interviews import standing
from portal.participants.interviews.booking.actions import managers_for
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.facts import TaskAdded, TaskEnded
from portal.participants.interviews.models import CaseTask, TaskState
from portal.participants.interviews.tasks import queries
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import now
from tenants.database import db, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Todo:
    """What is to be done, by when and by whom; of nobody said, by who writes it."""

    title: str
    due_on: date | None = None
    assignee_id: UUID | None = None
    interview_id: UUID | None = None


def add(participant: Participant, todo: Todo) -> CaseTask:
    """Add a task to a case.

    Raises InterviewError when the case is closed, or its person may not open it.
    """
    _check_open(participant)
    task = CaseTask(
        id=new_id(),
        organisation_id=participant.organisation_id,
        participant_id=participant.id,
        interview_id=todo.interview_id,
    )
    _write(participant, task, todo)
    db.session.add(task)
    db.session.flush()
    ledger.record(TaskAdded(participant.id, task.id), about=participant.id)
    standing.note(participant)
    return task


def change(participant: Participant, task: CaseTask, todo: Todo) -> None:
    """Change what is to be done, by when or by whom."""
    if task.state != TaskState.OPEN:
        raise ConflictError
    _write(participant, task, todo)
    db.session.flush()
    standing.note(participant)


def end(participant: Participant, task: CaseTask, state: TaskState) -> None:
    """Say that a task is done, or that it is not needed any more; twice is once."""
    if task.state == state:
        return
    task.state = state
    task.done_at = now() if state == TaskState.DONE else None
    db.session.flush()
    ledger.record(TaskEnded(participant.id, task.id, state), about=participant.id)
    standing.note(participant)


def reopen(participant: Participant, task: CaseTask) -> None:
    """Take back that a task ended."""
    _check_open(participant)
    task.state, task.done_at, task.closed_with_case = TaskState.OPEN, None, False
    db.session.flush()
    standing.note(participant)


def close_with(participant_id: UUID) -> int:
    """End what is open of a case that closes; return how many tasks."""
    found = queries.open_tasks(participant_id)
    for task in found:
        task.state, task.closed_with_case = TaskState.CANCELLED, True
    db.session.flush()
    return len(found)


def revive_with(participant_id: UUID) -> int:
    """Open again what the closing of a case had ended; return how many tasks."""
    found = queries.closed_with_case(participant_id)
    for task in found:
        task.state, task.closed_with_case = TaskState.OPEN, False
    db.session.flush()
    return len(found)


def hand_over(participant_id: UUID, before: UUID, after: UUID) -> int:
    """Give the open tasks of a case's owner to the next one; return how many."""
    found = [task for task in queries.open_tasks(participant_id) if task.assignee_id == before]
    for task in found:
        task.assignee_id = after
    db.session.flush()
    return len(found)


def _write(participant: Participant, task: CaseTask, todo: Todo) -> None:
    assignee_id = todo.assignee_id or scope.current().user_id
    if assignee_id not in managers_for(participant):
        raise InterviewError(_("Scegli una collega che può aprire questa scheda."), "assignee")
    if not todo.title:
        raise InterviewError(_("Scrivi che cosa c'è da fare."), "title")
    task.title, task.due_on, task.assignee_id = todo.title, todo.due_on, assignee_id


def _check_open(participant: Participant) -> None:
    if participant.is_closed:
        raise InterviewError(_("La scheda è chiusa: riaprila per aggiungere attività."))
