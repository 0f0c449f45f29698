"""Reads for the agenda: who is met when; row security leaves out what is not for the reader."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from portal.participants.cases.models import Participant
from portal.participants.interviews.agenda.spans import Span
from portal.participants.interviews.booking.queries import of_woman
from portal.participants.interviews.models import AgendaFeed, Interview, InterviewState
from tenants import scope
from tenants.database import db

MOST = 500


class Meeting(NamedTuple):
    """An interview and whom it is with."""

    interview: Interview
    participant: Participant


def meetings(span: Span, manager_id: UUID | None = None) -> Sequence[Meeting]:
    """Return the interviews of some days that stand, in order; of one person or of all."""
    query = (
        select(Interview, Participant)
        .join(Participant, of_woman())
        .where(
            Interview.organisation_id == scope.current().organisation_id,
            Interview.starts_at >= span.starts_at,
            Interview.starts_at < span.ends_at,
            Interview.state != InterviewState.CANCELLED,
        )
        .order_by(Interview.starts_at, Interview.id)
        .limit(MOST)
    )
    if manager_id is not None:
        query = query.where(Interview.manager_id == manager_id)
    return [Meeting(interview, woman) for interview, woman in db.session.execute(query)]


def feed() -> AgendaFeed | None:
    """Return the secret address of the current person in this organisation."""
    current = scope.current()
    query = select(AgendaFeed).where(
        AgendaFeed.organisation_id == current.organisation_id,
        AgendaFeed.user_id == current.user_id,
    )
    return db.session.scalar(query.order_by(AgendaFeed.created_at.desc()).limit(1))
