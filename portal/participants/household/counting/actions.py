"""The daily pass by which who has turned 18 leaves the count of children in the list of cases."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Subquery, and_, func, or_, select, update

from portal.participants.cases.models import Participant
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import ADULT_FROM
from portal.participants.household.models import HouseholdMember
from tenants import clock
from tenants.database import db
from tenants.models import Organisation
from tenants.scope import acting_for

PURPOSE = "counting children"


def recount_children(at: datetime) -> int:
    """Make the list of cases say how many children there are; return how many cases changed.

    A protected case is hidden from the clock too: it is counted anew when somebody writes in it.
    """
    with clock.fixed(at):
        return sum(_recount(organisation_id) for organisation_id in _organisations())


def _organisations() -> Sequence[UUID]:
    with acting_for(None, purpose=PURPOSE, read_only=True):
        try:
            return db.session.scalars(select(Organisation.id).order_by(Organisation.id)).all()
        finally:
            db.session.remove()


def _recount(organisation_id: UUID) -> int:
    """Count one organisation's children in a transaction of its own."""
    counted = _counted(organisation_id, clock.today())
    here = and_(
        Participant.organisation_id == organisation_id, Participant.id == counted.c.participant_id
    )
    change = (
        update(Participant)
        .where(here, Participant.children != counted.c.children)
        .values(children=counted.c.children, youngest_born_in=counted.c.youngest)
        .execution_options(synchronize_session=False)
    )
    with acting_for(organisation_id, purpose=PURPOSE, case_access=True):
        try:
            changed = len(db.session.execute(change.returning(Participant.id)).all())
            db.session.commit()
            return changed
        finally:
            db.session.remove()


def _counted(organisation_id: UUID, day: date) -> Subquery:
    """Return the children of each case that has a household, none of them included."""
    member = HouseholdMember
    is_child = and_(
        member.relation == Relation.CHILD,
        member.born_in.between(day.year - ADULT_FROM + 1, day.year),
        member.joined_on <= day,
        or_(member.left_on.is_(None), member.left_on > day),
    )
    return (
        select(
            member.participant_id,
            func.count().filter(is_child).label("children"),
            func.max(member.born_in).filter(is_child).label("youngest"),
        )
        .where(member.organisation_id == organisation_id)
        .group_by(member.participant_id)
        .subquery()
    )
