"""Reads about cases; `participant` is the one way to open one, and it writes that down."""

from collections.abc import Sequence
from uuid import UUID

from flask import request
from sqlalchemy import Select, or_, select

from portal.organisations.people import queries as people
from portal.participants.cases.kinds import CaseState, TransferState
from portal.participants.cases.models import (
    AccessRecord,
    CaseStep,
    CaseTransfer,
    NamedStaff,
    Participant,
    ParticipantLink,
)
from portal.participants.cases.permissions import Cases
from tenants import door, scope
from tenants.clock import now
from tenants.database import db, new_id
from tenants.identity import signed_in
from tenants.models import Role, User
from tenants.permissions import NotFoundError, check
from tenants.remembering import asked_once

MOST_RECORDS = 100


def participant(participant_id: UUID, permission: Cases) -> Participant:
    """Open a case; who opens it, which page and when is committed before anything is shown.

    Raises NotFoundError for a case of another organisation, without case access, or protected.
    When the record cannot be written the error goes on, and the page is not shown.
    """
    found = db.session.scalar(_own().where(Participant.id == participant_id))
    if found is None:
        raise NotFoundError
    check(signed_in(), permission, found)
    _note_access(found)
    return found


def participants(ids: Sequence[UUID]) -> dict[UUID, Participant]:
    """Return several participants for a list, by id: names and codes, no page of theirs."""
    return {found.id: found for found in db.session.scalars(_own().where(Participant.id.in_(ids)))}


def owned_by(user_id: UUID) -> Select[UUID]:
    """Return the select of the ids of the cases that a person follows, for lists about them."""
    return select(Participant.id).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.owner_id == user_id,
    )


def transfer(participant_id: UUID) -> CaseTransfer | None:
    """Return the hand-over of a case that nobody has answered yet."""
    here = scope.current().organisation_id
    return db.session.scalar(
        select(CaseTransfer).where(
            CaseTransfer.organisation_id == here,
            CaseTransfer.participant_id == participant_id,
            CaseTransfer.state == TransferState.ASKED,
        )
    )


def transfers_to(user_id: UUID) -> Sequence[tuple[CaseTransfer, str]]:
    """Return the hand-overs that wait for a person, with the code of each case."""
    query = (
        select(CaseTransfer, Participant.code)
        .join(
            Participant,
            (Participant.organisation_id == CaseTransfer.organisation_id)
            & (Participant.id == CaseTransfer.participant_id),
        )
        .where(
            CaseTransfer.organisation_id == scope.current().organisation_id,
            CaseTransfer.to_user_id == user_id,
            CaseTransfer.state == TransferState.ASKED,
        )
        .order_by(CaseTransfer.asked_at)
    )
    return [(transfer, code) for transfer, code in db.session.execute(query)]


@asked_once
def steps(participant_id: UUID) -> Sequence[CaseStep]:
    """Return the moves of a case, the newest first."""
    return db.session.scalars(_steps(participant_id)).all()


def state_before_closing(participant_id: UUID) -> CaseState | None:
    """Return the state that a closed case had before; none when it was never another."""
    last = db.session.scalar(_steps(participant_id).limit(1))
    return CaseState(last.from_state) if last and last.from_state else None


def named_staff(participant_id: UUID) -> frozenset[UUID]:
    """Return who may open a protected case."""
    query = select(NamedStaff.user_id).where(
        NamedStaff.organisation_id == scope.current().organisation_id,
        NamedStaff.participant_id == participant_id,
    )
    return frozenset(db.session.scalars(query))


def managers() -> dict[UUID, str]:
    """Return the welfare managers of the organisation: user id → name, in order."""
    return people.holders(Role.WELFARE_MANAGER)


def names(user_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the names of colleagues, those who left included."""
    query = select(User.id, User.name).where(User.id.in_(set(user_ids)))
    return dict(iter(db.session.execute(query)))


def accesses(participant_id: UUID) -> Sequence[AccessRecord]:
    """Return who looked at a case, the newest first."""
    query = (
        select(AccessRecord)
        .where(
            AccessRecord.organisation_id == scope.current().organisation_id,
            AccessRecord.participant_id == participant_id,
        )
        .order_by(AccessRecord.looked_at.desc(), AccessRecord.id)
        .limit(MOST_RECORDS)
    )
    return db.session.scalars(query).all()


def linked(participant_id: UUID) -> Sequence[tuple[ParticipantLink, Participant]]:
    """Return the rows that are probably the same woman, each with its link; most have none."""
    link = ParticipantLink
    query = (
        select(link)
        .where(
            link.organisation_id == scope.current().organisation_id,
            or_(link.participant_id == participant_id, link.other_id == participant_id),
            link.unlinked_at.is_(None),
        )
        .order_by(link.linked_at)
    )
    found = [(each, each.beyond(participant_id)) for each in db.session.scalars(query)]
    people = participants([other for _link, other in found]) if found else {}
    return [(each, people[other]) for each, other in found if other in people]


def _own() -> Select[Participant]:
    return select(Participant).where(Participant.organisation_id == scope.current().organisation_id)


def _steps(participant_id: UUID) -> Select[CaseStep]:
    return (
        select(CaseStep)
        .where(
            CaseStep.organisation_id == scope.current().organisation_id,
            CaseStep.participant_id == participant_id,
        )
        .order_by(CaseStep.made_at.desc(), CaseStep.id.desc())
    )


def _note_access(participant: Participant) -> None:
    """Write the access down on a connection of its own: it stays when the request fails."""
    door.call(
        "note_access",
        record=new_id(),
        organisation=participant.organisation_id,
        participant=participant.id,
        person=scope.current().user_id,
        page=request.endpoint or "",
        at=now(),
    )
