"""Reads about interviews; whoever asks has opened the case before."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from portal.participants.cases.models import Participant
from portal.participants.interviews.models import (
    CaseTask,
    Interview,
    InterviewState,
    TaskState,
)
from tenants import scope
from tenants.clock import HOME
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once

LONGEST = timedelta(minutes=600)


def interview(participant_id: UUID, interview_id: UUID) -> Interview:
    """Return an interview of a woman; raise NotFoundError when it is not one of hers."""
    found = db.session.scalar(_of(participant_id).where(Interview.id == interview_id))
    if found is None:
        raise NotFoundError
    return found


@asked_once
def interviews(participant_id: UUID) -> Sequence[Interview]:
    """Return a woman's interviews, the newest first."""
    query = _of(participant_id).order_by(Interview.starts_at.desc(), Interview.id.desc())
    return db.session.scalars(query).all()


def booked(participant_id: UUID) -> Sequence[Interview]:
    """Return the interviews that are still to be held, the next first."""
    ahead = [each for each in interviews(participant_id) if each.state == InterviewState.BOOKED]
    return sorted(ahead, key=lambda each: (each.starts_at, each.id))


def last_held(participant_id: UUID) -> Interview | None:
    """Return the last interview that took place."""
    held = (each for each in interviews(participant_id) if each.state == InterviewState.HELD)
    return next(held, None)


def at_the_same_time(interview: Interview) -> Sequence[tuple[Interview, str]]:
    """Return the other interviews of its manager that overlap it, each with the woman's code."""
    ends_at = interview.starts_at + timedelta(minutes=interview.minutes)
    query = (
        select(Interview, Participant.code)
        .join(Participant, of_woman())
        .where(
            Interview.organisation_id == scope.current().organisation_id,
            Interview.manager_id == interview.manager_id,
            Interview.state == InterviewState.BOOKED,
            Interview.id != interview.id,
            Interview.starts_at < ends_at,
            Interview.starts_at > interview.starts_at - LONGEST,
        )
        .order_by(Interview.starts_at)
    )
    found = ((other, code) for other, code in db.session.execute(query))
    return [(other, code) for other, code in found if end_of(other) > interview.starts_at]


def first_due(participant_id: UUID) -> datetime | None:
    """Return when the next interview of a woman is."""
    query = select(func.min(Interview.starts_at)).where(
        Interview.organisation_id == scope.current().organisation_id,
        Interview.participant_id == participant_id,
        Interview.state == InterviewState.BOOKED,
    )
    return db.session.scalar(query)


def next_task(participant_id: UUID) -> CaseTask | None:
    """Return the open task that is due first."""
    query = (
        select(CaseTask)
        .where(
            CaseTask.organisation_id == scope.current().organisation_id,
            CaseTask.participant_id == participant_id,
            CaseTask.state == TaskState.OPEN,
        )
        .order_by(CaseTask.due_on.nulls_last(), CaseTask.id)
        .limit(1)
    )
    return db.session.scalar(query)


def end_of(interview: Interview) -> datetime:
    """Return when an interview ends, on the clock here."""
    return (interview.starts_at + timedelta(minutes=interview.minutes)).astimezone(HOME)


def of_woman() -> ColumnElement[bool]:
    """Return the condition that joins an interview with its woman."""
    return and_(
        Participant.organisation_id == Interview.organisation_id,
        Participant.id == Interview.participant_id,
    )


def _of(participant_id: UUID) -> Select[Interview]:
    return select(Interview).where(
        Interview.organisation_id == scope.current().organisation_id,
        Interview.participant_id == participant_id,
    )
