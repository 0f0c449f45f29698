"""Reads about tasks: of a woman, of an interview, one's own over all cases."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from portal.participants.cases.models import Participant
from portal.participants.interviews.models import CaseTask, Interview, TaskState
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once

MOST = 200  # rows of one's own list


class DueTasks(NamedTuple):
    """How many open tasks somebody has that are due, and since when the oldest."""

    number: int
    first_on: date | None


def task(participant_id: UUID, task_id: UUID) -> CaseTask:
    """Return a task of a woman; raise NotFoundError when it is not one of hers."""
    found = db.session.scalar(_of(participant_id).where(CaseTask.id == task_id))
    if found is None:
        raise NotFoundError
    return found


@asked_once
def tasks(participant_id: UUID) -> Sequence[CaseTask]:
    """Return a woman's tasks: the open ones first, as they are due, then the ended ones."""
    is_open = case((CaseTask.state == TaskState.OPEN, 0), else_=1)
    query = _of(participant_id).order_by(
        is_open, CaseTask.due_on.nulls_last(), CaseTask.created_at.desc()
    )
    return db.session.scalars(query).all()


def open_tasks(participant_id: UUID) -> Sequence[CaseTask]:
    return db.session.scalars(_of(participant_id).where(CaseTask.state == TaskState.OPEN)).all()


def closed_with_case(participant_id: UUID) -> Sequence[CaseTask]:
    """Return the tasks that the closing of the case had ended."""
    return db.session.scalars(_of(participant_id).where(CaseTask.closed_with_case)).all()


def tasks_of_interview(interview: Interview) -> Sequence[CaseTask]:
    """Return the tasks that came out of an interview."""
    query = _of(interview.participant_id).where(CaseTask.interview_id == interview.id)
    return db.session.scalars(query.order_by(CaseTask.created_at, CaseTask.id)).all()


def open_everywhere(assignee_id: UUID | None) -> Sequence[tuple[CaseTask, Participant]]:
    """Return the open tasks of a person over all cases, or those that nobody has."""
    query = (
        select(CaseTask, Participant)
        .join(
            Participant,
            and_(
                Participant.organisation_id == CaseTask.organisation_id,
                Participant.id == CaseTask.participant_id,
            ),
        )
        .where(*_open_of(assignee_id))
        .order_by(CaseTask.due_on.nulls_last(), CaseTask.id)
        .limit(MOST)
    )
    return [(found, woman) for found, woman in db.session.execute(query)]


def due(assignee_id: UUID, on: date) -> DueTasks:
    """Count the open tasks that a person was to do by a day, and those that nobody has."""
    query = select(func.count(), func.min(CaseTask.due_on)).where(
        CaseTask.organisation_id == scope.current().organisation_id,
        CaseTask.state == TaskState.OPEN,
        or_(CaseTask.assignee_id == assignee_id, CaseTask.assignee_id.is_(None)),
        CaseTask.due_on <= on,
    )
    number, first = db.session.execute(query).one()
    return DueTasks(number, first)


def _open_of(assignee_id: UUID | None) -> tuple[ColumnElement[bool], ...]:
    return (
        CaseTask.organisation_id == scope.current().organisation_id,
        CaseTask.state == TaskState.OPEN,
        CaseTask.assignee_id.is_not_distinct_from(assignee_id),
    )


def _of(participant_id: UUID) -> Select[CaseTask]:
    return select(CaseTask).where(
        CaseTask.organisation_id == scope.current().organisation_id,
        CaseTask.participant_id == participant_id,
    )
