"""Interviews, notes and tasks for tests: say what matters, the rest is plausible."""

from datetime import datetime, time, timedelta

from portal.participants.interviews.agenda import actions as agenda
from portal.participants.interviews.booking import actions as booking
from portal.participants.interviews.booking import queries
from portal.participants.interviews.booking.actions import Appointment
from portal.participants.interviews.models import InterviewChannel, InterviewKind, NoteLevel
from portal.participants.interviews.notes import actions as notes
from portal.participants.interviews.notes.actions import Place, Writing
from portal.participants.interviews.tasks import actions as tasks
from portal.participants.interviews.tasks.actions import Todo
from tenants.clock import HOME, fixed, today
from tests.given import services
from tests.given.cases import case, following


def at(day, hour, minute=0):
    """An hour of the clock on the wall here, as a moment."""
    return datetime.combine(day, time(hour, minute), HOME)


def tomorrow():
    return today() + timedelta(days=1)


def an_appointment(by, **details):
    """What a booking asks for."""
    values = {
        "kind": InterviewKind.FIRST,
        "channel": InterviewChannel.OFFICE,
        "starts_at": at(tomorrow(), 10),
        "minutes": 60,
        "manager_id": by,
        **details,
    }
    return Appointment(**values)


def an_interview(organisation_id, participant_id, *, by, **details):
    """An interview that is booked; one in the past was booked the day before it. Returns its id."""
    asked = an_appointment(by, **details)
    before = min(asked.starts_at - timedelta(days=1), at(today(), 0))
    with fixed(before), following(organisation_id, by):
        return booking.book(case(organisation_id, participant_id), asked).id


def a_held_interview(organisation_id, participant_id, *, by, **details):
    """An interview of yesterday that took place; returns its id."""
    asked = an_appointment(by, **{"starts_at": at(today() - timedelta(days=1), 10), **details})
    with following(organisation_id, by):
        return booking.record(case(organisation_id, participant_id), asked, present="lei").id


def a_note(organisation_id, participant_id, *, by, interview_id=None, level="team", **texts):
    """A saved note: of an interview, or of the diary. Returns its id."""
    texts = texts or ({"story": "Racconta."} if interview_id else {"text": "Ha chiamato."})
    with following(organisation_id, by):
        place = _place(organisation_id, participant_id, interview_id)
        writing = Writing(texts=texts, noted_on=today(), level=NoteLevel(level))
        return notes.save(place, writing).id


def a_draft(organisation_id, participant_id, *, by, interview_id=None, **texts):
    """A note that somebody began; returns the draft's id."""
    with following(organisation_id, by):
        place = _place(organisation_id, participant_id, interview_id)
        writing = Writing(texts=texts or {"text": "Appena iniziata."}, noted_on=today())
        return notes.keep_draft(place, writing).id


def a_task(organisation_id, participant_id, *, by, title="Chiamare il nido", **details):
    """Something to be done; returns its id."""
    with following(organisation_id, by):
        todo = Todo(title=title, **details)
        return tasks.add(case(organisation_id, participant_id), todo).id


def an_agenda_feed(organisation_id, *, by):
    """The secret address of somebody's agenda; returns its token."""
    secret = services.in_use().secret_key
    with following(organisation_id, by):
        return agenda.token_of(agenda.open_feed(secret).id, secret)


def _place(organisation_id, participant_id, interview_id):
    interview = queries.interview(participant_id, interview_id) if interview_id else None
    return Place(case(organisation_id, participant_id), interview)
