"""Reads about households; whoever asks has opened the woman's case first."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import Select, select

from portal.participants.cases.models import Participant
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import is_child_on
from portal.participants.household.models import Household, HouseholdMember
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once


def household(participant_id: UUID) -> Household | None:
    """Return a woman's own household; none until somebody is written into it."""
    query = select(Household).where(
        Household.organisation_id == scope.current().organisation_id,
        Household.participant_id == participant_id,
    )
    return db.session.scalar(query.order_by(Household.id).limit(1))


def members(participant_id: UUID, on: date) -> Sequence[HouseholdMember]:
    """Return who belongs to a woman's household on a day, the oldest first."""
    return [
        each
        for each in memberships(participant_id)
        if each.joined_on <= on and (each.left_on is None or each.left_on > on)
    ]


@asked_once
def memberships(participant_id: UUID) -> Sequence[HouseholdMember]:
    """Return everyone who belongs or belonged to a woman's household, the oldest first."""
    return db.session.scalars(_members(participant_id)).all()


def member(participant_id: UUID, member_id: UUID) -> HouseholdMember:
    """Return one membership of a woman's household; raises NotFoundError for one of another."""
    found = db.session.scalar(_members(participant_id).where(HouseholdMember.id == member_id))
    if found is None:
        raise NotFoundError
    return found


def children_of(participant_id: UUID, on: date) -> Sequence[HouseholdMember]:
    """Return the children aged 0-17 of a woman's household on a day, the oldest first."""
    return [
        each
        for each in members(participant_id, on)
        if each.relation == Relation.CHILD and is_child_on(each.born_in, on)
    ]


def participant_by_code(code: str) -> Participant | None:
    """Return the woman with a code, unless she is hidden from whoever asks."""
    return db.session.scalar(
        select(Participant).where(
            Participant.organisation_id == scope.current().organisation_id,
            Participant.code == code.strip().upper(),
        )
    )


def households_joined(person_id: UUID) -> Sequence[tuple[HouseholdMember, Participant]]:
    """Return where a woman belongs to another's household: the membership, and whose it is."""
    found = HouseholdMember
    query = (
        select(found, Participant)
        .join(
            Participant,
            (Participant.organisation_id == found.organisation_id)
            & (Participant.id == found.participant_id),
        )
        .where(
            found.organisation_id == scope.current().organisation_id,
            found.person_id == person_id,
            found.participant_id != person_id,
        )
        .order_by(found.joined_on, found.id)
    )
    return [(membership, whose) for membership, whose in db.session.execute(query)]


def _members(participant_id: UUID) -> Select[HouseholdMember]:
    return (
        select(HouseholdMember)
        .where(
            HouseholdMember.organisation_id == scope.current().organisation_id,
            HouseholdMember.participant_id == participant_id,
        )
        .order_by(HouseholdMember.born_in, HouseholdMember.id)
    )
