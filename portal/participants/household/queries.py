"""Reads about the people of a household; whoever asks has opened the case before."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select

from portal.participants.household.models import HouseholdMember
from tenants import scope
from tenants.database import db


def members(participant_id: UUID, on: date) -> Sequence[HouseholdMember]:
    """Return who belongs to a woman's household on a day, the oldest first."""
    member = HouseholdMember
    query = (
        select(member)
        .where(
            member.organisation_id == scope.current().organisation_id,
            member.participant_id == participant_id,
            member.joined_on <= on,
            or_(member.left_on.is_(None), member.left_on > on),
        )
        .order_by(member.born_in, member.id)
    )
    return db.session.scalars(query).all()
