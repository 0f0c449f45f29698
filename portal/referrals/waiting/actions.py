"""What a partner does with its waiting lists: puts on, offers places, moves; all or nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from portal.catalogue.publishing.upkeep import actions as services
from portal.referrals.clocks.timing import times_of
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change, ReferralError
from portal.referrals.tracking.kinds import Act, Business, Clock, Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.reasons import WAITLISTED
from portal.referrals.tracking.timing import Running
from portal.referrals.waiting import order, queries
from portal.referrals.waiting.facts import PlacesOffered, WaitlistJoined, WaitlistMoved
from portal.referrals.waiting.kinds import EntryState, MoveReason
from portal.referrals.waiting.models import WaitlistEntry
from portal.referrals.waiting.party import Party
from portal.ui.language import lazy as _l
from tenants import ledger
from tenants.clock import now, today
from tenants.database import db


class WaitingError(ReferralError):
    """Something that a list does not allow; `field` names where it is asked."""

    def __init__(self, words: Any, field: str = "") -> None:  # noqa: ANN401 -- a lazy message
        super().__init__(words)
        self.field = field


def put_on_list(
    held: Held, party: Party, *, review_on: date | None, version: int | None
) -> WaitlistEntry:
    """Let a referral wait for places of its service, behind everybody else."""
    referral = held.referral
    if referral.service_id is None or referral.recipient_id is None:
        raise WaitingError(_l("Questo invio non è per un servizio del catalogo."))
    if not party.is_possible:
        raise WaitingError(_l("Scrivi quanti posti servono: da uno a dodici."), "adults")
    if queries.entry_of(referral) is not None:
        raise WaitingError(_l("È già in lista."))
    if not queries.is_waiting(referral):
        values = {"review_on": review_on}
        change = Change(to=Status.ON_HOLD, code=WAITLISTED, values=values, version=version)
        tracking.move(held, change)
    return _joined(referral, referral.service_id, party)


def offer(entry: WaitlistEntry, *, reason: str = "") -> WaitlistEntry:
    """Offer a whole party its places, which are gone for everybody else from now on.

    Whoever is not the first gets an offer only for a reason of the list's rules.
    """
    if not reason and not _is_first(entry):
        raise WaitingError(_l("Non è la prima: scegli perché passa avanti."), "reason")
    referral = queries.referral_of(entry)
    if referral is None or not queries.is_waiting(referral):
        raise WaitingError(_l("Questo invio non aspetta più un posto."))
    taken = services.take_places(entry.service_id, entry.places)
    if taken is None:
        raise WaitingError(_l("I posti liberi non bastano per tutta la famiglia."))
    _mark_offered(entry, referral, taken)
    values = {"business": Business.PLACE_OFFERED.value}
    tracking.move(tracking.acting(referral, Side.PARTNER), Change(act=Act.OFFERED, values=values))
    ledger.record(PlacesOffered(entry.id, entry.places, reason), about=entry.referral_id)
    return entry


def offer_in_order(service_id: UUID, places: int) -> list[WaitlistEntry]:
    """Offer freed places in order; nobody overtakes a party that is too large for them."""
    services.give_places(service_id, places)
    return offer_next(service_id, places)


def offer_next(service_id: UUID, places: int) -> list[WaitlistEntry]:
    """Offer places that came back from an offer to whoever is next."""
    waiting = [each for each, _referral in queries.on_list(service_id) if _waits(each)]
    return [offer(each) for each in order.served(waiting, places)]


def put_at(entry: WaitlistEntry, place: int, *, reason: MoveReason) -> None:
    """Put somebody elsewhere on her list, for a reason of its rules."""
    claims = _locked(entry.service_id)
    if entry not in claims:
        raise WaitingError(_l("Ha già un'offerta: non è più in fila."))
    if not 1 <= place <= len(claims):
        raise WaitingError(_l("Scegli un posto della lista."), "place")
    entry.moved_for = reason.value
    for number, each in enumerate(order.moved(claims, entry, place), start=1):
        each.sort = number
    db.session.flush()
    ledger.record(WaitlistMoved(entry.id, place, reason.value), about=entry.referral_id)


def _joined(referral: Referral, service_id: UUID, party: Party) -> WaitlistEntry:
    entry = WaitlistEntry(
        service_id=service_id,
        sender_id=referral.organisation_id,
        referral_id=referral.id,
        party=party.written(),
        places=party.places,
        sort=queries.last_place(service_id) + 1,
    )
    db.session.add(entry)
    db.session.flush()
    ledger.record(WaitlistJoined(entry.id, referral.id, entry.places), about=referral.id)
    return entry


def _is_first(entry: WaitlistEntry) -> bool:
    waiting = [each for each, _referral in queries.on_list(entry.service_id) if _waits(each)]
    return bool(waiting) and waiting[0].id == entry.id


def _waits(entry: WaitlistEntry) -> bool:
    return entry.state is EntryState.WAITING


def _mark_offered(entry: WaitlistEntry, referral: Referral, taken: int) -> None:
    """Mark an entry as offered, unless somebody else did a moment before."""
    marked = db.session.execute(
        update(WaitlistEntry)
        .where(
            WaitlistEntry.organisation_id == entry.organisation_id,
            WaitlistEntry.id == entry.id,
            WaitlistEntry.state == EntryState.WAITING,
        )
        .values(
            state=EntryState.OFFERED,
            taken=taken,
            offered_at=now(),
            offer_until=_offered_until(referral),
            answer="",
        )
        .execution_options(synchronize_session=False)
        .returning(WaitlistEntry.id)
    ).scalar_one_or_none()
    if marked is None:
        raise WaitingError(_l("Qualcuno le ha già offerto il posto."))
    db.session.refresh(entry)


def _offered_until(referral: Referral) -> date:
    """Return until when the sender may answer: as long as to a question of the partner."""
    due = times_of([referral]).due(referral, Running(Clock.ANSWER, today()))
    return due.due_on or today()


def _locked(service_id: UUID) -> Sequence[WaitlistEntry]:
    """Return who waits for a service, in order; whoever moves somebody meanwhile waits."""
    ids = [each.id for each, _referral in queries.on_list(service_id)]
    locked = select(WaitlistEntry.id).where(WaitlistEntry.id.in_(ids)).order_by(WaitlistEntry.id)
    db.session.execute(locked.with_for_update()).all()
    db.session.expire_all()
    return [each for each, _referral in queries.on_list(service_id) if _waits(each)]
