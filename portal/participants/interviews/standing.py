"""Where a case stands by its interviews and tasks: its state, its last contact, what is next."""

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.cases.models import Participant
from portal.participants.interviews.booking import queries
from tenants.clock import HOME

_BEFORE_BOOKING = frozenset({CaseState.NEW, CaseState.TO_CONTACT})
_BEFORE_ASSESSMENT = _BEFORE_BOOKING | {CaseState.INTERVIEW_BOOKED}


def note(participant: Participant) -> None:
    """Keep true what the list of cases shows of the last contact and of the next thing to do."""
    last, first = queries.last_held(participant.id), queries.first_due(participant.id)
    task = queries.next_task(participant.id)
    days = [first.astimezone(HOME).date()] if first else []
    if task is not None and task.due_on is not None:
        days.append(task.due_on)
    cases.note_contact(
        participant,
        last_on=last.starts_at.astimezone(HOME).date() if last else None,
        next_on=min(days, default=None),
    )


def after_booking(participant: Participant) -> None:
    """Move a case along because an interview is booked; never back from a later state."""
    if participant.state in _BEFORE_BOOKING:
        cases.advance(participant, CaseState.INTERVIEW_BOOKED)
    note(participant)


def after_holding(participant: Participant) -> None:
    """Move a case along because an interview was held."""
    if participant.state == CaseState.NEW:
        cases.advance(participant, CaseState.INTERVIEW_BOOKED)
    if participant.state in _BEFORE_ASSESSMENT:
        cases.advance(participant, CaseState.ASSESSMENT)
    note(participant)


def after_missing(participant: Participant) -> None:
    """Take a case back to «to contact» when nothing is booked any more."""
    waiting = participant.state == CaseState.INTERVIEW_BOOKED
    if waiting and not queries.booked(participant.id):
        cases.advance(participant, CaseState.TO_CONTACT)
    note(participant)
