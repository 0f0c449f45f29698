"""What happens to an interview: booked, moved, held, missed, cancelled, put back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from portal.participants.cases import queries as cases
from portal.participants.cases.models import Participant
from portal.participants.interviews import standing
from portal.participants.interviews.booking import queries
from portal.participants.interviews.booking.times import check_over, check_to_come
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.facts import (
    InterviewBooked,
    InterviewCancelled,
    InterviewHeld,
    InterviewMissed,
    InterviewMoved,
    InterviewRestored,
)
from portal.participants.interviews.models import (
    Interview,
    InterviewChannel,
    InterviewKind,
    InterviewState,
    NoShowReason,
)
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import ledger
from tenants.clock import HOME
from tenants.database import db, new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """What an interview is to be: of which kind, when, how long, how, with whom."""

    kind: InterviewKind
    channel: InterviewChannel
    starts_at: datetime
    minutes: int
    manager_id: UUID
    place: str = ""


def book(participant: Participant, asked: Appointment) -> Interview:
    """Book an interview; a case that waited for it goes along.

    Raises InterviewError when the case is closed, or the hour or the person cannot be.
    """
    _check_open(participant)
    check_to_come(asked.starts_at)
    interview = _new(participant, asked)
    ledger.record(
        InterviewBooked(participant.id, interview.id, interview.kind, interview.starts_at),
        about=participant.id,
    )
    standing.after_booking(participant)
    return interview


def record(participant: Participant, asked: Appointment, *, present: str) -> Interview:
    """Write down an interview that has already taken place."""
    _check_open(participant)
    check_over(asked.starts_at)
    interview = _new(participant, asked)
    _hold(participant, interview, present)
    return interview


def move(participant: Participant, interview: Interview, asked: Appointment) -> None:
    """Change what was booked."""
    _check_booked(interview)
    if asked.starts_at != interview.starts_at:
        check_to_come(asked.starts_at)
    _write(participant, interview, asked)
    db.session.flush()
    ledger.record(
        InterviewMoved(participant.id, interview.id, interview.starts_at), about=participant.id
    )
    standing.after_booking(participant)


def hold(participant: Participant, interview: Interview, *, minutes: int, present: str) -> None:
    """Say that an interview took place, how long it was and who was there."""
    _check_booked(interview)
    check_over(interview.starts_at)
    interview.minutes = minutes
    _hold(participant, interview, present)


def miss(participant: Participant, interview: Interview, reason: NoShowReason) -> None:
    """Say that she did not come, and why."""
    _check_booked(interview)
    check_over(interview.starts_at)
    interview.state, interview.no_show_reason = InterviewState.NO_SHOW, reason
    db.session.flush()
    ledger.record(InterviewMissed(participant.id, interview.id), about=participant.id)
    standing.after_missing(participant)


def cancel(participant: Participant, interview: Interview) -> None:
    """Take an interview out of the agenda."""
    _check_booked(interview)
    interview.state = InterviewState.CANCELLED
    db.session.flush()
    ledger.record(InterviewCancelled(participant.id, interview.id), about=participant.id)
    standing.after_missing(participant)


def put_back(participant: Participant, interview: Interview) -> None:
    """Take back what was said of an interview: it stands as booked again."""
    _check_open(participant)
    if interview.state == InterviewState.BOOKED:
        raise ConflictError
    interview.state, interview.no_show_reason = InterviewState.BOOKED, None
    interview.closed_with_case = False
    db.session.flush()
    ledger.record(InterviewRestored(participant.id, interview.id), about=participant.id)
    standing.after_booking(participant)


def managers_for(participant: Participant) -> dict[UUID, str]:
    """Return who may hold interviews with a woman: of a protected one, only the named people."""
    managers = cases.managers()
    if not participant.protected:
        return managers
    named = cases.named_staff(participant.id)
    return {user_id: name for user_id, name in managers.items() if user_id in named}


def close_with(participant_id: UUID) -> int:
    """Cancel what is booked of a case that closes; return how many."""
    booked = queries.booked(participant_id)
    for interview in booked:
        interview.state, interview.closed_with_case = InterviewState.CANCELLED, True
    db.session.flush()
    return len(booked)


def revive_with(participant_id: UUID) -> int:
    """Put back what the closing of a case had cancelled; return how many."""
    cancelled: Sequence[Interview] = [
        interview for interview in queries.interviews(participant_id) if interview.closed_with_case
    ]
    for interview in cancelled:
        interview.state, interview.closed_with_case = InterviewState.BOOKED, False
    db.session.flush()
    return len(cancelled)


def hand_over(participant_id: UUID, before: UUID, after: UUID) -> int:
    """Give the interviews that a case's owner had booked to the next one; return how many."""
    found = [each for each in queries.booked(participant_id) if each.manager_id == before]
    for interview in found:
        interview.manager_id = after
    db.session.flush()
    return len(found)


def _new(participant: Participant, asked: Appointment) -> Interview:
    interview = Interview(
        id=new_id(), organisation_id=participant.organisation_id, participant_id=participant.id
    )
    _write(participant, interview, asked)
    db.session.add(interview)
    db.session.flush()
    return interview


def _write(participant: Participant, interview: Interview, asked: Appointment) -> None:
    if asked.manager_id not in managers_for(participant):
        raise InterviewError(_("Scegli una collega che può aprire questa scheda."), "manager")
    interview.kind, interview.channel = asked.kind, asked.channel
    interview.starts_at, interview.minutes = asked.starts_at, asked.minutes
    interview.manager_id, interview.place = asked.manager_id, asked.place


def _hold(participant: Participant, interview: Interview, present: str) -> None:
    interview.state, interview.present = InterviewState.HELD, present
    db.session.flush()
    day = interview.starts_at.astimezone(HOME).date()
    ledger.record(
        InterviewHeld(participant.id, interview.id, interview.kind, day, interview.minutes),
        about=participant.id,
    )
    standing.after_holding(participant)


def _check_open(participant: Participant) -> None:
    if participant.is_closed:
        raise InterviewError(_("La scheda è chiusa: riaprila, poi fissa il colloquio."))


def _check_booked(interview: Interview) -> None:
    if interview.state != InterviewState.BOOKED:
        raise ConflictError
