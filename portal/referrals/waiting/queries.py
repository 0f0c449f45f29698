"""Reads of waiting lists: the partner's own, and the sender's place on one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, select

from portal.referrals.tracking.kinds import Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.reasons import WAITLISTED
from portal.referrals.waiting.kinds import LIVE, EntryState
from portal.referrals.waiting.models import WaitlistEntry
from portal.referrals.waiting.party import Party, read
from tenants import door, scope
from tenants.database import db
from tenants.models import Organisation
from tenants.permissions import NotFoundError


@dataclass(frozen=True, slots=True)
class PlaceOnList:
    """What the sender knows of a list: her own place on it, and what is offered to her."""

    state: EntryState
    position: int
    party: Party
    offer_until: date | None


def place_of(referral: Referral) -> PlaceOnList | None:
    """Return where a referral of one's own stands on its partner's list; none when on none."""
    said: dict[str, Any] | None = door.call_inside("waiting_place", referral=referral.id)
    if said is None:
        return None
    until = said["offer_until"]
    return PlaceOnList(
        EntryState(said["state"]),
        said["position"],
        read(said["party"]),
        date.fromisoformat(until) if until else None,
    )


def entry(entry_id: UUID) -> WaitlistEntry:
    """Return a live entry of one's own lists."""
    found = db.session.scalar(_live().where(WaitlistEntry.id == entry_id))
    if found is None:
        raise NotFoundError
    return found


def entry_of(referral: Referral) -> WaitlistEntry | None:
    """Return the live entry of a referral that one received."""
    return db.session.scalar(_live().where(WaitlistEntry.referral_id == referral.id))


def on_list(service_id: UUID) -> Sequence[Row[WaitlistEntry, Referral]]:
    """Return who is on the list of a service with her referral, in order, while it is on hold."""
    query = (
        select(WaitlistEntry, Referral)
        .join(Referral, _its_referral())
        .where(
            WaitlistEntry.organisation_id == scope.current().organisation_id,
            WaitlistEntry.service_id == service_id,
            WaitlistEntry.state.in_(LIVE),
            *_on_hold(),
        )
        .order_by(WaitlistEntry.sort, WaitlistEntry.joined_at, WaitlistEntry.id)
    )
    return db.session.execute(query).all()


def off_list(service_id: UUID) -> Sequence[Referral]:
    """Return the referrals that wait for a place of a service and stand on no list yet."""
    query = (
        select(Referral)
        .outerjoin(WaitlistEntry, and_(_its_referral(), WaitlistEntry.state.in_(LIVE)))
        .where(
            Referral.recipient_id == scope.current().organisation_id,
            Referral.service_id == service_id,
            WaitlistEntry.id.is_(None),
            *_on_hold(),
        )
        .order_by(Referral.accepted_at, Referral.id)
    )
    return db.session.scalars(query).all()


def live_entries() -> Sequence[WaitlistEntry]:
    """Return everything that lives on the lists of the own organisation, service by service."""
    query = _live().order_by(WaitlistEntry.service_id, WaitlistEntry.sort, WaitlistEntry.id)
    return db.session.scalars(query).all()


def referral_of(found: WaitlistEntry) -> Referral | None:
    """Return the referral of an entry; none where it was erased."""
    return db.session.get(Referral, (found.sender_id, found.referral_id))


def counts() -> dict[tuple[UUID, EntryState], int]:
    """Return how many wait, and how many have an offer, by service."""
    query = (
        select(WaitlistEntry.service_id, WaitlistEntry.state, func.count())
        .join(Referral, _its_referral())
        .where(
            WaitlistEntry.organisation_id == scope.current().organisation_id,
            WaitlistEntry.state.in_(LIVE),
            *_on_hold(),
        )
        .group_by(WaitlistEntry.service_id, WaitlistEntry.state)
        .order_by(WaitlistEntry.service_id, WaitlistEntry.state)
    )
    return {(service, state): count for service, state, count in db.session.execute(query)}


def last_place(service_id: UUID) -> int:
    """Return the last number given on a list."""
    query = select(func.max(WaitlistEntry.sort)).where(
        WaitlistEntry.organisation_id == scope.current().organisation_id,
        WaitlistEntry.service_id == service_id,
    )
    return db.session.scalar(query) or 0


def organisations() -> Sequence[UUID]:
    return db.session.scalars(select(Organisation.id).order_by(Organisation.id)).all()


def is_waiting(referral: Referral | None) -> bool:
    """Tell whether a referral still waits for a place."""
    return (
        referral is not None and referral.status is Status.ON_HOLD and referral.reason == WAITLISTED
    )


def _live() -> Select[WaitlistEntry]:
    return select(WaitlistEntry).where(
        WaitlistEntry.organisation_id == scope.current().organisation_id,
        WaitlistEntry.state.in_(LIVE),
    )


def _its_referral() -> Any:  # noqa: ANN401 -- an SQL condition
    return and_(
        Referral.organisation_id == WaitlistEntry.sender_id,
        Referral.id == WaitlistEntry.referral_id,
    )


def _on_hold() -> tuple[Any, ...]:
    return (Referral.status == Status.ON_HOLD, Referral.reason == WAITLISTED)
