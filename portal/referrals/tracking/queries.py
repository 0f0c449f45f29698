"""Reads of referrals; `referral` is the one way to open one, and it says from which side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, or_, select

from portal.participants.cases import queries as cases
from portal.referrals.tracking.kinds import Act, SeenBy, Side, Status
from portal.referrals.tracking.models import (
    Referral,
    ReferralEvent,
    ReferralSubject,
    ServiceRequest,
)
from portal.referrals.tracking.parties import sender
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.reasons import Reason, reason
from tenants import scope
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, check, may

SENDERS = sender("referral_id")  # the policy of what only the sender's side reads of a referral


@dataclass(frozen=True, slots=True)
class Held:
    """A referral as one of its two parties holds it."""

    referral: Referral
    side: Side

    @property
    def id(self) -> UUID:
        return self.referral.id

    @property
    def is_sender(self) -> bool:
        return self.side is Side.SENDER


def referral(referral_id: UUID, permission: Referrals, side: Side | None = None) -> Held:
    """Open a referral that this organisation sent or received, from the side that acts.

    Where one house is both parties, `side` says which; else its sender's, if one may send. Raises
    NotFoundError for a referral of others, a draft of the other side, or without the role.
    """
    found = db.session.scalar(_mine().where(Referral.id == referral_id))
    if found is None:
        raise NotFoundError
    held = next((Held(found, each) for each in _sides(found) if side in {None, each}), None)
    if held is None:
        raise NotFoundError
    check(signed_in(), permission, held)
    return held


def reason_told(status: Status, code: str) -> Reason | None:
    """Return a reason of an end by its code, for rooms that show ends."""
    return reason(status, code)


def codes_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """Return the codes of referrals that this organisation sent, by id."""
    query = sent().where(Referral.id.in_(ids)).with_only_columns(Referral.id, Referral.code)
    return dict(iter(db.session.execute(query)))


def sent() -> Select[Referral]:
    """Return the select of what this organisation sent."""
    return select(Referral).where(Referral.organisation_id == scope.current().organisation_id)


def received() -> Select[Referral]:
    """Return the select of what this organisation received."""
    return select(Referral).where(
        Referral.recipient_id == scope.current().organisation_id,
        Referral.status != Status.DRAFT,
    )


def events(held: Held) -> Sequence[ReferralEvent]:
    """Return what happened to a referral, the oldest first, as its side may know it."""
    hidden = SeenBy.PARTNER if held.is_sender else SeenBy.SENDER
    query = (
        select(ReferralEvent)
        .where(*_of(held.referral), ReferralEvent.seen_by != hidden)
        .order_by(ReferralEvent.happened_at, ReferralEvent.id)
    )
    return db.session.scalars(query).all()


def attempts(referral: Referral) -> Sequence[ReferralEvent]:
    """Return the times somebody tried to reach her, the oldest first."""
    query = (
        select(ReferralEvent)
        .where(*_of(referral), ReferralEvent.act == Act.ATTEMPTED)
        .order_by(ReferralEvent.happened_at)
    )
    return db.session.scalars(query).all()


def subject(referral: Referral) -> ReferralSubject:
    """Return for whom a referral is: the sender's knowledge alone."""
    return db.session.get_one(ReferralSubject, (referral.organisation_id, referral.id))


def request_of(referral: Referral) -> ServiceRequest:
    """Return the need behind a referral: the sender's knowledge alone."""
    request_id = subject(referral).request_id
    return db.session.get_one(ServiceRequest, (referral.organisation_id, request_id))


def of_participant(participant_id: UUID) -> Sequence[Referral]:
    """Return the referrals made for a woman, the newest first."""
    query = (
        sent()
        .join(
            ReferralSubject,
            (ReferralSubject.organisation_id == Referral.organisation_id)
            & (ReferralSubject.id == Referral.id),
        )
        .where(ReferralSubject.participant_id == participant_id)
        .order_by(Referral.created_at.desc(), Referral.id.desc())
    )
    return db.session.scalars(query).all()


def follower(referral: Referral) -> UUID | None:
    """Return who follows the woman of a referral; none without access to her case."""
    found = _woman(referral)
    return found.owner_id if found else None


def is_shut_away(referral: Referral) -> bool:
    """Tell whether its woman is hidden from who asks."""
    return _woman(referral) is None


def address(referral_id: UUID, side: Side) -> str:
    """Return the path of a referral's page, as one side opens it."""
    return f"/referrals/{referral_id}" if side is Side.SENDER else f"/referrals/inbox/{referral_id}"


def _woman(referral: Referral) -> Any:  # noqa: ANN401 -- a participant, whose table is another room's
    found = db.session.get(ReferralSubject, (referral.organisation_id, referral.id))
    return cases.participants([found.participant_id]).get(found.participant_id) if found else None


def _mine() -> Select[Referral]:
    here = scope.current().organisation_id
    return select(Referral).where(
        or_(Referral.organisation_id == here, Referral.recipient_id == here)
    )


def _sides(found: Referral) -> list[Side]:
    """Return the sides from which the person who asks may open a referral."""
    here, identity = scope.current().organisation_id, signed_in()
    return [
        side
        for side, owner, permission in (
            (Side.SENDER, found.organisation_id, Referrals.SEE_SENT),
            (Side.PARTNER, found.recipient_id, Referrals.ANSWER),
        )
        if owner == here and may(identity, permission)
    ]


def _of(referral: Referral) -> tuple[ColumnElement[bool], ...]:
    return (
        ReferralEvent.organisation_id == referral.organisation_id,
        ReferralEvent.referral_id == referral.id,
    )
