"""What changes a household: its members, and the days from and until which they belong to it."""

from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select

from portal.participants.cases import actions as cases
from portal.participants.cases import queries as people
from portal.participants.cases.models import Participant
from portal.participants.household import queries
from portal.participants.household.facts import (
    MemberAdded,
    MemberChanged,
    MemberRemoved,
    MembershipEnded,
)
from portal.participants.household.membership import (
    HouseholdError,
    MemberDetails,
    check_member,
    check_overlap,
    check_year,
)
from portal.participants.household.models import Household, HouseholdMember
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import today
from tenants.database import db, new_id
from tenants.permissions import NotFoundError


def open_household(participant: Participant) -> Household:
    """Return a woman's household, made now if there is none."""
    _whose(participant.id)
    found = queries.household(participant.id)
    if found is None:
        found = Household(id=new_id(), participant_id=participant.id)
        db.session.add(found)
        db.session.flush()
    return found


def add_member(household: Household, details: MemberDetails) -> HouseholdMember:
    """Write somebody into a household; raises HouseholdError for what cannot be."""
    whose = _whose(household.participant_id)
    details = _dated(details, whose)
    member = HouseholdMember(
        id=new_id(),
        organisation_id=household.organisation_id,
        participant_id=whose.id,
        household_id=household.id,
    )
    _check(details, whose, besides=member.id)
    _write(member, details)
    db.session.add(member)
    _settle(whose)
    fact = MemberAdded(whose.id, member.id, member.relation)
    ledger.record(fact, about=whose.id)
    return member


def change_member(
    member: HouseholdMember, details: MemberDetails, *, version: int | None
) -> HouseholdMember:
    """Write what is known now; raises ConflictError when somebody wrote meanwhile."""
    if version != member.version:
        raise ConflictError
    whose = _whose(member.participant_id)
    details = _dated(_still_tied(member, details), whose)
    _check(details, whose, besides=member.id)
    _write(member, details)
    _settle(whose)
    ledger.record(MemberChanged(whose.id, member.id), about=whose.id)
    return member


def end_membership(member: HouseholdMember, left_on: date) -> None:
    """Let somebody belong to a household no more from a day on; what was known stays."""
    if left_on < member.joined_on:
        raise HouseholdError(_("La fine viene prima dell'inizio."), "left_on")
    if left_on > today():
        raise HouseholdError(_("Questo giorno deve ancora venire."), "left_on")
    member.left_on = left_on
    _settle(_whose(member.participant_id))
    ledger.record(
        MembershipEnded(member.participant_id, member.id, left_on), about=member.participant_id
    )


def remove_member(member: HouseholdMember) -> None:
    """Take out a row that was written by mistake; for who left there is `end_membership`."""
    whose = _whose(member.participant_id)
    db.session.delete(member)
    _settle(whose)
    ledger.record(MemberRemoved(whose.id, member.id), about=whose.id)


def identified(details: MemberDetails, code: str) -> MemberDetails:
    """Say that a member is a woman whom the organisation follows, too; no contact is copied.

    A protected woman lends nothing to another's page, not even her name.
    """
    if not code:
        return details
    person = queries.participant_by_code(code)
    if person is None:
        raise HouseholdError(_("Non segui nessuna persona con questo codice."), "person_code")
    if person.protected:
        return replace(details, person_id=person.id)
    return replace(
        details,
        person_id=person.id,
        given_name=details.given_name or person.given_name,
        born_in=details.born_in or person.born_in,
    )


def count_children(participant: Participant) -> None:
    """Keep what the list of cases shows of her children true to the household of today."""
    children = queries.children_of(participant.id, today())
    cases.note_children(participant, [child.born_in for child in children if child.born_in])


def _whose(participant_id: UUID) -> Participant:
    """Return the woman, so that nobody else changes her household meanwhile."""
    query = select(Participant).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.id == participant_id,
    )
    fresh = query.with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(fresh)
    if found is None:
        raise NotFoundError
    return found


def _dated(details: MemberDetails, whose: Participant) -> MemberDetails:
    """Let who was always there belong to the household since the enrolment, or since birth."""
    check_year(details.born_in, today())
    if details.joined_on is not None:
        return details
    born = date(details.born_in, 1, 1) if details.born_in else date.min
    return replace(details, joined_on=max(whose.enrolled_on, born))


def _still_tied(member: HouseholdMember, details: MemberDetails) -> MemberDetails:
    """Keep the tie to a woman whose code was not shown, since she is hidden from whoever writes."""
    hidden = member.person_id and not people.participants([member.person_id])
    return replace(details, person_id=member.person_id) if hidden else details


def _check(details: MemberDetails, whose: Participant, *, besides: UUID) -> None:
    check_member(details, mother_born_in=whose.born_in, today=today())
    if details.person_id == whose.id:
        raise HouseholdError(_("Lei c'è già: aggiungi le altre persone."), "person_code")
    others = [each for each in queries.memberships(whose.id) if each.id != besides]
    check_overlap(details, others)


def _write(member: HouseholdMember, details: MemberDetails) -> None:
    for name, value in asdict(details).items():
        setattr(member, name, value)


def _settle(whose: Participant) -> None:
    db.session.flush()
    count_children(whose)
