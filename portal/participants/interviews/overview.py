"""What interviews tell on a woman's overview: the next thing to do, the last talk, the history."""

from datetime import datetime, time

from flask import url_for

from portal.participants.cases.models import Participant
from portal.participants.cases.panels import Event, Panel, events, panel
from portal.participants.interviews import labels
from portal.participants.interviews.booking import queries
from portal.participants.interviews.models import InterviewState, TaskState
from portal.participants.interviews.notes import queries as notes
from portal.participants.interviews.tasks import queries as tasks
from portal.ui.language import gettext as _
from tenants.clock import HOME


@panel(sort=20)
def next_action(participant: Participant) -> Panel:
    """Show the next interview and the task that is due first, or what to do when there is none."""
    booked = queries.booked(participant.id)
    first = next(iter(tasks.tasks(participant.id)), None)
    return Panel(
        _("Prossima azione"),
        "participants/interviews/next_action.html",
        {
            "interview": booked[0] if booked else None,
            "task": first if first and first.state == TaskState.OPEN else None,
            "kinds": labels.KINDS,
            "channels": labels.CHANNELS,
        },
    )


@panel(sort=30)
def last_interview(participant: Participant) -> Panel | None:
    """Show when she was last met."""
    last = queries.last_held(participant.id)
    if last is None:
        return None
    return Panel(
        _("Ultimo colloquio"),
        "participants/interviews/last.html",
        {"interview": last, "kinds": labels.KINDS, "channels": labels.CHANNELS},
        url_for("interviews.index", participant_id=participant.id),
    )


@events
def met(participant: Participant) -> list[Event]:
    """Tell the interviews that were held or missed."""
    told = {InterviewState.HELD, InterviewState.NO_SHOW}
    return [
        Event(
            interview.starts_at,
            str(labels.KINDS[interview.kind]),
            str(labels.STATES[interview.state]),
        )
        for interview in queries.interviews(participant.id)
        if interview.state in told
    ]


@events
def noted(participant: Participant) -> list[Event]:
    """Tell that something was noted in the diary; what it says stands on its own page."""
    return [
        Event(datetime.combine(note.noted_on, time(12), HOME), _("Nota nel diario"))
        for note in notes.notes(participant.id)
        if note.interview_id is None
    ]


@events
def done(participant: Participant) -> list[Event]:
    """Tell the tasks that were done."""
    return [
        Event(task.done_at, _("Attività fatta"), task.title)
        for task in tasks.tasks(participant.id)
        if task.state == TaskState.DONE and task.done_at is not None
    ]
