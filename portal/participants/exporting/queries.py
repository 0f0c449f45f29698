"""The rows of an exported list: the cases that a filter lets through, and what hangs on them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from portal.participants.cases.models import Participant
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import is_child_on
from portal.participants.household.models import HouseholdMember
from portal.participants.interviews.models import CaseTask, Interview
from tenants import scope
from tenants.clock import today
from tenants.database import db

MOST = 20_000  # rows of one file

Conditions = Sequence[ColumnElement[bool]]


def cases(conditions: Conditions) -> list[tuple[Participant, None]]:
    """Return the cases themselves, by code."""
    query = _own(select(Participant), conditions).order_by(Participant.code)
    return [(found, None) for found in db.session.scalars(query.limit(MOST))]


def children(conditions: Conditions) -> list[tuple[Participant, HouseholdMember]]:
    """Return the children aged 0-17 of the households as they are today."""
    member, day = HouseholdMember, today()
    query = _beside(member, conditions).where(
        member.relation == Relation.CHILD,
        member.joined_on <= day,
        or_(member.left_on.is_(None), member.left_on > day),
    )
    rows = _rows(query.order_by(Participant.code, member.born_in, member.id))
    return [(her, child) for her, child in rows if is_child_on(child.born_in, day)]


def interviews(conditions: Conditions) -> list[tuple[Participant, Interview]]:
    """Return the interviews, the newest first."""
    query = _beside(Interview, conditions)
    return _rows(query.order_by(Interview.starts_at.desc(), Interview.id))


def tasks(conditions: Conditions) -> list[tuple[Participant, CaseTask]]:
    """Return what is and was to be done, by its day."""
    query = _beside(CaseTask, conditions)
    return _rows(query.order_by(CaseTask.due_on, CaseTask.id))


def _beside(other: Any, conditions: Conditions) -> Select[Any]:  # noqa: ANN401 -- any model about her
    """Join the cases with what is about them."""
    hers = (other.organisation_id == Participant.organisation_id) & (
        other.participant_id == Participant.id
    )
    return _own(select(Participant, other).join(other, hers), conditions)


def _own(query: Select[Any], conditions: Conditions) -> Select[Any]:
    here = scope.current().organisation_id
    return query.where(Participant.organisation_id == here, *conditions)


def _rows(query: Select[Any]) -> list[tuple[Participant, Any]]:
    return [(her, other) for her, other in db.session.execute(query.limit(MOST))]
